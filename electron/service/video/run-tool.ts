/** @file Runs a short-lived tool (ffprobe, `ffmpeg -encoders`) with a time limit. Service process. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'

export type ToolRun = {
  command: string
  args: readonly string[]
  /** Milliseconds after which the tool is killed. */
  timeLimitMs: number
  signal?: AbortSignal
  /** Takes the lines of stdout as they come; stdout is then not kept. */
  onLine?: (line: string) => void
}

export type ToolResult = { exitCode: number | null; stdout: string; stderr: string; isTimedOut: boolean }

const keptErrorCharacters = 8_000

/**
 * @returns what the tool printed and how it ended; a time limit that ran out is a result, not an error.
 * @throws UserError `cancelled`; `encoder-missing` when the tool cannot be started.
 */
export async function runTool({ command, args, timeLimitMs, signal, onLine }: ToolRun): Promise<ToolResult> {
  throwIfCancelled(signal)
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
  let stdout = ''
  let stderr = ''
  let isTimedOut = false
  if (onLine) createInterface({ input: child.stdout }).on('line', onLine)
  else child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr = (stderr + piece).slice(-keptErrorCharacters)))

  const kill = () => {
    child.kill('SIGKILL')
    // A grandchild may hold the pipes open; nothing more is wanted from them.
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const timer = setTimeout(() => {
    isTimedOut = true
    kill()
  }, timeLimitMs)
  signal?.addEventListener('abort', kill, { once: true })
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) =>
        reject(new UserError('encoder-missing', `${command} cannot be started: ${error.message}`, 'Choose another ffmpeg in Settings.')),
      )
      child.once('close', (code) => resolve(code))
    })
    throwIfCancelled(signal)
    return { exitCode, stdout, stderr, isTimedOut }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', kill)
  }
}
