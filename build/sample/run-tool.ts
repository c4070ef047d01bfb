/** @file Build script: runs a program to its end. */
import { runCommand } from '../run-command.ts'

/**
 * @returns what the program wrote to standard output.
 * @throws Error with the end of its messages when it fails.
 */
export async function runTool(command: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(command, args)
  if (exitCode !== 0) throw new Error(`${command} failed: ${stderr.trim().split('\n').slice(-8).join('\n')}`)
  return stdout
}
