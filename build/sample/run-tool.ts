/** @file Build script: runs a program to its end. */
import { execFile } from 'node:child_process'

/**
 * @returns what the program wrote to standard output.
 * @throws Error with the end of its messages when it fails.
 */
export function runTool(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} failed: ${stderr.trim().split('\n').slice(-8).join('\n') || error.message}`))
      else resolve(stdout)
    })
  })
}
