/** @file Programs of other people that check our files. A test says loudly when one is not there. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export function hasTool(name: string): boolean {
  const isThere = spawnSync('which', [name]).status === 0
  if (!isThere) console.warn(`SKIPPED: ${name} is not installed, so its check of our files does not run (apt-get install it).`)
  return isThere
}

export const isRoot = process.getuid?.() === 0
if (!isRoot) console.warn('SKIPPED: tests on a full disk need root, to mount a small one.')

export function run(command: string, args: string[], cwd?: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64_000_000 })
}

/** @returns the SHA-256 of every file below a folder, hidden ones included, by path. */
export function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const hashes = files.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')] as const
  })
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)))
}
