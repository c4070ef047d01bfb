/** @file Sees to the system libraries that Electron needs on Linux: installs them as root on Debian and Ubuntu, else says how. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { runCommand } from './run-command.ts'
import { packagesFor, parseMissingLibraries } from './system-packages.ts'

const installTimeoutMs = 15 * 60_000

/** A program that must be on the PATH, and the package that brings it. */
export type NeededProgram = { program: string; package: string }

/** @returns the shared libraries that `executable` needs and this machine has not; none on other systems than Linux. */
export async function findMissingLibraries(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  return parseMissingLibraries((await runCommand('ldd', [executable])).stdout)
}

/**
 * Makes sure that `executable` finds its libraries and that `programs` are there.
 * @throws UserError `blocked` with the one command that installs what is missing, when this user cannot do it.
 */
export async function ensureSystemLibraries(executable: string, programs: readonly NeededProgram[], log: (message: string) => void): Promise<void> {
  const libraries = await findMissingLibraries(executable)
  const absent = await filterAbsent(programs)
  if (libraries.length === 0 && absent.length === 0) return
  const canInstall = process.getuid?.() === 0 && (await isOnPath('apt-get'))
  // The lists of a bare machine are empty, and without them the names of the packages are a guess.
  if (canInstall) await runApt(['update', '-qq'])
  const { packages, unknown } = await namePackages(libraries, absent)
  if (unknown.length > 0)
    throw new UserError('blocked', `Electron needs ${unknown.join(', ')}.`, 'Install what brings these libraries on your system, and start again.')
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!canInstall)
    throw new UserError(
      'blocked',
      `This machine lacks what Electron needs: ${[...libraries, ...absent.map(({ program }) => program)].join(', ')}.`,
      adviceFor(command, await isOnPath('apt-get'), packages),
    )
  log(`Installing what Electron needs: ${packages.join(' ')}`)
  const { exitCode, stderr } = await runApt(command.split(' ').slice(1))
  const stillMissing = await findMissingLibraries(executable)
  if (exitCode !== 0 || stillMissing.length > 0) {
    throw new UserError(
      'blocked',
      `The system packages could not be installed: ${stderr.trim().split('\n').at(-1) || stillMissing.join(', ')}`,
      `Run: ${command}`,
    )
  }
}

/**
 * Installs programs that make more possible, where this user can; else tells how, in one line.
 * What is still missing afterwards is no error: what needs it is left out.
 * @param purpose what they are for, and what is left out without them.
 */
export async function offerPrograms(
  programs: readonly NeededProgram[],
  log: (message: string) => void,
  purpose = { what: 'the tests', without: 'Some tests are skipped' },
): Promise<void> {
  const absent = await filterAbsent(programs)
  if (absent.length === 0 || !(await isOnPath('apt-get'))) return
  const packages = [...new Set(absent.map((program) => program.package))].join(' ')
  const command = `apt-get install -y --no-install-recommends ${packages}`
  if (process.getuid?.() !== 0) return log(`${purpose.without} for want of tools; to have them: sudo ${command}`)
  log(`Installing tools for ${purpose.what}: ${packages}`)
  await runApt(['update', '-qq'])
  const { exitCode } = await runApt(command.split(' ').slice(1))
  if (exitCode !== 0) log(`They could not be installed. ${purpose.without}. By hand: ${command}`)
}

function adviceFor(command: string, hasApt: boolean, packages: readonly string[]): string {
  if (hasApt) return `Run this once, then start again:\n  sudo apt-get update && sudo ${command}`
  return `Install what your system has for these Debian packages, then start again: ${packages.join(' ')}`
}

async function namePackages(libraries: readonly string[], programs: readonly NeededProgram[]): Promise<{ packages: string[]; unknown: string[] }> {
  const known = new Set((await runCommand('apt-cache', ['pkgnames'])).stdout.split('\n'))
  const { packages, unknown } = packagesFor(libraries, (name) => known.has(name))
  return { packages: [...packages, ...programs.map((program) => program.package)], unknown }
}

/** Waits for another run of apt that is under way, as machines start one by themselves. */
function runApt(args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: installTimeoutMs,
  })
}

async function filterAbsent(programs: readonly NeededProgram[]): Promise<NeededProgram[]> {
  const isPresent = await Promise.all(programs.map(({ program }) => isOnPath(program)))
  return programs.filter((_, index) => !isPresent[index])
}

/** @returns whether a program of that name can be started. */
export async function isOnPath(program: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const tries = folders.map((folder) =>
    access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(tries)).includes(true)
}
