/** @file Calls about the data folder: backups, restoring, room taken. */
import { setTimeout } from 'node:timers'
import { join } from 'node:path'
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { RestoreChanges, StoredSubmission } from '#shared/contract/storage-calls.ts'
import { databasePaths } from '../database/open.ts'
import { requestRestore } from '../database/restore.ts'
import { copyBytes, createCopyReader, listPlaces, type Place } from '../database/stored-copies.ts'
import { measureStorage } from '../files/measure-storage.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `backup.${string}` | `storage.${string}`>>

/** So long that the answer has left before the service ends. */
const restartAfterMs = 100

export function createStorageHandlers({ dataDir, workDir, grants, database, restart }: ServiceParts): Calls {
  const paths = databasePaths(dataDir)
  const look = createCopyReader(join(workDir, 'copies'))

  function healthy(id: string): { place: Place; submissions: StoredSubmission[] } {
    const place = listPlaces(paths).find((candidate) => candidate.id === id)
    if (!place) throw new UserError('not-found', 'This copy is no longer there.', 'Look at the list again.')
    const { state, submissions } = look(place)
    if (state === 'healthy') return { place, submissions }
    const why = state === 'newer' ? 'was written by a newer version of Certpack' : 'is damaged'
    throw new UserError('file-unsupported', `This copy ${why}.`, 'Choose another one.')
  }

  return {
    'backup.list': async () =>
      listPlaces(paths).map((place) => {
        const { state, submissions } = look(place)
        return { id: place.id, kind: place.kind, atMs: place.atMs, bytes: copyBytes(place.path), state, submissions: submissions.length }
      }),
    'backup.make': async () => ({ isNew: await database.backUp() }),
    'backup.compare': async ({ id }) => changesBetween(database.submissions(), healthy(id).submissions),
    'backup.restore': async ({ id }) => {
      await requestRestore(paths, healthy(id).place)
      setTimeout(restart, restartAfterMs)
      return {}
    },
    'storage.get': async (_input, { signal }) => ({
      path: dataDir,
      grantId: (await grants.add(dataDir)).grantId,
      kinds: await measureStorage(dataDir, signal),
    }),
  }
}

function changesBetween(present: readonly StoredSubmission[], stored: readonly StoredSubmission[]): RestoreChanges {
  const now = new Map(present.map((submission) => [submission.id, submission]))
  const then = new Map(stored.map((submission) => [submission.id, submission]))
  const other = stored.filter(({ id, savedAtMs }) => now.has(id) && now.get(id)?.savedAtMs !== savedAtMs)
  return {
    gone: present.filter(({ id }) => !then.has(id)).map(({ title }) => title),
    back: stored.filter(({ id }) => !now.has(id)).map(({ title }) => title),
    other: other.map(({ id, title }) => now.get(id)?.title ?? title),
    same: stored.length - other.length - stored.filter(({ id }) => !now.has(id)).length,
  }
}
