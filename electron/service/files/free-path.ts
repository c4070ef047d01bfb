/** @file A name for a new file that replaces none. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** @param extension with its dot. @returns the path of `name.ext`, or `name-2.ext`, `name-3.ext` and so on where there is such a file. */
export function freePath(folder: string, stem: string, extension: string): string {
  let path = join(folder, `${stem}${extension}`)
  for (let count = 2; existsSync(path); count += 1) path = join(folder, `${stem}-${count}${extension}`)
  return path
}
