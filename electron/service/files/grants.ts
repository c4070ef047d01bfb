/** @file Ids for files and folders outside the store: only the host turns a path into one, so the page can name no path. */
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import { describeFileError } from './regular-file.ts'

export type Grants = {
  /** @throws UserError `file-missing`, `file-unreadable` */
  add(path: string): Promise<Grant>
  /** @throws UserError `not-found` for an id of before a restart */
  path(grantId: string): string
}

export function createGrants(): Grants {
  const paths = new Map<string, string>()
  return {
    async add(path) {
      try {
        const info = await stat(path)
        const grantId = randomUUID()
        paths.set(grantId, path)
        return { grantId, name: basename(path), bytes: info.isDirectory() ? 0 : info.size, isFolder: info.isDirectory() }
      } catch (error) {
        throw describeFileError(error, path)
      }
    },
    path(grantId) {
      const path = paths.get(grantId)
      if (path === undefined) throw new UserError('not-found', 'This choice is no longer known.', 'Choose the file or folder again.')
      return path
    },
  }
}
