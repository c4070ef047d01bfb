/** @file A page that draws its own clock as black and white squares, and what a recording of it shows of the clock, frame by frame. */
import { execFileSync } from 'node:child_process'
import type { FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'

const bits = 24
const squarePixels = 40
const stepPixels = 44
const topPixels = 20
const leftPixels = 40

/** As large as the whole screen, with text that moves: what a recorder has to work for. */
export const clockPage = `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><title>Clock</title>
<body style="margin:0;background:#fff;color:#000;font:16px sans-serif;overflow:hidden">
<canvas id="clock" width="1900" height="80" style="display:block"></canvas><div id="text" style="height:960px;overflow:hidden"></div>
<script>
  const drawing = document.getElementById('clock').getContext('2d')
  const text = document.getElementById('text')
  for (let line = 0; line < 120; line += 1) text.append(Object.assign(document.createElement('p'), { textContent: 'Envelope ' + line + ' was sent, delivered and completed; its recipient signed the document and its status came back. '.repeat(2) }))
  let frame = 0
  let scrolls = true
  const draw = () => {
    const now = Math.round(performance.timeOrigin + performance.now()) % ${2 ** bits}
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, 1900, 80)
    for (let bit = 0; bit < ${bits}; bit += 1) {
      drawing.fillStyle = (now >> bit) & 1 ? '#000' : '#fff'
      drawing.fillRect(${leftPixels} + bit * ${stepPixels}, ${topPixels}, ${squarePixels}, ${squarePixels})
    }
    frame += 1
    if (scrolls && frame % 2 === 0) text.scrollTop = (frame * 2) % 900
  }
  setInterval(draw, 40)
</script>`)}`

/** @returns what the clock shows at an instant of the wall clock, in milliseconds. */
export const clockValue = (wallMs: number): number => Math.round(wallMs) % 2 ** bits

export type ClockFrame = { atMs: number; clockMs: number }

/**
 * @param path a recording of the page at its full size.
 * @returns each picture of it: when it is shown in the file, and what the clock said.
 */
export function readClock({ ffmpegPath, ffprobePath }: Pick<FfmpegTools, 'ffmpegPath' | 'ffprobePath'>, path: string): ClockFrame[] {
  const width = leftPixels + bits * stepPixels
  const filter = `crop=${width}:2:0:${topPixels + squarePixels / 2}`
  const luma = execFileSync(ffmpegPath, ['-v', 'fatal', '-i', path, '-vsync', '0', '-vf', filter, '-an', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], {
    maxBuffer: 256 * 1024 * 1024,
  })
  const times = execFileSync(ffprobePath, ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = times
    .split('\n')
    .map(Number.parseFloat)
    .filter((time) => !Number.isNaN(time))
    .toSorted((a, b) => a - b)
  const count = luma.length / (width * 2)
  if (count !== seconds.length) throw new Error(`${path} has ${seconds.length} times but ${count} pictures`)
  return seconds.map((time, index) => ({ atMs: time * 1_000, clockMs: clockAt(luma, index * width * 2) }))
}

function clockAt(luma: Uint8Array, offset: number): number {
  let value = 0
  for (let bit = 0; bit < bits; bit += 1) {
    const shade = luma[offset + leftPixels + bit * stepPixels + squarePixels / 2] ?? 255
    if (shade < 128) value += 2 ** bit
  }
  return value
}

/** @returns the longest time for which a recording shows the same picture, and how many pictures it has a second. */
export function frameFacts(frames: readonly ClockFrame[]): { longestGapMs: number; framesPerSecond: number } {
  const gaps = frames.slice(1).map(({ atMs }, index) => atMs - (frames[index]?.atMs ?? 0))
  const spanMs = (frames.at(-1)?.atMs ?? 0) - (frames[0]?.atMs ?? 0)
  return { longestGapMs: Math.max(0, ...gaps), framesPerSecond: (frames.length - 1) / (spanMs / 1_000) }
}

/** Pictures that are looked at together: on a busy machine the page draws late, and one of them alone may show an old time. */
const windowMs = 2_000

/**
 * @param pauses what of the clock's time the recording left out, from which of its instants on.
 * @returns by how much the recording's time departs from the clock's, at most and at the end, counted from its beginning.
 */
export function driftOf(
  frames: readonly ClockFrame[],
  pauses: readonly { atMs: number; lengthMs: number }[] = [],
): { mostMs: number; lastMs: number } {
  const offsets = new Map<number, number>()
  for (const { atMs, clockMs } of frames) {
    const leftOutMs = pauses.reduce((sum, pause) => sum + (atMs > pause.atMs ? pause.lengthMs : 0), 0)
    const window = Math.floor(atMs / windowMs)
    // A picture may show a time that is past, never one that is to come.
    offsets.set(window, Math.max(offsets.get(window) ?? -Infinity, clockMs - leftOutMs - atMs))
  }
  const [first = 0, ...others] = offsets.values()
  const drifts = others.map((offset) => offset - first)
  return { mostMs: Math.max(0, ...drifts.map(Math.abs)), lastMs: drifts.at(-1) ?? 0 }
}
