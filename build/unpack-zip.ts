/** @file Unpacks a zip archive with the modes and links it holds. */
import { createWriteStream } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'

const typeMask = 0o170000
const linkType = 0o120000

/**
 * @param rename gives the path inside `folder` for the name of an entry, or null to leave the entry out.
 * @throws Error when the archive is damaged, or a name or link leads out of `folder`.
 */
export async function unpackZip(zipPath: string, folder: string, rename: (name: string) => string | null): Promise<void> {
  const zip = await yauzl.openPromise(zipPath)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? null : rename(entry.fileName)
    if (name === null) continue
    const path = join(folder, name)
    const mode = entry.externalFileAttributes >>> 16
    await mkdir(dirname(path), { recursive: true })
    const content = await zip.openReadStreamPromise(entry)
    if ((mode & typeMask) === linkType) await linkInside(folder, path, content)
    else await pipeline(content, createWriteStream(path, { flags: 'wx', mode: mode & 0o777 || 0o644 }))
  }
}

async function linkInside(folder: string, path: string, content: Readable): Promise<void> {
  const target = await text(content)
  const inside = relative(folder, join(dirname(path), target))
  if (isAbsolute(target) || inside.startsWith('..')) throw new Error(`The link ${path} in the archive leads out of it, to ${target}`)
  await symlink(target, path)
}
