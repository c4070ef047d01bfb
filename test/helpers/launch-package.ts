/** @file Starts a packaged application as a person would who has nothing else: no repository, another folder, and not as root. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { isRoot } from './tools.ts'

export type PackageLaunch = {
  executable: string
  /** An empty folder that everybody may enter; data, home and what is written go below it. */
  folder: string
  args?: string[]
  env?: Record<string, string>
}

/** Root becomes `nobody`; anybody else stays who they are. */
export async function launchPackage(launch: PackageLaunch): Promise<ElectronApplication> {
  const { executablePath, args, cwd, env } = prepareLaunch(launch)
  return _electron.launch({ executablePath, args, cwd, chromiumSandbox: true, env, colorScheme: null, timeout: 60_000 })
}

/** Starts it as a double click does, with no driver beside it, and waits until it has ended. @returns its exit code. */
export async function runPackage(launch: PackageLaunch): Promise<number> {
  const { executablePath, args, cwd, env } = prepareLaunch(launch)
  const [code] = (await once(spawn(executablePath, args, { cwd, env, stdio: 'ignore' }), 'exit')) as [number]
  return code
}

function prepareLaunch({ executable, folder, args = [], env = {} }: PackageLaunch) {
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  chmodSync(folder, 0o755)
  chmodSync(home, 0o777)
  const { PATH = '', DISPLAY = '' } = process.env
  return {
    executablePath: isRoot ? asNobody(executable, folder) : executable,
    args: ['--disable-gpu', ...args],
    cwd: home,
    env: { PATH: withoutProject(PATH), DISPLAY, HOME: home, ...env },
  }
}

function asNobody(executable: string, folder: string): string {
  const path = join(folder, 'as-nobody.sh')
  writeFileSync(path, `#!/bin/sh\nexec setpriv --reuid=nobody --regid=nogroup --clear-groups '${executable}' "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

/** The tools of the project must not stand in for what the package lacks. */
const withoutProject = (path: string) =>
  path
    .split(':')
    .filter((part) => !part.includes('node_modules'))
    .join(':')

/** @returns whether Chromium can make its sandbox for an ordinary user here: by user namespaces, or by its helper that belongs to root. */
export function canSandboxAsUser(): boolean {
  try {
    const unshare = ['unshare', '--user', '--map-root-user', '--net', 'true']
    if (isRoot) execFileSync('setpriv', ['--reuid=nobody', '--regid=nogroup', '--clear-groups', ...unshare])
    else execFileSync(unshare[0] ?? '', unshare.slice(1))
    return true
  } catch {
    console.warn('SKIPPED: this system denies an ordinary user the sandbox of Chromium.')
    return false
  }
}
