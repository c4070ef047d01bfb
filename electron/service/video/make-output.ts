/** @file Makes one video of a plan below the limit, whatever it takes: rate, frame rate, size, sound. Service process. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { VideoAnalysis } from './analyse.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { encodeFinal, encodeFirstPass, encodeSound, fileNames, type EncodeContext } from './encode.ts'
import type { Slot } from './fit-progress.ts'
import { countFrames, type Passage } from './passages.ts'
import { steerFrameRate } from './plan-picture.ts'
import { buildOutput, doesNotFit, firstAim, reduceOutput, type OutputPlan } from './plan.ts'
import { nextStep, type Attempt } from './size-search.ts'

export type OutputJob = {
  context: Omit<EncodeContext, 'folder'>
  folder: string
  analysis: VideoAnalysis
  output: OutputPlan
  /** The passages as marked, not yet snapped to the frames of a rate. */
  passages: readonly Passage[]
  limitBytes: number
  slot: Slot
}

export type MadeOutput = { path: string; output: OutputPlan; hasFullQuality: boolean }

/** Of a visually lossless first pass, made with little effort, the real encode takes about as many bytes or fewer. */
const qualityAim = 0.97

/** @throws UserError `does-not-fit` when not even the smallest picture without sound fits; else as `runFfmpeg`. */
export async function makeOutput(job: OutputJob): Promise<MadeOutput> {
  const { analysis, passages, limitBytes } = job
  const folder = join(job.folder, 'encode')
  let output: OutputPlan | null = job.output
  for (let isFirst = true; output; isFirst = false) {
    await mkdir(folder)
    try {
      const tried = await tryOutput(job, { ...job.context, folder }, output, isFirst)
      if ('path' in tried) return tried
      output = reduceOutput(analysis, tried.output, passages, limitBytes, limitBytes / tried.leastBytes)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  throw doesNotFit(limitBytes, job.output.durationMs)
}

/** What could not be brought below the limit, and the fewest bytes that came out. */
type TooLarge = { output: OutputPlan; leastBytes: number }

async function tryOutput(job: OutputJob, context: EncodeContext, planned: OutputPlan, canSteer: boolean): Promise<MadeOutput | TooLarge> {
  const { analysis, passages, limitBytes, slot } = job
  let output = planned
  const encodeItsSound = () => (output.audioBitsPerSecond > 0 ? encodeSound(context, output, slot.stage('Encoding the sound', 0.05)) : 0)
  let soundBytes = await encodeItsSound()
  let firstPassBytes = await encodeFirstPass(context, output, slot.stage('Reading the recording', 0.35))
  const frameRate = canSteer ? steerFrameRate(analysis, output, (limitBytes * qualityAim - soundBytes) / firstPassBytes) : output.frameRate
  if (frameRate !== output.frameRate) {
    const sound = { bitsPerSecond: output.audioBitsPerSecond, sampleRate: output.audioSampleRate }
    output = buildOutput({ flow: output.flow, passages, picture: { width: output.width, height: output.height, frameRate }, sound, limitBytes })
    soundBytes = await encodeItsSound()
    firstPassBytes = await encodeFirstPass(context, output, slot.stage('Reading the recording', 0.4))
  }
  await rm(join(context.folder, fileNames.firstPass), { force: true })

  const path = join(job.folder, `${output.flow}.mp4`)
  const attemptPath = join(context.folder, 'attempt.mp4')
  if (firstPassBytes + soundBytes < limitBytes * qualityAim) {
    const bytes = await encodeFinal(context, output, { kind: 'quality' }, attemptPath, slot.stage('Encoding the picture', 0.8))
    if (bytes < limitBytes) {
      await rename(attemptPath, path)
      return { path, output, hasFullQuality: true }
    }
  }
  const leastBytes = await searchSize(job, context, output, soundBytes, attemptPath, path)
  return leastBytes === 0 ? { path, output, hasFullQuality: false } : { output, leastBytes }
}

/** Of a rate that x264 itself finds too low for the picture, nothing is known but that a smaller picture is needed. */
const unknownExcess = 1.5

/**
 * Second passes on the same statistics until the size is met; the best file below the limit is kept at `path`.
 * @returns 0 when there is one, else the fewest bytes that came out.
 */
async function searchSize(
  job: OutputJob,
  context: EncodeContext,
  output: OutputPlan,
  soundBytes: number,
  attemptPath: string,
  path: string,
): Promise<number> {
  const { limitBytes, slot } = job
  const fixedBytes = soundBytes + containerOverheadBytes(countFrames(output.ranges), 0, output.durationMs)
  const attempts: Attempt[] = []
  let bestBytes = 0
  let kilobitsPerSecond = Math.floor(((limitBytes * firstAim - fixedBytes) * 8) / output.durationMs)
  while (kilobitsPerSecond >= 1) {
    const stage = slot.stage(attempts.length === 0 ? 'Encoding the picture' : 'Correcting the size', 0.7)
    const bytes = await encodeFinal(context, output, { kind: 'bit-rate', kilobitsPerSecond }, attemptPath, stage).catch((error: unknown) => {
      if (isRateTooLow(error)) return null
      throw error
    })
    if (bytes === null) break
    attempts.push({ kilobitsPerSecond, bytes })
    if (bytes < limitBytes && bytes > bestBytes) {
      await rename(attemptPath, path)
      bestBytes = bytes
    }
    const step = nextStep(attempts, limitBytes, fixedBytes)
    if (step.kind !== 'encode') break
    kilobitsPerSecond = step.kilobitsPerSecond
  }
  if (bestBytes > 0) return 0
  return attempts.length > 0 ? Math.min(...attempts.map(({ bytes }) => bytes)) : limitBytes * unknownExcess
}

function isRateTooLow(error: unknown): boolean {
  return error instanceof UserError && error.code === 'encoder-failed' && error.message.includes('requested bitrate is too low')
}
