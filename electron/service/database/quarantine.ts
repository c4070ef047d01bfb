/** @file Puts a damaged database aside, with its write-ahead log: nothing the user wrote is ever deleted. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'

/** @returns the folder that the files of `databasePath` were moved to, or null when there was none of them. */
export function quarantine(databasePath: string, quarantineFolder: string, nowMs: number): string | null {
  const paths = ['', '-wal', '-shm', '-journal'].map((suffix) => databasePath + suffix).filter((path) => existsSync(path))
  if (paths.length === 0) return null
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  let folder = join(quarantineFolder, stamp)
  for (let attempt = 2; existsSync(folder); attempt += 1) folder = join(quarantineFolder, `${stamp}-${attempt}`)
  mkdirSync(folder, { recursive: true })
  for (const path of paths) renameSync(path, join(folder, basename(path)))
  return folder
}
