/** @file Kills the page, the main process and the service at ten moments each while they record, and tells what was lost and whether it plays. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runEntry } from '../../../build/run-entry.ts'
import { locateFfmpeg, type FfmpegTools } from '../../../electron/service/video/locate-ffmpeg.ts'
import { launchCertpack, type Launched } from '../../helpers/launch.ts'
import { crashPage, pressByScript, waitForText } from '../../helpers/page-script.ts'
import { fakeMicrophone, keptTakes, openRecorder, serviceProcessId, showClock, waitForPicture } from '../../helpers/record-screen.ts'
import { clockValue, readClock, type ClockFrame } from '../../helpers/screen-clock.ts'

/** After the first picture is on the disk, in milliseconds; a fragment is about a second long, so that these fall at all places of one. */
const moments = Array.from({ length: 10 }, (_, index) => 200 + index * 370)
const mostLostMs = 2_000

type Victim = 'page' | 'main' | 'service'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function record(app: Launched, ms: number): Promise<void> {
  await pressByScript(app, 'Record')
  await waitForText(app, /Stop/)
  await pressByScript(app, 'Generation')
  await waitForPicture(app.dataDir)
  await wait(ms)
}

function readFrames(tools: FfmpegTools, path: string): ClockFrame[] {
  try {
    return readClock(tools, path)
  } catch {
    return []
  }
}

/** @returns what is to be told of the newest take. */
async function judge(tools: FfmpegTools, dataDir: string, path: string, untilMs: number): Promise<string> {
  const kept = (await keptTakes(dataDir, path)).at(-1)
  if (!kept) return 'NOTHING KEPT'
  const frames = readFrames(tools, kept.path)
  if (frames.length === 0)
    return `WRONG: ${kept.take.bytes} bytes that show nothing, ${kept.take.durationMs.toFixed(0)} ms, ${kept.take.state} ${kept.take.reason}`
  const lostMs = clockValue(untilMs) - (frames.at(-1)?.clockMs ?? 0)
  const isMarked = kept.take.marks.length === 1
  const isRight = lostMs <= mostLostMs && isMarked
  return `${isRight ? 'ok' : 'WRONG'}: ${lostMs} ms lost, ${frames.length} pictures, ${kept.take.marks.length} mark, ${kept.take.state}`
}

await runEntry(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'certpack-kill-sweep-'))
  const tools = await locateFfmpeg({})
  const launch = () => launchCertpack({ dataDir, args: fakeMicrophone })
  let app = await launch()
  try {
    await showClock(app)
    const path = await openRecorder(app)
    for (const victim of ['service', 'page', 'main'] satisfies Victim[])
      for (const ms of moments) {
        await record(app, ms)
        let untilMs = Date.now()
        if (victim === 'service') {
          process.kill(await serviceProcessId(app), 'SIGKILL')
          await waitForText(app, /is being started again/)
          await wait(1_000)
          untilMs = Date.now()
          await pressByScript(app, 'Stop')
          await waitForText(app, /What to record/)
        } else if (victim === 'page') {
          await crashPage(app)
          await waitForText(app, /were kept/)
        } else {
          await app.kill()
        }
        console.log(`${victim} ${ms} ms: ${await judge(tools, dataDir, path, untilMs)}`)
        if (victim === 'main') {
          app = await launch()
          await showClock(app)
          await waitForText(app, /was interrupted/)
          await pressByScript(app, 'Look at it')
          await pressByScript(app, 'Keep it')
          await pressByScript(app, 'Record another take')
          await waitForText(app, /What to record/)
        }
        if (victim === 'page') await pressByScript(app, 'Keep it')
        // The service counts as broken when it dies too often within a minute.
        if (victim === 'service') await wait(8_000)
      }
    return 0
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
})
