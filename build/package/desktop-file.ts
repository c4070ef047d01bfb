/** @file The desktop file of Linux, `resources/linux/certpack.desktop`: as it is for our own Debian package, and in parts for electron-builder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project.ts'

export const desktopFilePath = join(projectRoot, 'resources', 'linux', 'certpack.desktop')

/** electron-builder writes these itself. */
const ownOfBuilder = ['Exec', 'MimeType']

/** @returns the lines of its one section by key, without those that electron-builder writes. */
export function desktopEntry(): Record<string, string> {
  const lines = readFileSync(desktopFilePath, 'utf8').split('\n')
  const entries = lines.flatMap((line) => {
    const [, key = '', value = ''] = /^([A-Za-z-]+)=(.*)$/.exec(line) ?? []
    return key === '' || ownOfBuilder.includes(key) ? [] : [[key, value] as const]
  })
  return Object.fromEntries(entries)
}
