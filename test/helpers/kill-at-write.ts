/** @file Kills a process of Node at its n-th write to the disk, as a power cut would. */
import { spawnSync } from 'node:child_process'

/** Without strace such tests are skipped. */
export const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

const calls = 'pwrite64,fdatasync,fsync,ftruncate,rename,unlink'

/** @returns what it said on stdout, and whether the blow fell. */
export function killAtWrite(script: string, args: readonly string[], nth: number): { stdout: string; wasKilled: boolean } {
  const { stdout, status } = spawnSync(
    'strace',
    ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:signal=SIGKILL:when=${nth}`, process.execPath, script, ...args],
    { encoding: 'utf8' },
  )
  return { stdout, wasKilled: status !== 0 }
}
