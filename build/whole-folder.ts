/** @file A folder in a cache that is either whole or made again: built aside, listed in a marker, renamed into place. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { withLock } from './folder-lock.ts'

const marker = '.complete'

type FileSizes = Record<string, number>

async function listFileSizes(folder: string): Promise<FileSizes> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && entry.name !== marker).map((entry) => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(paths.toSorted().map(async (path) => [path.slice(folder.length + 1), (await stat(path)).size] as const))
  return Object.fromEntries(sizes)
}

/** @returns whether every file that was there when the folder was made is still there with its size in bytes. */
export async function isWholeFolder(folder: string): Promise<boolean> {
  try {
    const expected = JSON.parse(await readFile(join(folder, marker), 'utf8')) as FileSizes
    const found = await listFileSizes(folder)
    return Object.keys(expected).length > 0 && Object.entries(expected).every(([path, bytes]) => found[path] === bytes)
  } catch {
    return false
  }
}

/**
 * Makes `folder` unless it is whole. A broken or half-made one is replaced; of two runs at once one makes it, the other waits.
 * @param make fills the empty folder it is given; when it throws, nothing is left behind.
 */
export async function ensureWholeFolder(folder: string, make: (temporary: string) => Promise<void>, log: (message: string) => void): Promise<void> {
  if (await isWholeFolder(folder)) return
  await mkdir(dirname(folder), { recursive: true })
  await withLock(
    `${folder}.lock`,
    () => log(`Waiting for another run that is making ${folder}`),
    async () => {
      if (await isWholeFolder(folder)) return
      await removeLeftovers(folder)
      const temporary = `${folder}.${process.pid}.partial`
      try {
        await mkdir(temporary)
        await make(temporary)
        await writeFile(join(temporary, marker), JSON.stringify(await listFileSizes(temporary)))
        await rename(temporary, folder)
      } catch (error) {
        await rm(temporary, { recursive: true, force: true })
        if (!(await isWholeFolder(folder))) throw error
      }
    },
  )
}

/** Runs that were killed leave their partial folder; whoever holds the lock is alone and may sweep. */
async function removeLeftovers(folder: string): Promise<void> {
  const name = basename(folder)
  for (const entry of await readdir(dirname(folder))) {
    if (entry === name || (entry.startsWith(`${name}.`) && entry.endsWith('.partial')))
      await rm(join(dirname(folder), entry), { recursive: true, force: true })
  }
}
