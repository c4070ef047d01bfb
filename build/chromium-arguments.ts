/** @file The switches without which Chromium does not start on this machine. */
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runCommand } from './run-command.ts'

/**
 * @param executable path of Electron.
 * @returns `--no-sandbox` where Chromium would refuse to start with its sandbox: as root, and on Linux systems that deny an
 *   ordinary user the namespaces it is made of (Ubuntu 24.04, many containers) while its helper is not set up; else nothing.
 */
export async function chromiumArguments(executable: string, log: (message: string) => void): Promise<string[]> {
  if (process.platform !== 'linux') return []
  if (process.getuid?.() === 0) return ['--no-sandbox']
  const helper = join(dirname(executable), 'chrome-sandbox')
  if (await isSetUpAsRoot(helper)) return []
  const { exitCode } = await runCommand('unshare', ['--user', '--map-root-user', '--net', 'true'])
  if (exitCode === 0) return []
  log(`This system denies Chromium its sandbox; starting without it. To have it: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`)
  return ['--no-sandbox']
}

async function isSetUpAsRoot(helper: string): Promise<boolean> {
  const info = await stat(helper).catch(() => null)
  return info?.uid === 0 && (info.mode & 0o4001) === 0o4001
}

/** @returns whether there is a screen to draw on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
