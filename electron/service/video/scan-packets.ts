/** @file Finds the real length and frame rate of a recording from its packets, without decoding. Service process. */
import { fileUrl, inputOptions } from './input-arguments.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { runTool } from './run-tool.ts'

export type PacketScan = { durationMs: number; frameRate: number; peakFrameRate: number; isVariableFrameRate: boolean }

type ScanOptions = { tools: FfmpegTools; path: string; videoStream: number; audioStream: number | null; timeLimitMs: number; signal?: AbortSignal }

/**
 * Constant memory: of the intervals between frames only a histogram in milliseconds is kept.
 * @returns null when the file could not be read to its end in time, or holds no picture with a time.
 */
export async function scanPackets({ tools, path, videoStream, audioStream, timeLimitMs, signal }: ScanOptions): Promise<PacketScan | null> {
  let frames = 0
  let startMs = Number.POSITIVE_INFINITY
  let endMs = 0
  let firstFrameMs = Number.POSITIVE_INFINITY
  let lastFrameMs = 0
  let previousFrameMs = 0
  const intervals = new Map<number, number>()
  const onLine = (line: string) => {
    const [stream, pts, dts, duration] = line.split(',')
    const index = Number(stream)
    // AVI has only decoding times.
    const atMs = (Number.isFinite(Number(pts)) ? Number(pts) : Number(dts)) * 1000
    if (!Number.isFinite(atMs) || (index !== videoStream && index !== audioStream)) return
    const lengthMs = Number(duration) * 1000 || 0
    startMs = Math.min(startMs, atMs)
    endMs = Math.max(endMs, atMs + lengthMs)
    if (index !== videoStream) return
    // With B-frames packets come out of order; going back says nothing about the interval.
    const interval = Math.round(atMs - previousFrameMs)
    if (frames > 0 && interval > 0) intervals.set(interval, (intervals.get(interval) ?? 0) + 1)
    previousFrameMs = atMs
    firstFrameMs = Math.min(firstFrameMs, atMs)
    lastFrameMs = Math.max(lastFrameMs, atMs)
    frames += 1
  }
  const entries = 'packet=stream_index,pts_time,dts_time,duration_time'
  const args = ['-v', 'error', '-hide_banner', ...inputOptions(), '-show_entries', entries, '-of', 'csv=p=0', '-i', fileUrl(path)]
  const { isTimedOut } = await runTool({ command: tools.ffprobePath, args, timeLimitMs, signal, onLine })
  if (isTimedOut || frames === 0 || endMs <= startMs) return null

  const typicalMs = percentile(intervals, 0.5)
  const shortMs = percentile(intervals, 0.1)
  // The last packet often has no length of its own.
  const durationMs = Math.max(endMs, lastFrameMs + typicalMs) - startMs
  const spanMs = lastFrameMs - firstFrameMs
  const frameRate = frames > 1 && spanMs > 0 ? nearestCommonRate(((frames - 1) * 1000) / spanMs) : 1000 / durationMs
  // Times are often rounded to milliseconds, so an interval of 33 means 30 frames a second, not 30.3.
  const peakFrameRate = shortMs > 0 ? Math.max(frameRate, nearestCommonRate(1000 / (shortMs + 0.5))) : frameRate
  const isVariableFrameRate = peakFrameRate > frameRate * 1.15
  return { durationMs: Math.round(durationMs), frameRate, peakFrameRate: isVariableFrameRate ? peakFrameRate : frameRate, isVariableFrameRate }
}

const commonRates = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60]

/** @returns the rate that was meant, where the measured one is within a third of a per cent of it. */
function nearestCommonRate(rate: number): number {
  const nearest = commonRates.toSorted((a, b) => Math.abs(a - rate) - Math.abs(b - rate))[0] ?? rate
  return Math.abs(nearest - rate) < rate / 300 ? nearest : rate
}

function percentile(histogram: ReadonlyMap<number, number>, share: number): number {
  const sorted = [...histogram].sort(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [interval, count] of sorted) {
    seen += count
    if (seen >= total * share) return interval
  }
  return 0
}
