import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTakeDesk } from '../../../electron/service/takes/take-desk.ts'
import { takeFile } from '../../helpers/takes.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { pieceOf, sweptSubmissionId } from './swept-take.ts'

const script = fileURLToPath(new URL('./append-until-killed.ts', import.meta.url))
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
if (!hasStrace) console.warn('SKIPPED: strace is not installed, so no recording is killed at its writes (apt-get install it).')
/** Calls at which the recording is killed: while it is begun, in every phase of a piece, while it is opened again. */
const moments = [
  ...[
    ['rename', 2],
    ['fsync', 5],
    ['pwrite64', 1],
    ['pwrite64', 2],
    ['fdatasync', 1],
    ['ftruncate', 1],
  ],
  ...[
    ['fdatasync', 2],
    ['pwrite64', 13],
    ['fdatasync', 26],
    ['pwrite64', 37],
  ],
] as const

/** Kills a recording at the n-th of a call. @returns how many pieces were acknowledged, null when the blow did not fall. */
function recordUntilKilled(dataDir: string, call: string, nth: number): { acknowledged: number } | null {
  const inject = ['-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${nth}`]
  // strace counts for each thread: with one, every moment is always the same.
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  const { stdout, status } = spawnSync('strace', [...inject, process.execPath, script, dataDir], { encoding: 'utf8', env })
  return status === 0 ? null : { acknowledged: Number(stdout.trim().split('\n').at(-1)) }
}

test.skipIf(!hasStrace)(
  'a recording killed at ten moments has all that was acknowledged, its journal never lies, and it goes on each time (skipped without strace)',
  { timeout: 120_000 },
  async () => {
    const dataDir = temporaryFolder()
    let acknowledged = 0
    for (const [call, nth] of moments) {
      const run = recordUntilKilled(dataDir, call, nth)
      expect(run, `killed at ${call} ${nth}`).not.toBeNull()
      acknowledged = Math.max(acknowledged, run?.acknowledged ?? 0)
      const desk = createTakeDesk({ dataDir, now: Date.now, log: () => undefined, emit: () => undefined })
      const [take] = await desk.list(sweptSubmissionId)
      await desk.close()
      if (!take) expect(acknowledged).toBe(0)
      else {
        // A piece may be stored before its acknowledgement got out, never the other way round.
        const stored = Math.round(take.durationMs / 10)
        expect(stored).toBeGreaterThanOrEqual(acknowledged)
        expect(stored).toBeLessThanOrEqual(acknowledged + 1)
        const said = Buffer.concat(Array.from({ length: stored }, (_, index) => pieceOf(index)))
        expect(take).toMatchObject({ state: 'interrupted', bytes: said.length, reason: '' })
        if (stored > 0) expect(readFileSync(takeFile(dataDir, take.id)).subarray(0, said.length).equals(said)).toBe(true)
        acknowledged = stored
      }
    }
    expect(acknowledged).toBeGreaterThan(20)
  },
)
