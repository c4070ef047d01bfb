/** @file Runs ffmpeg. The only file that knows fluent-ffmpeg. Service process. */
import type { ChildProcess } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { constants as osConstants, setPriority } from 'node:os'
import type { FfmpegCommand } from 'fluent-ffmpeg'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { fileUrl, inputOptions, type OwnDemuxer } from './input-arguments.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { guardAgainstOrphan } from './orphan-guard.ts'
import { createProgressReader, type FfmpegProgress } from './progress.ts'

export type FfmpegRun = {
  tools: FfmpegTools
  inputs: readonly { path: string; options?: readonly string[]; ownDemuxer?: OwnDemuxer }[]
  /** `path` null writes nothing: the output is only decoded or analysed. */
  outputs: readonly { path: string | null; options: readonly string[] }[]
  signal?: AbortSignal
  onProgress?: (progress: FfmpegProgress) => void
  /** Milliseconds without progress after which ffmpeg counts as hung. */
  stallLimitMs?: number
  /** `info` where a filter's findings are wanted. */
  logLevel?: 'error' | 'info'
}

/**
 * The slowest presets look at up to 250 frames before they write the first, and report nothing meanwhile: on a busy machine that takes
 * more than half a minute, and ending it then would make the video impossible just where it takes longest.
 */
export const defaultStallLimitMs = 180_000
const keptLines = 50
const tickMs = 500

/** What fluent-ffmpeg 2.1.3 (final) has and its types lack. */
type FluentInternals = {
  _prepare(callback: (error: Error | null, args: string[]) => void): void
  _getArguments(): string[]
  _getFfmpegPath(callback: (error: Error | null, path: string) => void): void
  ffmpegProc?: ChildProcess
}

/**
 * @returns the last lines that ffmpeg said beside its progress.
 * @throws UserError `cancelled`, `encoder-missing`, `encoder-stalled`, `disk-full`, `encoder-failed` with those lines.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<string[]> {
  const { tools, signal, onProgress, stallLimitMs = defaultStallLimitMs } = run
  throwIfCancelled(signal)
  await access(tools.ffmpegPath, constants.X_OK).catch(() => {
    throw notStarted(tools.ffmpegPath, 'it is not there or not executable')
  })
  const command = await buildCommand(run)
  throwIfCancelled(signal)

  const lines: string[] = []
  const reader = createProgressReader()
  let lastReport = ''
  let lastChangeAt = performance.now()
  command.on('stderr', (line: string) => {
    const read = reader.read(line)
    if (read === 'message') {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
    } else if (read) {
      const report = `${read.frames} ${read.outTimeMs} ${read.isDone}`
      if (report !== lastReport) lastChangeAt = performance.now()
      lastReport = report
      onProgress?.(read)
    }
  })

  const ended = new Promise<void>((resolve, reject) => {
    command.on('end', () => resolve())
    command.on('error', (error) => reject(error))
    command.on('start', () => {
      // fluent answers a failed start with a TypeError of its own that nobody can catch.
      command.ffmpegProc?.removeAllListeners('error').once('error', (error) => reject(notStarted(tools.ffmpegPath, error.message)))
    })
  })
  command.run()
  const child = command.ffmpegProc
  const callOffGuard = child?.pid ? guardAgainstOrphan(child.pid) : () => undefined
  if (child?.pid) lowerPriority(child.pid)

  let hasStalled = false
  // Nothing of an unfinished output is kept, so there is no reason to ask politely first.
  const kill = () => {
    child?.kill('SIGKILL')
    child?.stdout?.destroy()
    child?.stderr?.destroy()
  }
  let lastTickAt = performance.now()
  const timer = setInterval(
    () => {
      const now = performance.now()
      // A gap between ticks means that the machine slept, not that ffmpeg hung.
      if (now - lastTickAt > 10 * tickMs) lastChangeAt = now
      lastTickAt = now
      if (now - lastChangeAt < stallLimitMs) return
      hasStalled = true
      kill()
    },
    Math.min(tickMs, stallLimitMs / 4),
  )
  signal?.addEventListener('abort', kill, { once: true })
  if (signal?.aborted) kill()
  try {
    await ended
    throwIfCancelled(signal)
    return lines
  } catch (error) {
    throwIfCancelled(signal)
    if (hasStalled) throw stalled(stallLimitMs, lines)
    throw error instanceof UserError ? error : failed(error, lines)
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', kill)
    callOffGuard()
  }
}

async function buildCommand({ tools, inputs, outputs, logLevel = 'error' }: FfmpegRun): Promise<FfmpegCommand & FluentInternals> {
  // Read when it is needed, as it takes memory for as long as the service runs.
  const { default: ffmpeg } = await import('fluent-ffmpeg')
  const command = ffmpeg() as FfmpegCommand & FluentInternals
  // fluent keeps one path for all commands, and asks the binary for lists whose format it does not know any more.
  command._getFfmpegPath = (callback) => callback(null, tools.ffmpegPath)
  command._prepare = (callback) => callback(null, command._getArguments())
  const global = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', logLevel, '-progress', 'pipe:2', '-y']
  for (const [index, { path, options = [], ownDemuxer }] of inputs.entries()) {
    command.input(fileUrl(path))
    addOptions((...all) => command.inputOptions(...all), [...(index === 0 ? global : []), ...inputOptions(ownDemuxer), ...options])
  }
  for (const { path, options } of outputs) {
    command.output(path === null ? '-' : fileUrl(path))
    addOptions((...all) => command.outputOptions(...all), path === null ? [...options, '-f', 'null'] : options)
  }
  return command
}

/** Several arguments at once are taken as they are; a single one with a space in it would be split. */
function addOptions(add: (...options: string[]) => unknown, options: readonly string[]): void {
  if (options.length > 1) add(...options)
}

/** Keeps the window responsive while an encoder uses every core. */
function lowerPriority(processId: number): void {
  try {
    setPriority(processId, osConstants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It may have ended already; it then does not matter.
  }
}

function notStarted(path: string, reason: string): UserError {
  return new UserError('encoder-missing', `ffmpeg (${path}) cannot be started: ${reason}.`, 'Choose another ffmpeg in Settings.')
}

function stalled(stallLimitMs: number, lines: readonly string[]): UserError {
  return new UserError(
    'encoder-stalled',
    `ffmpeg made no progress for ${stallLimitMs / 1000} seconds and was ended.${quote(lines)}`,
    'Try again; if it happens again, choose another ffmpeg in Settings.',
  )
}

function failed(error: unknown, lines: readonly string[]): UserError {
  if (lines.some((line) => /No space left on device|Disk quota exceeded/i.test(line))) {
    return new UserError('disk-full', 'There is no room left on the disk for the video.', 'Free some space and try again; nothing was changed.')
  }
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return new UserError(
    'encoder-failed',
    `ffmpeg failed (${reason}).${quote(lines)}`,
    'Check that the recording plays to its end; if it does, choose another ffmpeg in Settings.',
  )
}

function quote(lines: readonly string[]): string {
  return lines.length > 0 ? ` It said:\n${lines.join('\n')}` : ''
}
