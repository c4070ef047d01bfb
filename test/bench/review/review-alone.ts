/** @file Reads the screen of one recording in a process of its own, so that its use can be told: `<path> <folder>`; prints JSON. */
import { findOnScreen } from '#shared/domain/screen/find-on-screen.ts'
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { runEntry } from '../../../build/run-entry.ts'
import { readRecording } from '../../../electron/service/review/read-recording.ts'
import { analyseVideo } from '../../../electron/service/video/analyse.ts'
import { locateFfmpeg } from '../../../electron/service/video/locate-ffmpeg.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { peakMemoryBytes } from '../../helpers/peak-memory.ts'

export type ReviewReport = {
  recordingSeconds: number
  pictures: number
  words: number
  /** Of reading alone, without the look at the recording before it. */
  seconds: number
  cpuSeconds: number
  /** Of this process with its two threads, without ffmpeg. */
  peakBytes: number
  findings: ScreenFinding[]
}

await runEntry(async () => {
  const [path = '', folder = ''] = process.argv.slice(2)
  const tools = await locateFfmpeg({})
  const probed = await probeVideo(tools, path)
  const { analysis, conformed } = await analyseVideo({ tools, path, probed, folder })
  const [startedAt, used] = [performance.now(), process.cpuUsage()]
  const { pictures, words } = await readRecording({ tools, studied: { probed, analysis, conformed } })
  const { user, system } = process.cpuUsage(used)
  const report: ReviewReport = {
    recordingSeconds: probed.durationMs / 1000,
    pictures,
    words: words.length,
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: (user + system) / 1_000_000,
    peakBytes: peakMemoryBytes(),
    findings: findOnScreen(words, { values: [], personas: [] }),
  }
  process.stdout.write(JSON.stringify(report))
  return 0
})
