/** @file How the command line speaks: one JSON document or plain words on stdout, progress and errors on stderr, fixed exit codes. */
import type { Progress } from '#shared/contract/contract.ts'
import { toUserError, type UserError } from '#shared/contract/errors.ts'

export const exitCodes = { done: 0, blocked: 1, badInput: 2, cancelled: 130 } as const

export type Terminal = {
  signal: AbortSignal
  /** Shows progress on stderr: in place on a terminal, else a line every few seconds. */
  progress(value: Progress): void
  /** Prints `value` as JSON with `--json`, else `words`. */
  print(value: unknown, words: string): void
}

/** The one document on stdout with `--json`. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

const lineEveryMs = 5_000

function describeTimeLeft(secondsLeft: number | null): string {
  if (secondsLeft === null) return ''
  const seconds = Math.ceil(secondsLeft)
  return seconds < 60 ? `, ${seconds} s left` : `, ${Math.floor(seconds / 60)} min ${seconds % 60} s left`
}

function createProgress(): (value: Progress) => void {
  let lastLineAtMs = Number.NEGATIVE_INFINITY
  let lastActivity = ''
  return ({ activity, fraction, secondsLeft }) => {
    const line = `${activity} ${Math.floor(fraction * 100)} %${describeTimeLeft(secondsLeft)}`
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${line}${fraction >= 1 ? '\n' : ''}`)
      return
    }
    const at = performance.now()
    if (activity === lastActivity && at - lastLineAtMs < lineEveryMs) return
    lastLineAtMs = at
    lastActivity = activity
    process.stderr.write(`${line}\n`)
  }
}

/**
 * Runs a command and ends the process with its exit code.
 * Ctrl+C and SIGTERM cancel it: it cleans up behind itself and ends with 130.
 */
export async function runCommand(isJson: boolean, command: (terminal: Terminal) => Promise<number>): Promise<void> {
  const controller = new AbortController()
  process.stdout.on('error', answerLostReader)
  process.stderr.on('error', () => undefined)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => controller.abort())
  // The `certpack` command was killed, which could hand no signal on.
  process.once('disconnect', () => controller.abort())
  process.channel?.unref()
  const terminal: Terminal = {
    signal: controller.signal,
    progress: createProgress(),
    print: (value, words) => (isJson ? printJson(value) : void process.stdout.write(`${words}\n`)),
  }
  try {
    process.exitCode = await command(terminal)
  } catch (error) {
    process.exitCode = reportError(isJson, controller.signal.aborted, error)
  }
}

/** A reader that has seen enough (`| head`) is no error: the work goes on to its end. A full disk below stdout is one. */
function answerLostReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  process.stderr.write(`The result could not be written: ${error.message}\n`)
  process.once('exit', () => (process.exitCode = exitCodes.badInput))
}

function reportError(isJson: boolean, isCancelled: boolean, error: unknown): number {
  const { code, message, fix } = toUserError(error)
  if (isJson) printJson({ error: { code, message, fix } })
  process.stderr.write(`${describeError({ code, message, fix } as UserError)}\n`)
  if (code === 'internal' && error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`)
  if (isCancelled || code === 'cancelled') return exitCodes.cancelled
  return code === 'blocked' ? exitCodes.blocked : exitCodes.badInput
}

function describeError({ message, fix }: UserError): string {
  return fix ? `${message}\n${fix}` : message
}
