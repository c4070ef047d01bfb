/** @file Writes that are whole or not there: temp name in the same folder, full write, fsync, rename, fsync of the folder. */
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describeFileError } from './regular-file.ts'

/** Makes the last rename in a folder survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Replaces `path` by `content`, or leaves it as it was.
 * @param mode who may read it, as in `0o600`.
 * @throws UserError `disk-full`, `file-unreadable`
 */
export async function writeFileDurably(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const temporary = `${path}.${randomUUID()}.partial`
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      // FileHandle.writeFile loops over short writes; fs.write alone would report success on a nearly full disk.
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw describeFileError(error, path)
  }
}
