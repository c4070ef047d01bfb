/** @file The switches without which Chromium does not start on this machine. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runCommand } from './run-command.ts'

/**
 * @param executable path of Electron.
 * @returns `--no-sandbox` where Chromium would refuse to start with its sandbox: as root, and on Linux systems that deny an
 *   ordinary user the namespaces it is made of (Ubuntu 24.04, many containers) while its helper is not set up.
 *   `--disable-dev-shm-usage` where shared memory may not be written. Else nothing.
 */
export async function chromiumArguments(executable: string, log: (message: string) => void): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const memory = (await isWritable('/dev/shm')) ? [] : ['--disable-dev-shm-usage']
  return (await canSandbox(executable, log)) ? memory : ['--no-sandbox', ...memory]
}

async function canSandbox(executable: string, log: (message: string) => void): Promise<boolean> {
  if (process.getuid?.() === 0) return false
  const helper = join(dirname(executable), 'chrome-sandbox')
  if (await isSetUpAsRoot(helper)) return true
  const { exitCode } = await runCommand('unshare', ['--user', '--map-root-user', '--net', 'true'])
  if (exitCode === 0) return true
  log(`This system denies Chromium its sandbox; starting without it. To have it: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`)
  return false
}

async function isSetUpAsRoot(helper: string): Promise<boolean> {
  const info = await stat(helper).catch(() => null)
  return info?.uid === 0 && (info.mode & 0o4001) === 0o4001
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** @returns whether there is a screen to draw on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
