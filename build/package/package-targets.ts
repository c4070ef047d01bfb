/** @file What can be built on this machine, by which way, and what the rest lacks. */
import { isReachable } from '../electron-official.ts'
import { isOnPath, offerPrograms, type NeededProgram } from '../system-libraries.ts'

export const targetNames = ['dir', 'tar.gz', 'deb', 'AppImage', 'rpm', 'dmg', 'zip', 'nsis', 'portable'] as const
export type TargetName = (typeof targetNames)[number]

export type PlannedTarget = {
  name: TargetName
  /** By electron-builder, or for a Debian package by `dpkg-deb`; null when this machine cannot build it. */
  way: 'electron-builder' | 'dpkg-deb' | null
  /** What it lacks, in words; '' when nothing. */
  lacks: string
}

/** What was found out about a machine. */
export type Machine = {
  platform: NodeJS.Platform
  /** Whether electron-builder can download its tools. */
  reachesTools: boolean
  has: (program: string) => boolean
}

const systemOf: Record<TargetName, NodeJS.Platform | null> = {
  dir: null,
  'tar.gz': 'linux',
  deb: 'linux',
  AppImage: 'linux',
  rpm: 'linux',
  dmg: 'darwin',
  zip: 'darwin',
  nsis: 'win32',
  portable: 'win32',
}
const systemNames: Partial<Record<NodeJS.Platform, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

const toolsAddress = 'https://github.com/electron-userland/electron-builder-binaries/releases'
const reachableWithinMs = 4_000
/** Programs of Linux that take the place of downloads, or are needed besides. */
const programs: NeededProgram[] = [
  { program: '7zz', package: '7zip' },
  { program: 'dpkg-deb', package: 'dpkg' },
]

/** Looks at this machine, after installing what may be installed. */
export async function lookAtMachine(log: (message: string) => void): Promise<Machine> {
  const { platform } = process
  if (platform === 'linux') await offerPrograms(programs, log, { what: 'packaging', without: 'Some packages are not built' })
  const names = ['7zz', 'dpkg-deb', 'rpmbuild']
  const present = new Set((await Promise.all(names.map(async (name) => ((await isOnPath(name)) ? name : '')))).filter(Boolean))
  return { platform, reachesTools: await isReachable(toolsAddress, reachableWithinMs), has: (name) => present.has(name) }
}

/** @returns each of the targets with its way or its lack. Pure. */
export function planTargets(names: readonly TargetName[], machine: Machine): PlannedTarget[] {
  return names.map((name) => planTarget(name, machine))
}

function planTarget(name: TargetName, { platform, reachesTools, has }: Machine): PlannedTarget {
  const lacking = (lacks: string): PlannedTarget => ({ name, way: null, lacks })
  const built = (way: 'electron-builder' | 'dpkg-deb'): PlannedTarget => ({ name, way, lacks: '' })
  const system = systemOf[name]
  if (system !== null && system !== platform) return lacking(`is built on ${systemNames[system]}`)
  if (name === 'dir') return built('electron-builder')
  if (name === 'rpm' && !has('rpmbuild')) return lacking('needs rpmbuild (Debian: rpm)')
  if (reachesTools) return built('electron-builder')
  if (name === 'tar.gz') return has('7zz') ? built('electron-builder') : lacking('needs 7zz (Debian: 7zip), or github.com to download it')
  if (name === 'deb') return has('dpkg-deb') ? built('dpkg-deb') : lacking('needs dpkg-deb, or github.com for the tools of electron-builder')
  return lacking('needs github.com for the tools of electron-builder')
}
