/** @file Build script: records the screen without loss, and tells whether frames are missing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { runTool } from './run-tool.ts'
import { screenSize, type ScreenSize } from './screen.ts'

export const captureFrameRate = 30

export type CaptureSettings = {
  size: ScreenSize
  frameRate: number
  /** How many frames may wait in memory for the encoder. */
  queueFrames: number
  output: readonly string[]
}

/** Passthrough keeps every frame at the time it was taken, so that a gap stays visible. */
const withoutLoss = ['-fps_mode', 'passthrough', '-c:v', 'libx264rgb', '-preset', 'ultrafast', '-qp', '0']

export type Capture = {
  /** Instant of the first frame, milliseconds since 1970. */
  startedAtMs: number
  /** Resolves with the number of frames that a constant frame rate had to repeat. */
  stop: () => Promise<number>
}

/** Starts recording the display into `path` (Matroska, lossless RGB unless told otherwise). Resolves with the first frame taken. */
export async function startCapture(
  display: string,
  path: string,
  { size = screenSize, frameRate = captureFrameRate, queueFrames = 512, output = withoutLoss }: Partial<CaptureSettings> = {},
): Promise<Capture> {
  const input = [
    '-thread_queue_size',
    `${queueFrames}`,
    '-f',
    'x11grab',
    '-framerate',
    `${frameRate}`,
    '-video_size',
    `${size.width}x${size.height}`,
    '-draw_mouse',
    '1',
    '-i',
    display,
  ]
  const recorder = spawn('ffmpeg', ['-hide_banner', '-nostats', ...input, ...output, '-y', path], { stdio: ['pipe', 'ignore', 'pipe'] })
  const exit = once(recorder, 'exit')
  let messages = ''
  const startedAtMs = await new Promise<number>((resolve, reject) => {
    recorder.stderr.on('data', (piece: Buffer) => {
      messages += piece.toString()
      const start = /Input #0, x11grab[\s\S]*?start: (\d+\.\d+)/.exec(messages)?.[1]
      if (start) resolve(Number(start) * 1000)
    })
    recorder.once('exit', () => reject(new Error(`The recording did not start: ${messages.trim().split('\n').at(-1)}`)))
  })
  return {
    startedAtMs,
    stop: async () => {
      recorder.stdin.end('q')
      const [code] = (await exit) as [number | null]
      if (code !== 0) throw new Error(`The recording failed: ${messages.trim().split('\n').at(-1)}`)
      return Number(/ dup=(\d+)/.exec(messages)?.[1] ?? 0)
    },
  }
}

/** @returns how many frames the recording should and does have, and its longest gap in milliseconds. */
export async function measureCapture(path: string): Promise<{ expected: number; taken: number; longestGapMs: number }> {
  const listed = await runTool('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path])
  const times = listed
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const lengthSeconds = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return { expected: Math.round(lengthSeconds * captureFrameRate) + 1, taken: times.length, longestGapMs: Math.max(0, ...gaps) * 1000 }
}
