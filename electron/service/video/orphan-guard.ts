/** @file Makes an encoder die with this process, however it dies. Service process. */
import { spawn } from 'node:child_process'

/**
 * Starts a small shell that waits for the end of this process (its stdin closes then, even after a kill -9) and kills the child.
 * Windows does this by itself: libuv puts children into a job that ends with their parent.
 * @returns how to call the guard off once the child has ended.
 */
export function guardAgainstOrphan(childId: number): () => void {
  if (process.platform === 'win32') return () => undefined
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$1"', 'sh', String(childId)], { stdio: ['pipe', 'ignore', 'ignore'] })
  // Without a shell there is no guard; the encoder still ends by itself.
  guard.on('error', () => undefined)
  guard.stdin.on('error', () => undefined)
  guard.unref()
  return () => {
    guard.kill('SIGKILL')
    guard.stdin.destroy()
  }
}
