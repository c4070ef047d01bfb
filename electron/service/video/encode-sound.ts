/** @file Encodes the sound of an output, as loud as it is to be. Service process. */
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { cleanOptions, fileNames, sizeOf, type EncodeContext, type OnFraction } from './encode.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import { soundFilter } from './filters.ts'
import { measureLoudness } from './measure-loudness.ts'
import type { OutputPlan } from './output-plan.ts'
import { correctedLevel, firstLevel, levelError, type SoundLevel } from './sound-level.ts'

/** The other coder of ffmpeg's AAC, the usual one since 2019, lets peaks out that are up to 6 dB too high. */
const coder = 'fast'
/** Each is short beside a pass over the picture; later ones meet what the limiter took of the first. */
const encodesAtMost = 4

/**
 * Encodes the sound first: its real bytes are then known. What came out is measured, and encoded again where it is too loud, too soft
 * or has peaks that are cut off; the best is kept.
 * @returns the bytes of the sound file. @throws UserError as `runFfmpeg`.
 */
export async function encodeSound(context: EncodeContext, output: OutputPlan, onFraction: OnFraction): Promise<number> {
  const path = join(context.folder, fileNames.sound)
  const attemptPath = `${path}.attempt`
  let level = firstLevel(context.loudness)
  let leastError = Number.POSITIVE_INFINITY
  for (let count = 1; ; count++) {
    await encodeOnce(context, output, level, attemptPath, (fraction) => onFraction((count - 1 + fraction) / encodesAtMost))
    const heard = level && (await measureLoudness({ ...context, path: attemptPath, stream: 0 }))
    const error = heard ? levelError(heard) : 0
    if (error < leastError) {
      await rename(attemptPath, path)
      leastError = error
    }
    if (leastError === 0 || count === encodesAtMost || !level || !heard) return sizeOf(path)
    level = correctedLevel(level, heard)
  }
}

async function encodeOnce(context: EncodeContext, output: OutputPlan, level: SoundLevel | null, path: string, onFraction: OnFraction): Promise<void> {
  await runFfmpeg({
    ...context,
    inputs: [{ path: context.path }],
    outputs: [
      {
        path,
        options: [
          ...['-map', `0:${context.probed.audio?.index}`, '-vn', '-af', soundFilter(output, level), ...cleanOptions, '-map_chapters', '-1'],
          ...[
            '-c:a',
            'aac',
            '-aac_coder',
            coder,
            '-b:a',
            String(output.audioBitsPerSecond),
            '-ar',
            String(output.audioSampleRate),
            '-ac',
            '1',
            '-f',
            'mp4',
          ],
        ],
      },
    ],
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / output.durationMs),
  })
}
