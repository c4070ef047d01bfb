/** @file The packages that are part of what is shipped: the production tree of the lock file, as far as it is installed here. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project.ts'

export type ProductionPackage = { name: string; version: string; license: string; homepage: string; licenseText: string }

type LockEntry = { version?: string; dev?: boolean; devOptional?: boolean; license?: string }
type Manifest = {
  name: string
  version: string
  license?: string | { type: string }
  licenses?: { type: string }[]
  homepage?: string
  repository?: string | { url: string }
}

/** Not shipped: programs that are placed apart with their own licence, types, and what only installs or asks for money. */
const notShipped = /^(@ffmpeg-installer|@ffprobe-installer|@types)\/|^(ffmpeg-static|opencollective-postinstall|csstype)$/

/** What the manifests of these do not say, as found in their sources. */
const licencesKnown: Record<string, string> = { 'png-js': 'MIT' }

/** @returns every package, by name and version, with the text of its licence. */
export async function productionPackages(): Promise<ProductionPackage[]> {
  const lock = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> }
  const folders = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && !notShipped.test(nameOf(path)))
    .map(([path]) => join(projectRoot, path))
    .filter((folder) => existsSync(folder))
  const packages = await Promise.all(folders.map(readPackage))
  const unique = new Map(packages.map((found) => [`${found.name}@${found.version}`, found]))
  return [...unique.values()].toSorted((a, b) => `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`, 'en'))
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

async function readPackage(folder: string): Promise<ProductionPackage> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
  const { name, version, license, licenses, homepage, repository } = manifest
  const stated = typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '))
  const url = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? ''
  return {
    name,
    version,
    license: stated || licencesKnown[name] || '',
    homepage: url.replace(/^git\+|\.git$/g, '').replace(/^git:/, 'https:'),
    licenseText: await readLicence(folder),
  }
}

/** @returns the text of every file that a package has for its licence, '' when it has none. */
async function readLicence(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice|ofl)([-.].*)?$/i.test(name)).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .map((text) => text.replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .join('\n\n')
}
