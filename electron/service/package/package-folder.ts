/** @file A package's folder under construction: every file goes in through here and is hashed once. */
import { mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { throwIfCancelled } from '../files/cancellation.ts'
import { hashFile } from '../files/hash-file.ts'
import { describeFileError } from '../files/regular-file.ts'
import { byName, type PackageFileKind } from './manifest.ts'

export type PackedFile = { name: string; kind: PackageFileKind; path: string; bytes: number; sha256: string; originalName?: string }
export type PackageFolder = ReturnType<typeof createPackageFolder>

export function createPackageFolder(folder: string, signal?: AbortSignal) {
  const files: PackedFile[] = []

  async function hashed(name: string): Promise<{ bytes: number; sha256: string }> {
    const path = join(folder, name)
    // Flushed before the rename, so that a power cut cannot leave a package of empty files.
    const handle = await open(path, 'r+')
    await handle.sync().finally(() => handle.close())
    const { bytes, sha256 } = await hashFile(path, signal)
    return { bytes, sha256 }
  }

  return {
    folder,
    /** What was added so far, sorted by name. */
    files: () => [...files].sort(byName),
    /** Writes a file by `write`, which is given its path, and notes it for the manifest. */
    async add(name: string, kind: PackageFileKind, write: (path: string) => Promise<void>, originalName?: string): Promise<PackedFile> {
      throwIfCancelled(signal)
      const path = join(folder, name)
      try {
        await mkdir(dirname(path), { recursive: true })
        await write(path)
        const file: PackedFile = { name, kind, path, ...(await hashed(name)), ...(originalName === undefined ? {} : { originalName }) }
        files.push(file)
        return file
      } catch (error) {
        throw describeFileError(error, path)
      }
    },
    async addText(name: string, kind: PackageFileKind, text: string): Promise<PackedFile> {
      return this.add(name, kind, (path) => writeFile(path, text, { flag: 'wx', mode: 0o644 }))
    },
    /** Writes one of the files that the manifest cannot list: itself, its signature and the checksums. */
    async seal(name: string, content: string | Uint8Array): Promise<{ name: string; bytes: number; sha256: string }> {
      try {
        await writeFile(join(folder, name), content, { flag: 'wx', mode: 0o644 })
        return { name, ...(await hashed(name)) }
      } catch (error) {
        throw describeFileError(error, join(folder, name))
      }
    },
  }
}
