/** @file Runs other programs. Arguments are an array, never a shell line. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'

export type CommandOptions = {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** The program is killed after this time; its exit code is then null. */
  timeoutMs?: number
  /** `inherit` shows the output as it comes instead of returning it. */
  output?: 'capture' | 'inherit'
}

export type CommandResult = { exitCode: number | null; stdout: string; stderr: string }

/** @returns how the program ended; one that cannot be started counts as exit code null, with the reason in `stderr`. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd, env = process.env, timeoutMs, output = 'capture' } = options
  const stdio: StdioOptions = output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe']
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio, timeout: timeoutMs, killSignal: 'SIGKILL' })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout?.on('data', (piece: Buffer) => stdout.push(piece))
    child.stderr?.on('data', (piece: Buffer) => stderr.push(piece))
    const stopForwarding = output === 'inherit' ? forwardSignals(child) : () => undefined
    const text = (pieces: Buffer[]) => Buffer.concat(pieces).toString('utf8')
    child.once('error', (error) => {
      stopForwarding()
      resolve({ exitCode: null, stdout: '', stderr: error.message })
    })
    child.once('close', (exitCode) => {
      stopForwarding()
      resolve({ exitCode, stdout: text(stdout), stderr: text(stderr) })
    })
  })
}

/** Lets the program end in its own way when this process is told to end. An interrupt from the terminal reaches both by itself. */
function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  const wait = () => undefined
  process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', wait)
  return () => process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', wait)
}
