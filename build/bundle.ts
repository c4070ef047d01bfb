/** @file Builds the four bundles into out/, when something they are made of has changed. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build, type InlineConfig } from 'vite'
import { UserError } from '#shared/contract/errors.ts'
import { withLock } from './folder-lock.ts'
import { outFolder, projectRoot } from './project.ts'
import { mainConfig } from './vite/main.config.ts'
import { preloadConfig } from './vite/preload.config.ts'
import { rendererConfig } from './vite/renderer.config.ts'
import { serviceConfig } from './vite/service.config.ts'

/** By name, in the order in which they are built. */
export const bundles: Record<string, InlineConfig> = { main: mainConfig, preload: preloadConfig, service: serviceConfig, renderer: rendererConfig }

const sources = ['electron', 'renderer', 'resources', join('build', 'vite'), 'package.json', 'package-lock.json']
const stampPath = join(outFolder, 'stamp')

/** Builds all of them unless `out/` is up to date; a build that was interrupted counts as not done. */
export async function ensureBundles(log: (message: string) => void): Promise<void> {
  await mkdir(outFolder, { recursive: true })
  await withLock(
    join(outFolder, 'lock'),
    () => log('Waiting for another build'),
    async () => {
      const stamp = await fingerprint()
      if ((await readFile(stampPath, 'utf8').catch(() => '')) === stamp) return
      await rm(stampPath, { force: true })
      const startedAtMs = performance.now()
      for (const [name, config] of Object.entries(bundles)) await buildBundle(name, config)
      await writeFile(stampPath, stamp)
      log(`Built in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`)
    },
  )
}

/** @throws UserError `blocked` with what the bundler says. */
export async function buildBundle(name: string, config: InlineConfig): Promise<void> {
  try {
    await build(config)
  } catch (error) {
    throw new UserError(
      'blocked',
      `The bundle "${name}" could not be built.\n${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}`,
    )
  }
}

/** @returns a hash over the path, size and time of change of everything that goes into the bundles. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const path of await listFiles(join(projectRoot, source))) {
      const { size, mtimeMs } = await stat(path)
      hash.update(`${path}\0${size}\0${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
