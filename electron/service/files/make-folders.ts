/** @file Makes a folder for results, and knows what to take back when there will be none. Service process. */
import { mkdir, rmdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { describeFileError } from './regular-file.ts'

/**
 * Makes the folder and those above it that are missing. One by one, because a recursive `mkdir` of Node never returns where
 * the file system says "not there" to every new name, as /proc does.
 * @returns the folders that were made, outermost first.
 * @throws UserError `bad-input` where a file is in the way, `file-unreadable`, `disk-full`; then no folder was made.
 */
export async function makeFolders(path: string): Promise<string[]> {
  const missing: string[] = []
  const made: string[] = []
  try {
    for (let folder = resolve(path); !(await isFolder(folder)); folder = dirname(folder)) missing.unshift(folder)
    for (const folder of missing) if (await makeFolder(folder)) made.push(folder)
    return made
  } catch (error) {
    await removeEmptyFolders(made)
    throw describeFileError(error, resolve(path))
  }
}

/** Removes folders of {@link makeFolders} from the innermost on, up to the first that holds something. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  try {
    for (const folder of folders.toReversed()) await rmdir(folder)
  } catch {
    // It holds something, of ours or of somebody else.
  }
}

async function isFolder(path: string): Promise<boolean> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error.code === 'ENOTDIR' ? inTheWay(path) : error
  })
  if (info && !info.isDirectory()) throw inTheWay(path)
  return info !== null
}

/** @returns false when somebody else made it in the meantime. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await isFolder(path))) return false
    if (code === 'EEXIST' || code === 'ENOENT')
      throw new UserError('file-unreadable', `No folder can be made at ${path}.`, 'Choose a folder on a disk that can be written to.')
    throw error
  }
}

function inTheWay(path: string): UserError {
  return new UserError('bad-input', `${path} is, or lies below, a file and not a folder.`, 'Choose another folder.')
}
