/** @file The rounds of the submissions: kept as exported, frozen when they are noted as sent, taken back and restored as a whole. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { UserError } from '#shared/contract/errors.ts'
import { openFindings } from '#shared/domain/rounds/review-findings.ts'
import { maxRounds, type Packed, type Round } from '#shared/domain/rounds/round.ts'
import { nextRoundNumber } from '#shared/domain/rounds/sendings.ts'
import type { SentWhen } from '#shared/domain/rounds/sent-when.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { describeDatabaseError } from '../database/open.ts'
import { hashFile } from '../files/hash-file.ts'
import { describeFileError } from '../files/regular-file.ts'
import { syncFolder } from '../files/write-durably.ts'
import type { FileStore } from '../submissions/file-store.ts'
import { createRoundRows } from './round-rows.ts'
import { sectionHashes } from './section-hashes.ts'

export type Rounds = {
  /** Keeps a package as it was exported, in place of an earlier one that was not sent. @throws UserError `disk-full`, `file-missing` */
  keepExported(id: string, submission: Submission, made: Omit<Packed, 'archive' | 'snapshot'>, zipPath: string): Promise<void>
  /** Freezes what was exported last. @throws UserError `not-found`, `blocked`, `file-changed`, `disk-full` */
  noteSent(id: string, submission: Submission, when: SentWhen): Promise<Round>
  /** "This was not sent": of the last round only. @throws UserError `not-found`, `blocked` */
  takeBack(id: string, roundId: string): void
  /** It was sent after all. @throws UserError `not-found`, `blocked` where another round took its number */
  restore(id: string, roundId: string): void
}

/** @param options.workDir for what is not finished; it is emptied at every start. */
export function createRounds(options: { database: Database; dataDir: string; workDir: string; files: FileStore; now: () => number }): Rounds {
  const { database, dataDir, workDir, files, now } = options
  const rows = createRoundRows(database)
  const countWrite = database.prepare(`UPDATE meta SET value = value + 1 WHERE key = 'writes'`)
  const folder = join(dataDir, 'exported')
  const zipOf = (id: string) => join(folder, `${id}.zip`)

  function write(change: () => void): void {
    try {
      database.transaction(() => {
        change()
        countWrite.run()
      })()
    } catch (error) {
      throw describeDatabaseError(error, database.name)
    }
  }

  function requireRound(id: string, roundId: string, isTakenBack: boolean): Round {
    const found = rows.find(id, roundId)
    if (!found || found.isTakenBack !== isTakenBack) throw new UserError('not-found', 'This round is not there.', 'Open the page again.')
    return found.round
  }

  /** Before it is frozen, a package is one file a submission: whoever exports ten times keeps the last. */
  async function keepZip(id: string, zipPath: string): Promise<{ bytes: number; sha256: string }> {
    const partial = join(workDir, `${randomUUID()}.zip`)
    try {
      await mkdir(folder, { recursive: true })
      await copyFile(zipPath, partial)
      const handle = await open(partial, 'r+')
      await handle.sync().finally(() => handle.close())
      const { bytes, sha256 } = await hashFile(partial)
      await rename(partial, zipOf(id))
      await syncFolder(folder)
      return { bytes, sha256 }
    } catch (error) {
      await rm(partial, { force: true })
      throw describeFileError(error, zipPath)
    }
  }

  async function keepSnapshot(submission: Submission, name: string) {
    const path = join(workDir, `${randomUUID()}.json`)
    try {
      await writeFile(path, `${JSON.stringify({ ...submission, rounds: [] })}\n`, { flag: 'wx' })
      return await files.add(path, { name })
    } catch (error) {
      throw describeFileError(error, path)
    } finally {
      await rm(path, { force: true })
    }
  }

  return {
    async keepExported(id, submission, made, zipPath) {
      const archive = { name: `${made.packageName}.zip`, ...(await keepZip(id, zipPath)) }
      const snapshot = await keepSnapshot(submission, `${made.packageName}.json`)
      write(() => rows.keepExported(id, { packed: { ...made, archive, snapshot }, sections: sectionHashes(submission), exportedAtMs: now() }))
    },
    async noteSent(id, submission, when) {
      const exported = rows.exported(id)
      if (!exported) throw new UserError('not-found', 'No package was exported that could have been sent.', 'Export the package first.')
      const { packed } = exported
      const openCount = openFindings(submission.signOff.reviewFindings).length
      if (submission.rounds.length > 0 && openCount > 0)
        throw new UserError(
          'blocked',
          `${openCount} of the reviewers' findings are not remedied.`,
          'Note the remedy of each, and export the round again.',
        )
      if (packed.number !== nextRoundNumber(submission) || submission.rounds.length >= maxRounds)
        throw new UserError('blocked', `${packed.packageName} was exported as round ${packed.number}, which is not the next.`, 'Export it again.')
      if (!files.has(packed.archive.sha256)) {
        const added = await files.add(zipOf(id), { name: packed.archive.name })
        if (added.sha256 !== packed.archive.sha256)
          throw new UserError('file-changed', `What was kept of ${packed.packageName} is not what was exported.`, 'Export it again.')
      }
      const round: Round = { ...packed, id: randomUUID(), ...when }
      // From here on the store names every file: a crash before COMMIT leaves the export as it was, one after it the round.
      write(() => {
        rows.insert(id, round)
        rows.dropExported(id)
      })
      await rm(zipOf(id), { force: true })
      return round
    },
    takeBack(id, roundId) {
      const round = requireRound(id, roundId, false)
      if (rows.standing(id).at(-1)?.id !== roundId)
        throw new UserError('blocked', `Round ${round.number} was followed by another one.`, 'Take the last round back first.')
      write(() => {
        rows.takeBack(roundId, now())
        const { id: _id, sentOn: _on, sentAtTime: _time, sentAtTimeZone: _zone, ...packed } = round
        // It can be noted again with another day, unless something newer was exported since.
        if (!rows.exported(id)) rows.keepExported(id, { packed, sections: {}, exportedAtMs: now() })
      })
    },
    restore(id, roundId) {
      const round = requireRound(id, roundId, true)
      if (rows.standing(id).some(({ number }) => number >= round.number))
        throw new UserError('blocked', `Another round ${round.number} is noted by now.`, 'Take that one back first.')
      write(() => {
        rows.takeBack(roundId, null)
        if (rows.exported(id)?.packed.manifestDigest === round.manifestDigest) rows.dropExported(id)
      })
    },
  }
}
