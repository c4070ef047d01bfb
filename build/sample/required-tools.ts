/** @file Build script: the programs that making the sample needs, checked before anything starts. */
import { spawnSync } from 'node:child_process'

const tools = [
  { command: 'chromium', argument: '--version', debianPackage: 'chromium' },
  { command: 'Xvfb', argument: '-help', debianPackage: 'xvfb' },
  { command: 'xdotool', argument: 'version', debianPackage: 'xdotool' },
  { command: 'ffmpeg', argument: '-version', debianPackage: 'ffmpeg' },
  { command: 'ffprobe', argument: '-version', debianPackage: 'ffmpeg' },
  { command: 'espeak-ng', argument: '--version', debianPackage: 'espeak-ng' },
] as const

/** @throws Error that names every missing program and the command that installs them. */
export function requireTools(): void {
  const missing = tools.filter(({ command, argument }) => spawnSync(command, [argument], { stdio: 'ignore' }).error !== undefined)
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((tool) => tool.debianPackage))].join(' ')
  throw new Error(`Making the sample needs ${missing.map((tool) => tool.command).join(', ')}: sudo apt-get install ${packages}`)
}
