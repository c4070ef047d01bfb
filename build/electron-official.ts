/** @file The official Electron: what the `electron` package installed, or its download. */
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'

const packageFolder = join(projectRoot, 'node_modules', 'electron')
const downloadTimeoutMs = 15 * 60_000

/** @returns the path of the installed executable, or null. `path.txt` is written last, so a half-made download counts as none. */
export async function findInstalledElectron(): Promise<string | null> {
  try {
    const path = join(packageFolder, 'dist', (await readFile(join(packageFolder, 'path.txt'), 'utf8')).trim())
    const installed = (await readFile(join(packageFolder, 'dist', 'version'), 'utf8')).trim().replace(/^v/, '')
    return existsSync(path) && installed === (await declaredVersion()) ? path : null
  } catch {
    return null
  }
}

/** Forgets a damaged installation, so that the next download replaces it. */
export async function dropInstalledElectron(): Promise<void> {
  await rm(join(packageFolder, 'path.txt'), { force: true })
  await rm(join(packageFolder, 'dist'), { recursive: true, force: true })
}

/**
 * @param reachableWithinMs how long the release host may take to answer at all.
 * @returns the path of the downloaded executable, or null with the reason logged.
 */
export async function downloadElectron(reachableWithinMs: number, log: (message: string) => void): Promise<string | null> {
  const version = await declaredVersion()
  const mirror = process.env.npm_config_electron_mirror ?? process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  const url = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  if (!(await isReachable(url, reachableWithinMs))) {
    log(`Electron's release host cannot be reached (${new URL(url).host})`)
    return null
  }
  log(`Downloading Electron ${version}`)
  const result = await runCommand(process.execPath, [join(packageFolder, 'install.js')], { timeoutMs: downloadTimeoutMs })
  if (result.exitCode !== 0) log(`The download of Electron failed: ${result.stderr.trim().split('\n')[0] ?? ''}`)
  return findInstalledElectron()
}

/** @returns the version of Electron that the application declares and is released with. */
export async function declaredVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** @returns whether the address answers a request for its head in time. */
export async function isReachable(url: string, withinMs: number): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(withinMs) })
    return response.ok
  } catch {
    return false
  }
}
