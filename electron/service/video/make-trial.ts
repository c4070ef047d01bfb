/** @file Makes the trial, and gives its files to who goes on from it. Service process. */
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { VideoAnalysis } from './analyse.ts'
import type { ConformedCopy } from './conform.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { countEncoded, encodePicture, fileNames, type EncodeContext } from './encode.ts'
import type { Slot } from './fit-progress.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { measureLikeness } from './measure-likeness.ts'
import type { OutputPlan } from './output-plan.ts'
import { fullSize } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'
import { searchQuality } from './quality-search.ts'
import { searchReach, storedFrames } from './stored-frames.ts'
import type { Trial } from './trial.ts'

export type TrialOptions = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  analysis: VideoAnalysis
  conformed: ConformedCopy
  /** The video of the whole recording as it is planned. */
  output: OutputPlan
  limitBytes: number
  /** The folder of the study; the trial gets one in it. */
  folder: string
  slot: Slot
  signal?: AbortSignal
  stallLimitMs?: number
}

/** Files that another pass of the same picture needs. */
const keptFiles = [fileNames.picture, `${fileNames.statistics}-0.log`, `${fileNames.statistics}-0.log.mbtree`]

/** @returns null where the picture is one that the conformed copy cannot give, or of another codec. @throws UserError as `encodePicture`. */
export async function makeTrial(options: TrialOptions): Promise<Trial | null> {
  const { analysis, conformed, limitBytes, slot, probed } = options
  const output: OutputPlan = { ...options.output, audioBitsPerSecond: 0, audioSampleRate: 0, marks: [] }
  if (output.frameRate !== conformed.frameRate || output.codec !== 'h264') return null
  const folder = join(options.folder, 'trial')
  await mkdir(folder)
  const stored = storedFrames(analysis.seen, output)
  const context: EncodeContext = { ...options, folder, stored, reach: searchReach(analysis.seen, output, stored), loudness: null }
  const path = join(folder, 'trial.mp4')
  const fixedBytes = containerOverheadBytes(countEncoded(output, stored), 0, output.durationMs)
  const soundBytes = (options.output.audioBitsPerSecond * output.durationMs) / 8000
  let startedAt = 0
  const { passes } = await searchQuality([], output.quality, limitBytes - fixedBytes - soundBytes, async (quality, isFirst) => {
    startedAt = performance.now()
    const onFraction = slot.stage(isFirst ? 'Weighing the picture' : 'Weighing the picture again', 0.6)
    return (await encodePicture(context, output, { kind: 'quality', quality }, path, onFraction)) - fixedBytes
  })
  const encodedAt = performance.now()
  slot.stage('Reading what comes out', 1)(0)
  const { legibility, legibilityCurve } = await measureLikeness({ ...options, path, full: fullSize(probed), output })
  await rm(path)
  const { width, height, frameRate, settleMs, durationMs } = output
  return {
    ...{ width, height, frameRate, settleMs, durationMs, frames: countEncoded(output, stored), passes, legibility, legibilityCurve, folder },
    encodeSeconds: (encodedAt - startedAt) / 1000,
    compareSeconds: (performance.now() - encodedAt) / 1000,
  }
}

/** Puts picture and statistics of the trial where a pass of an output leaves its own. */
export async function takeTrial(trial: Trial, folder: string): Promise<void> {
  for (const name of keptFiles) await copyFile(join(trial.folder, name), join(folder, name))
}
