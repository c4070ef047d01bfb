/** @file The folder with ffmpeg and ffprobe in a package: separate programs, with their licence, how they were built, and where their source is. */
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'
import { runCommand } from '../run-command.ts'
import { projectRoot } from '../project.ts'
import type { Target } from './external-packages.ts'

/** From these a program may be shipped: they are static, and it is known where their source is. */
const shippable = ['ffmpeg-static', 'ffmpeg-installer']

/**
 * Fills `folder`.
 * @throws UserError `blocked` when the packages at hand bring no program for the target that may be passed on.
 */
export async function makeFfmpegFolder(folder: string, { platform, arch }: Target): Promise<void> {
  if (platform !== process.platform || arch !== process.arch)
    throw new UserError(
      'blocked',
      `ffmpeg is at hand for ${process.platform} ${process.arch} only, not for ${platform} ${arch}.`,
      'Build on such a machine.',
    )
  // Without the user's own and those of the system: what is shipped comes from the packages of the lock file.
  const tools = await withoutOwnTools(() => locateFfmpeg({}))
  if (!shippable.includes(tools.source))
    throw new UserError(
      'blocked',
      `The ffmpeg at hand (${tools.ffmpegPath}) cannot be shipped.`,
      'Run "npm install" again, so that ffmpeg-static or @ffmpeg-installer brings one.',
    )
  await mkdir(folder, { recursive: true })
  const suffix = platform === 'win32' ? '.exe' : ''
  for (const [name, path] of [
    ['ffmpeg', tools.ffmpegPath],
    ['ffprobe', tools.ffprobePath],
  ] as const) {
    await copyFile(path, join(folder, `${name}${suffix}`))
    await chmod(join(folder, `${name}${suffix}`), 0o755)
  }
  await copyFile(join(projectRoot, 'resources', 'licences', 'GPL-3.0.txt'), join(folder, 'LICENSE.txt'))
  await writeFile(join(folder, 'BUILD.txt'), [await buildOf(tools.ffmpegPath), await buildOf(tools.ffprobePath)].join('\n'))
  await writeFile(join(folder, 'SOURCE.txt'), sourceOffer)
}

async function withoutOwnTools<T>(work: () => Promise<T>): Promise<T> {
  const { CERTPACK_FFMPEG, CERTPACK_FFPROBE, PATH } = process.env
  Object.assign(process.env, { CERTPACK_FFMPEG: '', CERTPACK_FFPROBE: '', PATH: '' })
  try {
    return await work()
  } finally {
    for (const [name, value] of Object.entries({ CERTPACK_FFMPEG, CERTPACK_FFPROBE, PATH }))
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}

/** What a program says of itself: version, compiler, configuration, libraries. */
async function buildOf(path: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(path, ['-version'])
  if (exitCode !== 0) throw new UserError('blocked', `${path} does not run: ${stderr.trim()}`, 'Run "npm install" again.')
  return stdout
}

const sourceOffer = `ffmpeg and ffprobe in this folder are programs of their own, under the GNU General Public License, version 3 or later (LICENSE.txt).
Certpack only starts them; you can replace both files, or choose others in Settings, "Video encoder".

They were built by others and are passed on unchanged; BUILD.txt holds the version and the configuration of each.
Their complete source, with that of the libraries inside, is at
  https://johnvansickle.com/ffmpeg/          (Linux builds)
  https://evermeet.cx/ffmpeg/                (macOS builds)
  https://www.gyan.dev/ffmpeg/builds/        (Windows builds)
  https://github.com/eugeneware/ffmpeg-static (where ffmpeg-static takes its builds from)
  https://git.ffmpeg.org/ffmpeg.git          (ffmpeg itself, by the revision in BUILD.txt)
Whoever gave you this package gives you that source as well, for three years from then, for the cost of passing it on: ask there.

Some of the formats that these programs know may be covered by patents where you are.
`
