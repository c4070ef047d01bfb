import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const script = fileURLToPath(new URL('./save-until-killed.ts', import.meta.url))
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
const sweepEvery = 5

/** Kills a saving process at its n-th write to disk. @returns what it acknowledged, and whether the blow fell. */
function saveUntilKilled(dataDir: string, nth: number): { acknowledged: string | undefined; wasKilled: boolean } {
  const calls = 'pwrite64,fdatasync,fsync,ftruncate,rename,unlink'
  const { stdout, status } = spawnSync(
    'strace',
    ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:signal=SIGKILL:when=${nth}`, process.execPath, script, dataDir],
    { encoding: 'utf8' },
  )
  return {
    acknowledged: stdout
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('save')),
    wasKilled: status !== 0,
  }
}

test.skipIf(!hasStrace)(
  'killed at any write to the disk, no acknowledged save is lost and nothing is damaged (skipped without strace)',
  { timeout: 240_000 },
  async () => {
    let blows = 0
    for (let nth = 1; ; nth += sweepEvery) {
      const dataDir = temporaryFolder()
      const { acknowledged, wasKilled } = saveUntilKilled(dataDir, nth)
      const { database, notices } = await openDatabase(dataDir, Date.now())
      const stored = createSubmissions(database, Date.now).list()[0]?.title
      database.close()
      expect(notices.filter(({ kind }) => kind === 'database-restored')).toEqual([])
      // A save may be stored before its acknowledgement got out, never the other way round.
      if (acknowledged) expect(Number(stored?.replace('save ', ''))).toBeGreaterThanOrEqual(Number(acknowledged.replace('save ', '')))
      if (!wasKilled) break
      blows += 1
    }
    expect(blows).toBeGreaterThan(5)
  },
)
