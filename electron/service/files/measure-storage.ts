/** @file How many bytes each part of the data folder takes. */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { storageKinds } from '#shared/contract/storage-calls.ts'
import { throwIfCancelled } from './cancellation.ts'

type Kind = (typeof storageKinds)[number]

/** Folders below the data folder, by what they hold for people. */
const kindOfFolder: Record<string, Kind> = {
  files: 'files',
  takes: 'takes',
  database: 'database',
  backups: 'backups',
  quarantine: 'aside',
  work: 'work',
}

/** @returns every kind that takes room, in the order of the contract. What vanishes meanwhile is not counted. */
export async function measureStorage(dataDir: string, signal?: AbortSignal): Promise<{ kind: Kind; bytes: number; files: number }[]> {
  const sums = new Map<Kind, { bytes: number; files: number }>()
  const visit = async (path: string, kind: Kind): Promise<void> => {
    throwIfCancelled(signal)
    const info = await lstat(path).catch(() => null)
    if (info?.isDirectory()) for (const name of await readdir(path).catch(() => [])) await visit(join(path, name), kind)
    if (!info?.isFile()) return
    const sum = sums.get(kind) ?? { bytes: 0, files: 0 }
    sums.set(kind, { bytes: sum.bytes + info.size, files: sum.files + 1 })
  }
  for (const name of await readdir(dataDir).catch(() => [])) await visit(join(dataDir, name), kindOfFolder[name] ?? 'other')
  return storageKinds.flatMap((kind) => {
    const sum = sums.get(kind)
    return sum ? [{ kind, ...sum }] : []
  })
}
