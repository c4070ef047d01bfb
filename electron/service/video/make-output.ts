/** @file Makes one video of a plan below the limit, whatever it takes: rate, frame rate, size, sound. Service process. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { VideoAnalysis } from './analyse.ts'
import { conformRecording, type ConformedCopy } from './conform.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { encodeFinal, encodeFirstPass, encodeSound, fileNames, losslessLookingQuality, type EncodeContext } from './encode.ts'
import type { Slot } from './fit-progress.ts'
import { countFrames, type Passage } from './passages.ts'
import { rateMultiple } from './picture-options.ts'
import { aim, doesNotFit, heldFrames, plentyShare, reduceOutput, type OutputPlan } from './plan.ts'
import { nextStep, type Attempt } from './size-search.ts'

export type OutputJob = {
  context: Omit<EncodeContext, 'folder' | 'held' | 'loudness' | 'conformed'>
  /** What the analysis has made; other rates get a copy of their own. */
  conformed: ConformedCopy
  folder: string
  analysis: VideoAnalysis
  output: OutputPlan
  /** The passages as marked, not yet snapped to the frames of a rate. */
  passages: readonly Passage[]
  limitBytes: number
  slot: Slot
}

/** `conformed` is the recording at the rate of the output. */
export type MadeOutput = { path: string; output: OutputPlan; conformed: ConformedCopy; hasFullQuality: boolean; secondPasses: number }

/** Of a visually lossless first pass, made with little effort, the real encode takes about as many bytes or fewer. */
const qualityAim = 0.97
/** What the first second pass aims at: with the statistics of a cheaper pass it comes out a little too large at low rates. */
const firstAim = 0.985
/** @throws UserError `does-not-fit` when not even the smallest picture without sound fits; else as `runFfmpeg`. */
export async function makeOutput(job: OutputJob): Promise<MadeOutput> {
  const { analysis, passages, limitBytes } = job
  const folder = join(job.folder, 'encode')
  let output: OutputPlan | null = job.output
  while (output) {
    await mkdir(folder)
    try {
      const conformed = await conformedFor(job, output)
      const held = heldFrames(analysis, output)
      const tried = await tryOutput(job, { ...job.context, folder, conformed, held, loudness: analysis.heard.loudness }, output)
      if ('path' in tried) return tried
      output = reduceOutput(analysis, tried.output, passages, limitBytes, limitBytes / tried.leastBytes)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  throw doesNotFit(limitBytes, job.output.durationMs)
}

async function conformedFor({ context, conformed, folder, slot }: OutputJob, { frameRate }: OutputPlan): Promise<ConformedCopy> {
  if (conformed.frameRate === frameRate) return conformed
  return conformRecording({ ...context, folder, frameRate, onFraction: slot.stage('Reading the recording', 0.25) })
}

/** Steps of x264's quality for which the bytes of a screen recording halve. */
const stepsForHalf = 7

/**
 * The nearer a first pass comes to the size of the second, the better its statistics foretell it: at six times the size the second
 * pass missed by 45 %, at one to two times by a few.
 * @param share of plenty that there is, as from `plentyShare`.
 */
function firstPassQuality(share: number): number {
  if (share >= 1) return losslessLookingQuality
  const halvings = Math.log2(1 / share)
  return Math.min(48, losslessLookingQuality + 12 * Math.min(1, halvings * 1.5) + 5 * halvings)
}

/** What could not be brought below the limit, and the fewest bytes that came out. */
type TooLarge = { output: OutputPlan; leastBytes: number }

async function tryOutput(job: OutputJob, context: EncodeContext, output: OutputPlan): Promise<MadeOutput | TooLarge> {
  const { limitBytes, slot } = job
  const soundBytes = output.audioBitsPerSecond > 0 ? await encodeSound(context, output, slot.stage('Encoding the sound', 0.04)) : 0
  const share = plentyShare(output, limitBytes)
  const path = join(job.folder, `${output.flow}.mp4`)
  const attemptPath = join(context.folder, 'attempt.mp4')
  const made = { path, output, conformed: context.conformed }
  const claimedRate = output.frameRate * (share < 1 ? rateMultiple(output.frameRate) : 1)
  if (output.codec === 'h264') {
    const quality = firstPassQuality(share)
    const firstPassBytes = await encodeFirstPass(context, output, { quality, claimedRate }, slot.stage('Weighing the picture', 0.25))
    await rm(join(context.folder, fileNames.firstPass), { force: true })
    const losslessBytes = firstPassBytes * 2 ** ((quality - losslessLookingQuality) / stepsForHalf)
    if (losslessBytes + soundBytes < limitBytes * qualityAim) {
      const bytes = await encodeFinal(context, output, { kind: 'quality' }, attemptPath, slot.stage('Encoding the picture', 0.8))
      if (bytes < limitBytes) {
        await rename(attemptPath, path)
        return { ...made, hasFullQuality: true, secondPasses: 1 }
      }
    }
  }
  // Of AV1 plenty is only foretold: what needs no more is not made larger.
  const hasPlenty = output.codec === 'av1' && share >= 1
  const wantedBytes = hasPlenty ? Math.min(limitBytes, output.predicted.bytes) : limitBytes
  const { secondPasses, leastBytes } = await searchSize(
    { ...job, limitBytes: wantedBytes },
    context,
    output,
    claimedRate,
    soundBytes,
    attemptPath,
    path,
  )
  return leastBytes === 0 ? { ...made, hasFullQuality: hasPlenty, secondPasses } : { output, leastBytes }
}

/** Of a rate that x264 itself finds too low for the picture, nothing is known but that a smaller picture is needed. */
const unknownExcess = 1.5

/**
 * Second passes on the same statistics until the size is met; the best file below the limit is kept at `path`.
 * @returns how many there were, and 0 when there is a file, else the fewest bytes that came out.
 */
async function searchSize(
  job: OutputJob,
  context: EncodeContext,
  output: OutputPlan,
  claimedRate: number,
  soundBytes: number,
  attemptPath: string,
  path: string,
): Promise<{ secondPasses: number; leastBytes: number }> {
  const { limitBytes, slot } = job
  const fixedBytes = soundBytes + containerOverheadBytes(countFrames(output.ranges), 0, output.durationMs)
  const attempts: Attempt[] = []
  let bestBytes = 0
  let bitsPerSecond = ((limitBytes * Math.min(aim, firstAim) - fixedBytes) * 8000) / output.durationMs
  while (bitsPerSecond >= 500) {
    const stage = slot.stage(attempts.length === 0 ? 'Encoding the picture' : 'Correcting the size', attempts.length === 0 ? 0.6 : 0.7)
    const rate = { kind: 'bit-rate', bitsPerSecond, claimedRate } as const
    const bytes = await encodeFinal(context, output, rate, attemptPath, stage).catch((error: unknown) => {
      if (isRateTooLow(error)) return null
      throw error
    })
    if (bytes === null) break
    attempts.push({ bitsPerSecond, bytes })
    if (bytes < limitBytes && bytes > bestBytes) {
      await rename(attemptPath, path)
      bestBytes = bytes
    }
    const step = nextStep(attempts, limitBytes, fixedBytes)
    if (step.kind !== 'encode') break
    bitsPerSecond = step.bitsPerSecond
  }
  const least = attempts.length > 0 ? Math.min(...attempts.map(({ bytes }) => bytes)) : limitBytes * unknownExcess
  return { secondPasses: attempts.length, leastBytes: bestBytes > 0 ? 0 : least }
}

function isRateTooLow(error: unknown): boolean {
  return error instanceof UserError && error.code === 'encoder-failed' && error.message.includes('requested bitrate is too low')
}
