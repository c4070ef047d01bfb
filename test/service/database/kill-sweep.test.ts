import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { hasStrace, killAtWrite } from '../../helpers/kill-at-write.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const script = fileURLToPath(new URL('./save-until-killed.ts', import.meta.url))
const sweepEvery = 5

/** @returns the last save that it acknowledged, and whether the blow fell. */
function saveUntilKilled(dataDir: string, nth: number): { acknowledged: string | undefined; wasKilled: boolean } {
  const { stdout, wasKilled } = killAtWrite(script, [dataDir], nth)
  const lines = stdout.trim().split('\n')
  return { acknowledged: lines.findLast((line) => line.startsWith('save')), wasKilled }
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
