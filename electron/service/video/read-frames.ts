/** @file Runs ffmpeg and hands over the luma of its pictures one by one, in constant memory. Service process. */
import { spawn } from 'node:child_process'
import { setPriority, constants as osConstants } from 'node:os'
import type { Readable } from 'node:stream'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { freeBuffer } from '../files/free-buffer.ts'
import { defaultStallLimitMs } from './ffmpeg-command.ts'
import { fileUrl, inputOptions } from './input-arguments.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { guardAgainstOrphan } from './orphan-guard.ts'

/** One byte a pixel, row by row, 16 (black) to 235 (white) or 0 to 255. */
export type Luma = Uint8Array

export type FrameReading = {
  tools: FfmpegTools
  path: string
  /** Index of the picture's stream; `null` where `filter` is a graph that names its inputs itself. */
  stream: number | null
  /** A second file for such a graph. */
  secondPath?: string
  /** Ends in pictures of `width` by `height` at a constant rate. */
  filter: string
  width: number
  height: number
  /** Takes each picture; its buffer is used again from the third picture after it on. Nothing is read on until a promise is kept. */
  onFrame: (luma: Luma, index: number) => void | Promise<void>
  /** Sound of the same file as mono 16-bit samples at `sampleRate`. */
  sound?: { stream: number; sampleRate: number; onSamples: (samples: Int16Array) => void }
  /** More arguments for outputs of their own, behind the pictures. */
  extraOutputs?: readonly string[]
  signal?: AbortSignal
  stallLimitMs?: number
}

const rotatingBuffers = 3
const keptCharacters = 16_000

/**
 * @returns what ffmpeg said at log level info. @throws UserError `cancelled`, `encoder-missing`, `encoder-stalled`, `encoder-failed`.
 */
export async function readFrames(reading: FrameReading): Promise<string> {
  const { tools, path, stream, filter, sound, signal, stallLimitMs = defaultStallLimitMs } = reading
  throwIfCancelled(signal)
  const soundOutput = sound ? ['-map', `0:${sound.stream}`, '-vn', '-ac', '1', '-ar', String(sound.sampleRate), '-f', 's16le', 'pipe:3'] : []
  const args = [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info', ...inputOptions(), '-i', fileUrl(path)],
    ...(reading.secondPath ? [...inputOptions(), '-i', fileUrl(reading.secondPath)] : []),
    ...(stream === null ? ['-filter_complex', `${filter},format=gray`] : ['-map', `0:${stream}`, '-vf', `${filter},format=gray`]),
    ...['-an', '-sn', '-dn', '-f', 'rawvideo', 'pipe:1'],
    ...soundOutput,
    ...(reading.extraOutputs ?? []),
  ]
  const child = spawn(tools.ffmpegPath, args, { stdio: ['ignore', 'pipe', 'pipe', sound ? 'pipe' : 'ignore'], windowsHide: true })
  let said = ''
  let lastDataAt = performance.now()
  let hasStalled = false
  let thrown: unknown
  const kill = () => {
    child.kill('SIGKILL')
    // A grandchild may hold the pipes open; nothing more is wanted from them.
    for (const pipe of child.stdio) pipe?.destroy()
  }
  const refuse = (error: unknown) => {
    thrown ??= error
    kill()
  }
  const guarded = (take: (data: Buffer) => void) => (data: Buffer) => {
    lastDataAt = performance.now()
    try {
      take(data)
      freeBuffer(data)
    } catch (error) {
      refuse(error)
    }
  }
  const takers = new Set<Promise<void>>()
  /** Whoever takes pictures needs time for one: ffmpeg waits, and does not count as hung. */
  function pauseFor(taken: Promise<void>): void {
    child.stdout?.pause()
    const taker = taken.catch(refuse).finally(() => {
      takers.delete(taker)
      lastDataAt = performance.now()
      if (takers.size === 0) child.stdout?.resume()
    })
    takers.add(taker)
  }
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptCharacters)))
  child.stdout?.on('data', guarded(frameCutter(reading, pauseFor)))
  if (sound) (child.stdio[3] as Readable).on('data', guarded(sampleCutter(sound.onSamples)))
  const callOffGuard = child.pid ? guardAgainstOrphan(child.pid) : () => undefined
  if (child.pid) lowerPriority(child.pid)
  const timer = setInterval(() => {
    if (takers.size > 0 || performance.now() - lastDataAt < stallLimitMs) return
    hasStalled = true
    kill()
  }, 1_000)
  signal?.addEventListener('abort', kill, { once: true })
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) =>
        reject(
          new UserError('encoder-missing', `ffmpeg (${tools.ffmpegPath}) cannot be started: ${error.message}.`, 'Choose another ffmpeg in Settings.'),
        ),
      )
      child.once('close', resolve)
    })
    throwIfCancelled(signal)
    await Promise.all(takers)
    if (thrown) throw thrown
    if (hasStalled)
      throw new UserError(
        'encoder-stalled',
        `ffmpeg made no progress for ${stallLimitMs / 1000} seconds and was ended.`,
        'Try again; if it happens again, choose another ffmpeg in Settings.',
      )
    if (exitCode !== 0 && /No space left on device|Disk quota exceeded/i.test(said))
      throw new UserError('disk-full', 'There is no room left on the disk for the video.', 'Free some space and try again; nothing was changed.')
    if (exitCode !== 0)
      throw new UserError(
        'encoder-failed',
        `ffmpeg could not read the pictures. It said:\n${said.trim().split('\n').slice(-5).join('\n')}`,
        'Check that the recording plays to its end; if it does, choose another ffmpeg in Settings.',
      )
    return said
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', kill)
    callOffGuard()
  }
}

function frameCutter({ width, height, onFrame }: FrameReading, pauseFor: (taken: Promise<void>) => void): (data: Buffer) => void {
  const bytes = width * height
  const buffers = Array.from({ length: rotatingBuffers }, () => new Uint8Array(bytes))
  let filled = 0
  let index = 0
  return (data) => {
    for (let offset = 0; offset < data.length;) {
      const buffer = buffers[index % rotatingBuffers] as Uint8Array
      const taken = Math.min(bytes - filled, data.length - offset)
      buffer.set(data.subarray(offset, offset + taken), filled)
      filled += taken
      offset += taken
      if (filled < bytes) continue
      const pause = onFrame(buffer, index)
      if (pause) pauseFor(pause)
      filled = 0
      index += 1
    }
  }
}

function sampleCutter(onSamples: (samples: Int16Array) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (data) => {
    const all = rest.length > 0 ? Buffer.concat([rest, data]) : data
    const even = all.length & ~1
    // A copy begins at an even address, as a view of 16-bit numbers must.
    onSamples(new Int16Array(new Uint8Array(all.subarray(0, even)).buffer))
    // A copy, as the piece itself is given back.
    rest = Buffer.from(all.subarray(even))
  }
}

function lowerPriority(processId: number): void {
  try {
    setPriority(processId, osConstants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It may have ended already; it then does not matter.
  }
}
