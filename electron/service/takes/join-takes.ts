/** @file Makes one clean recording of takes: packed anew where that is enough, so that nothing of the picture is lost. Service process. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { fileUrl } from '../video/input-arguments.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { probeVideo } from '../video/probe.ts'
import { containerOf, finishRecording } from './finish-recording.ts'
import { nameTake, withoutPicture } from './name-take.ts'
import { makeTakeParts, type TakePart } from './take-parts.ts'
import { haveSamePicture, readTakeShape, type ShapedFile, type TakeFile } from './take-shape.ts'

export type JoinOptions = {
  tools: FfmpegTools
  files: readonly TakeFile[]
  /** Theirs alone. */
  folder: string
  signal: AbortSignal
  /** Takes the done share, 0 to 1. */
  onFraction: (fraction: number) => void
}

/** `lengthsMs` is how long each take really is in it. */
export type JoinedTakes = { path: string; name: string; lengthsMs: number[] }

/** A joined file that is this much shorter than its parts has lost something of them. */
const lostMs = 500

/**
 * The picture is encoded again only where takes differ in it, or where one is too damaged for what follows to be read.
 * @throws UserError `file-unsupported` naming the take that holds no picture; as `runFfmpeg`.
 */
export async function joinTakes(options: JoinOptions): Promise<JoinedTakes> {
  const { tools, signal } = options
  const files: ShapedFile[] = []
  for (const file of options.files) {
    const shape = await readTakeShape(tools, file.path, signal)
    if (!shape) throw withoutPicture(file.take)
    files.push({ ...file, shape })
  }
  const [first] = files
  if (!first) throw new UserError('bad-input', 'There is no take to use.', 'Choose at least one take.')
  if (files.length === 1) return finishOne(options, first)

  const hasSound = files.some(({ shape }) => shape.audioCodec !== null)
  const canEncodeSound = containerOf(first.shape.videoCodec) === 'mp4' || tools.encoders.has('libopus')
  const isCopied = haveSamePicture(files.map(({ shape }) => shape)) && (canEncodeSound || !hasSound)
  const joined = isCopied ? await joinParts(options, files, hasSound, true) : null
  return joined ?? (await joinParts(options, files, hasSound, false)) ?? unreadable()
}

async function finishOne(options: JoinOptions, { take, path, shape }: ShapedFile): Promise<JoinedTakes> {
  return nameTake(take, async () => {
    const { videoCodec, audioCodec } = shape
    const made = await finishRecording({ ...options, input: { path, kind: 'take' }, videoCodec, audioCodec, durationMs: take.durationMs })
    return { ...made, lengthsMs: [(await probeVideo(options.tools, made.path, options.signal)).durationMs] }
  })
}

/** @returns null when something of the parts is missing in what was joined. */
async function joinParts(options: JoinOptions, files: readonly ShapedFile[], hasSound: boolean, isCopied: boolean): Promise<JoinedTakes | null> {
  const { tools, folder, signal, onFraction } = options
  const share = isCopied ? 0.5 : 0.9
  const parts = await makeTakeParts({ ...options, files, isCopied, hasSound, onFraction: (fraction) => onFraction(fraction * share) })
  const lengthsMs = parts.map(({ lengthMs }) => lengthMs)
  const durationMs = lengthsMs.reduce((sum, lengthMs) => sum + lengthMs, 0)
  const listPath = join(folder, 'parts.ffconcat')
  await writeFile(listPath, listOf(parts))
  const made = await finishRecording({
    ...options,
    input: { path: listPath, kind: 'list' },
    videoCodec: isCopied ? (files[0]?.shape.videoCodec ?? 'h264') : 'h264',
    audioCodec: hasSound ? 'pcm_s16le' : null,
    durationMs,
    onFraction: (fraction) => onFraction(share + (1 - share) * fraction),
  })
  await Promise.all(parts.map(({ path }) => rm(path)))
  return (await probeVideo(tools, made.path, signal)).durationMs < durationMs - lostMs ? null : { ...made, lengthsMs }
}

/** Each part begins where the one before really ends, for picture and sound alike. */
function listOf(parts: readonly TakePart[]): string {
  const quoted = (path: string) => `'${fileUrl(path).replaceAll("'", String.raw`'\''`)}'`
  return ['ffconcat version 1.0', ...parts.flatMap(({ path, lengthMs }) => [`file ${quoted(path)}`, `duration ${lengthMs / 1000}`]), ''].join('\n')
}

function unreadable(): never {
  throw new UserError('encoder-failed', 'The takes cannot be joined: something of them would be lost.', 'Use them one by one.')
}
