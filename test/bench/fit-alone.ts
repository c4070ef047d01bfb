/** @file One fit in a process of its own, so that its memory can be told: takes a recording, a limit and a folder, prints JSON. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { fitVideo } from '../../electron/service/video/fit.ts'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'
import { studyAlone } from '../../electron/service/video/study.ts'
import { runEntry } from '../../build/run-entry.ts'

export type FitReport = {
  path: string
  bytes: number
  width: number
  height: number
  frameRate: number
  /** Wall time of the one pass over the recording. */
  analysisSeconds: number
  /** Wall time of all that is known before the plan: probe, analysis, probe encodes, the first pass of what is proposed. */
  studySeconds: number
  /** Wall time of the rest: what the plan foretells. */
  fitSeconds: number
  predicted: { bytes: number; legibility: number; seconds: number }
  measured: { legibility: number; ssim: number; driftMs: number; loudnessLufs: number | null; truePeakDecibels: number | null }
  reason: string
}

await runEntry(async () => {
  const [path = '', limit = '', workDir = ''] = process.argv.slice(2)
  const tools = await locateFfmpeg({})
  const limitBytes = Number(limit)
  const folder = await mkdtemp(join(workDir, 'study-'))
  const startedAt = performance.now()
  const studied = await studyAlone({ tools, path, limitBytes, folder })
  const studySeconds = (performance.now() - startedAt) / 1000
  const { outputs, reason, elapsedMs } = await fitVideo({ tools, path, marks: [], limitBytes, workDir, studied })
  const [output] = outputs
  if (!output) throw new Error('There is no video')
  const { legibility, ssim, driftMs, loudnessLufs, truePeakDecibels } = output.measured
  const { width, height, frameRate } = output.properties
  const report: FitReport = {
    ...{
      path: output.path,
      bytes: output.bytes,
      width,
      height,
      frameRate,
      analysisSeconds: studied.analysis.seconds,
      studySeconds,
      fitSeconds: elapsedMs / 1000,
    },
    predicted: output.predicted,
    measured: { legibility, ssim, driftMs, loudnessLufs, truePeakDecibels },
    reason,
  }
  console.log(JSON.stringify(report))
  return 0
})
