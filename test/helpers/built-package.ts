/** @file What `npm run package` has built, for the tests of it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packagesFolder, type BuiltPackages } from '../../build/package/build-packages.ts'
import type { Flavour } from '../../build/package/product.ts'

/** @throws Error when there is none: the group `packaged` builds it first. */
export function builtPackage(flavour: Flavour): BuiltPackages {
  return JSON.parse(readFileSync(join(packagesFolder(flavour), 'built.json'), 'utf8')) as BuiltPackages
}

export function hasBuiltPackage(flavour: Flavour): boolean {
  return existsSync(join(packagesFolder(flavour), 'built.json'))
}

export type PackedFile = { path: string; bytes: number; isUnpacked: boolean }

type Entry = { files?: Record<string, Entry>; size?: number; offset?: string; unpacked?: boolean }

/** @returns the files of an archive of Electron, also those that lie beside it (Chromium's pickle: the length of the list at byte 12, the list from 16). */
export function listArchive(archive: string): PackedFile[] {
  const list = (entry: Entry, path: string): PackedFile[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, inner]) => list(inner, path ? `${path}/${name}` : name))
      : [{ path, bytes: entry.size ?? 0, isUnpacked: entry.unpacked ?? false }]
  return list(readHeader(archive).header, '')
}

/** @returns the content of a file inside an archive. */
export function readPacked(archive: string, path: string): Buffer {
  const { header, contentStart, bytes } = readHeader(archive)
  const entry = path.split('/').reduce<Entry | undefined>((folder, name) => folder?.files?.[name], header)
  if (!entry) throw new Error(`${archive} has no ${path}`)
  if (entry.unpacked) return readFileSync(join(`${archive}.unpacked`, path))
  const start = contentStart + Number(entry.offset)
  return bytes.subarray(start, start + (entry.size ?? 0))
}

function readHeader(archive: string): { header: Entry; contentStart: number; bytes: Buffer } {
  const bytes = readFileSync(archive)
  const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry
  return { header, contentStart: 8 + bytes.readUInt32LE(4), bytes }
}

/** @returns every file below a folder with its size in bytes, by path with slashes. */
export function listFolder(folder: string): Map<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).replaceAll('\\', '/'), statSync(path).size]
    }),
  )
}
