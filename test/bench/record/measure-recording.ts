/**
 * @file Records a screen that moves, on a display of its own: `<ours|x11grab> <minutes>`; prints JSON. What draws the clock is a program
 * of its own, which counts for neither.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runEntry } from '../../../build/run-entry.ts'
import { locateFfmpeg } from '../../../electron/service/video/locate-ffmpeg.ts'
import { launchCertpack } from '../../helpers/launch.ts'
import { beginRecording, fakeMicrophone, keptTakes, openRecorder, pressOn, showClock } from '../../helpers/record-screen.ts'
import { driftOf, frameFacts, readClock } from '../../helpers/screen-clock.ts'
import { memoryGrowth, readUse, type MemorySample } from './memory.ts'

export type RecordingReport = {
  seconds: number
  /** Processor time as a share of one core. */
  cpuShare: number
  firstBytes: number
  mostBytes: number
  /** See {@link memoryGrowth}. */
  growth: number | null
  fileBytes: number
  framesPerSecond: number
  longestGapMs: number
  mostDriftMs: number
  lastDriftMs: number
}

const lookEveryMs = 2_000

/** Lets it record for so long. @returns what it used meanwhile. */
async function watch(root: number, minutes: number): Promise<Pick<RecordingReport, 'seconds' | 'cpuShare' | 'firstBytes' | 'mostBytes' | 'growth'>> {
  const startedAt = performance.now()
  const seconds = () => (performance.now() - startedAt) / 1_000
  const before = await readUse(root)
  const samples: MemorySample[] = []
  while (seconds() < minutes * 60) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    samples.push({ atSeconds: seconds(), bytes: (await readUse(root)).bytes })
  }
  const after = await readUse(root)
  return {
    seconds: seconds(),
    cpuShare: (after.cpuSeconds - before.cpuSeconds) / seconds(),
    firstBytes: samples[0]?.bytes ?? 0,
    mostBytes: Math.max(...samples.map(({ bytes }) => bytes)),
    growth: memoryGrowth(samples),
  }
}

type Used = Awaited<ReturnType<typeof watch>>

async function ours(minutes: number, folder: string): Promise<{ used: Used; path: string }> {
  const app = await launchCertpack({ dataDir: folder, args: fakeMicrophone })
  const submissionPath = await openRecorder(app)
  await beginRecording(app.page)
  const used = await watch(app.application.process().pid ?? 0, minutes)
  await pressOn(app.page, 'button', 'Stop')
  await app.page.getByRole('button', { name: 'Use as the recording' }).waitFor({ timeout: 60_000 })
  await app.close()
  const [kept] = await keptTakes(folder, submissionPath)
  if (!kept) throw new Error('Nothing was recorded.')
  return { used, path: kept.path }
}

/** What people use for the same: an encoder that is quick enough, and as many pictures a second as we ask for. */
async function x11grab(minutes: number, folder: string): Promise<{ used: Used; path: string }> {
  const path = join(folder, 'grabbed.mp4')
  const input = ['-f', 'x11grab', '-framerate', '20', '-video_size', '1920x1080', '-i', process.env.DISPLAY ?? ':0']
  const output = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '20',
    '-g',
    '20',
    '-pix_fmt',
    'yuv420p',
    '-movflags',
    '+frag_keyframe+empty_moov',
    path,
  ]
  const child = spawn('ffmpeg', ['-v', 'error', '-y', ...input, ...output], { stdio: ['pipe', 'inherit', 'inherit'] })
  const used = await watch(child.pid ?? 0, minutes)
  child.stdin.end('q')
  await once(child, 'exit')
  return { used, path }
}

await runEntry(async () => {
  const [by, minutes = '2'] = process.argv.slice(2)
  const folder = await mkdtemp(join(tmpdir(), 'certpack-bench-record-'))
  const clock = await launchCertpack()
  try {
    await showClock(clock)
    const { used, path } = await (by === 'ours' ? ours : x11grab)(Number(minutes), folder)
    const frames = readClock(await locateFfmpeg({}), path)
    const drift = driftOf(frames)
    const report: RecordingReport = {
      ...used,
      fileBytes: (await stat(path)).size,
      ...frameFacts(frames),
      mostDriftMs: drift.mostMs,
      lastDriftMs: drift.lastMs,
    }
    console.log(JSON.stringify(report))
    return 0
  } finally {
    await clock.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
