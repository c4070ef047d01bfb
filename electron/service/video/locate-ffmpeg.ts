/** @file Finds an ffmpeg and an ffprobe that can do the work, by asking the binaries themselves. Service process. */
import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { runTool } from './run-tool.ts'

export type FfmpegSource = 'settings' | 'packaged' | 'ffmpeg-static' | 'ffmpeg-installer' | 'path'

export type FfmpegTools = {
  ffmpegPath: string
  ffprobePath: string
  source: FfmpegSource
  version: string
  encoders: ReadonlySet<string>
}

export type LocateOptions = {
  /** The user's own binaries, from Settings; '' counts as not given. CERTPACK_FFMPEG and CERTPACK_FFPROBE stand in for them. */
  ffmpegPath?: string
  ffprobePath?: string
  /** Folder of what ships with the application; binaries lie in `ffmpeg/` below it. */
  resourcesDir?: string
}

type Candidate = { source: FfmpegSource; path: string | null; label: string }

const requiredEncoders = ['libx264', 'aac']
const askTimeLimitMs = 15_000
const executableSuffix = process.platform === 'win32' ? '.exe' : ''
const requirePackage = createRequire(import.meta.url)

/**
 * Takes the first pair that works: the user's own, the packaged, `ffmpeg-static`, `@ffmpeg-installer`, the PATH; for ffprobe
 * the user's own, the packaged, `@ffprobe-installer`, the PATH. An ffmpeg without libx264 and AAC is passed over.
 * @throws UserError `encoder-missing`, naming everything that was tried.
 */
export async function locateFfmpeg(options: LocateOptions): Promise<FfmpegTools> {
  const tried: string[] = []
  const ffmpeg = await firstWorking(ffmpegCandidates(options, await findOnPath('ffmpeg')), tried, askFfmpeg)
  if (!ffmpeg) throw missing('ffmpeg', tried)
  const triedProbes: string[] = []
  const ffprobe = await firstWorking(ffprobeCandidates(options, await findOnPath('ffprobe')), triedProbes, askVersion)
  if (!ffprobe) throw missing('ffprobe', triedProbes)
  return { ffmpegPath: ffmpeg.path, ffprobePath: ffprobe.path, source: ffmpeg.source, ...ffmpeg.answer }
}

function ffmpegCandidates({ ffmpegPath, resourcesDir }: LocateOptions, onPath: string | null): Candidate[] {
  return [
    { source: 'settings', path: ffmpegPath || process.env.CERTPACK_FFMPEG || null, label: 'the path in Settings' },
    { source: 'packaged', path: packagedPath(resourcesDir, 'ffmpeg'), label: 'the packaged ffmpeg' },
    { source: 'ffmpeg-static', path: packagePath('ffmpeg-static'), label: 'ffmpeg-static' },
    { source: 'ffmpeg-installer', path: packagePath('@ffmpeg-installer/ffmpeg'), label: '@ffmpeg-installer/ffmpeg' },
    { source: 'path', path: onPath, label: 'ffmpeg on the PATH' },
  ]
}

function ffprobeCandidates({ ffprobePath, resourcesDir }: LocateOptions, onPath: string | null): Candidate[] {
  return [
    { source: 'settings', path: ffprobePath || process.env.CERTPACK_FFPROBE || null, label: 'the path in Settings' },
    { source: 'packaged', path: packagedPath(resourcesDir, 'ffprobe'), label: 'the packaged ffprobe' },
    { source: 'ffmpeg-installer', path: packagePath('@ffprobe-installer/ffprobe'), label: '@ffprobe-installer/ffprobe' },
    { source: 'path', path: onPath, label: 'ffprobe on the PATH' },
  ]
}

function packagedPath(resourcesDir: string | undefined, name: string): string | null {
  return resourcesDir ? join(resourcesDir, 'ffmpeg', `${name}${executableSuffix}`) : null
}

/** The package may be absent (optional, or of another platform) or throw while it looks for its binary: both mean "not here". */
function packagePath(name: string): string | null {
  try {
    const exported = requirePackage(name) as string | null | { path?: string }
    const path = typeof exported === 'string' ? exported : exported?.path
    // A binary cannot be started from inside the archive; it is unpacked beside it.
    return path ? path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked') : null
  } catch {
    return null
  }
}

async function findOnPath(name: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, `${name}${executableSuffix}`)
    if (await isExecutable(path)) return path
  }
  return null
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function firstWorking<Answer>(candidates: Candidate[], tried: string[], ask: (path: string) => Promise<Answer | string>) {
  for (const { source, path, label } of candidates) {
    if (!path) continue
    const answer = (await isExecutable(path)) ? await ask(path).catch((error: unknown) => String(error)) : 'not there or not executable'
    if (typeof answer !== 'string') return { source, path, answer }
    tried.push(`${label} (${path}): ${answer}`)
  }
  return null
}

async function askVersion(path: string): Promise<{ version: string } | string> {
  const { exitCode, stdout } = await runTool({ command: path, args: ['-hide_banner', '-version'], timeLimitMs: askTimeLimitMs })
  const version = /^ff\w+ version (\S+)/m.exec(stdout)?.[1]
  return exitCode === 0 && version ? { version } : 'does not answer'
}

async function askFfmpeg(path: string): Promise<{ version: string; encoders: ReadonlySet<string> } | string> {
  const answer = await askVersion(path)
  if (typeof answer === 'string') return answer
  const { stdout } = await runTool({ command: path, args: ['-hide_banner', '-encoders'], timeLimitMs: askTimeLimitMs })
  const encoders = readEncoders(stdout)
  const lacking = requiredEncoders.filter((name) => !encoders.has(name))
  return lacking.length > 0 ? `has no ${lacking.join(' and no ')}` : { version: answer.version, encoders }
}

/** @returns the names in what `ffmpeg -encoders` prints. */
export function readEncoders(stdout: string): ReadonlySet<string> {
  return new Set([...stdout.matchAll(/^ [VAS][A-Z.]{5} (\S+)/gm)].map((match) => match[1] ?? '').filter((name) => name !== '='))
}

function missing(name: string, tried: string[]): UserError {
  const list = tried.length > 0 ? ` Tried: ${tried.join('; ')}.` : ''
  return new UserError('encoder-missing', `No usable ${name} was found.${list}`, `Install ffmpeg with libx264, or name its path in Settings.`)
}
