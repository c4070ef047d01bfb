/** @file Runs other programs. Arguments are an array, never a shell line. */
import { spawn, type StdioOptions } from 'node:child_process'

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
    const text = (pieces: Buffer[]) => Buffer.concat(pieces).toString('utf8')
    child.once('error', (error) => resolve({ exitCode: null, stdout: '', stderr: error.message }))
    child.once('close', (exitCode) => resolve({ exitCode, stdout: text(stdout), stderr: text(stderr) }))
  })
}
