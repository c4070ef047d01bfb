/** @file Looks at a file before anything reads it. Only regular files are ever opened: a FIFO would hang the reader. */
import { lstat, open, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'

export type RegularFile = { path: string; name: string; bytes: number }

/** @returns the error of the operating system in the words of this program, naming `path`. */
export function describeFileError(error: unknown, path: string): UserError {
  if (error instanceof UserError) return error
  const code = (error as NodeJS.ErrnoException).code
  const name = JSON.stringify(basename(path))
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UserError('file-missing', `${name} is not there (${path}).`, 'Check the name, or choose the file again.')
  if (code === 'EACCES' || code === 'EPERM')
    return new UserError(
      'file-unreadable',
      `${name} cannot be opened: no permission (${path}).`,
      'Allow reading and writing there, or choose another place.',
    )
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new UserError(
      'disk-full',
      `There is no room left on the disk for ${name} (${path}).`,
      'Free some space and try again; nothing was changed.',
    )
  if (code === 'EROFS')
    return new UserError('file-unreadable', `${name} lies on a disk that cannot be written to (${path}).`, 'Choose a place on another disk.')
  if (code === 'EISDIR') return new UserError('file-unsupported', `${name} is a folder (${path}).`, 'Choose a file.')
  if (code === 'ENAMETOOLONG') return new UserError('bad-input', `The name of ${name} is too long for this disk.`, 'Give it a shorter name.')
  return new UserError(
    'file-unreadable',
    `${name}: ${error instanceof Error ? error.message : String(error)}`,
    'Check the disk, or choose another file.',
  )
}

/**
 * @param path a file the user named; a link to a regular file is followed.
 * @returns its real path, name and size in bytes.
 * @throws UserError `file-missing`, `file-unreadable`, or `file-unsupported` for folders, FIFOs, sockets and devices.
 */
export async function requireRegularFile(path: string): Promise<RegularFile> {
  try {
    const found = await lstat(path)
    const real = found.isSymbolicLink() ? await realpath(path) : path
    const info = found.isSymbolicLink() ? await stat(real) : found
    if (info.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    if (!info.isFile())
      throw new UserError(
        'file-unsupported',
        `${JSON.stringify(basename(path))} is not a regular file (${path}).`,
        'Choose a file on a disk, not a pipe, socket or device.',
      )
    await (await open(real, 'r')).close()
    return { path: real, name: basename(path), bytes: info.size }
  } catch (error) {
    throw describeFileError(error, path)
  }
}
