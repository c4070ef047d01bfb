/** @file Makes one video of a plan below the limit, whatever it takes: rate, frame rate, size, sound. Service process. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { VideoAnalysis } from './analyse.ts'
import { conformRecording, coverCopy, type ConformedCopy } from './conform.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { addSound, chaptersOfOutput, countEncoded, encodePicture, type EncodeContext, type Rate } from './encode.ts'
import { encodeSound } from './encode-sound.ts'
import type { Slot } from './fit-progress.ts'
import type { Passage } from './passages.ts'
import { takeTrial } from './make-trial.ts'
import { aim, type OutputPlan } from './output-plan.ts'
import { doesNotFit, plentyShare, reduceOutput } from './plan.ts'
import { searchQuality, type QualityPass } from './quality-search.ts'
import { nextStep, type Attempt } from './size-search.ts'
import { searchReach, storedFrames } from './stored-frames.ts'
import { isTrialOf, type Trial } from './trial.ts'

export type OutputJob = {
  context: Omit<EncodeContext, 'folder' | 'stored' | 'reach' | 'loudness' | 'conformed'>
  /** What the analysis has made; other rates get a copy of their own. */
  conformed: ConformedCopy
  /** A first pass that exists already. */
  trial: Trial | null
  folder: string
  analysis: VideoAnalysis
  output: OutputPlan
  /** The passages as marked, not yet snapped to the frames of a rate. */
  passages: readonly Passage[]
  limitBytes: number
  slot: Slot
}

/** `conformed` is the recording at the rate of the output. */
export type MadeOutput = { path: string; output: OutputPlan; conformed: ConformedCopy; hasFullQuality: boolean; passes: number }

/** What the first second pass aims at: with the statistics of another quality it comes out a little too large at low rates. */
const firstAim = 0.985
/** @throws UserError `does-not-fit` when not even the smallest picture without sound fits; else as `runFfmpeg`. */
export async function makeOutput(job: OutputJob): Promise<MadeOutput> {
  const { analysis, passages, limitBytes } = job
  const folder = join(job.folder, 'encode')
  let output: OutputPlan | null = job.output
  let conformed: ConformedCopy | null = null
  while (output) {
    await mkdir(folder)
    try {
      if (conformed?.frameRate !== output.frameRate) conformed = await conformedFor(job, output)
      const stored = storedFrames(analysis.seen, output)
      const reach = searchReach(analysis.seen, output, stored)
      const tried = await tryOutput(job, { ...job.context, folder, conformed, stored, reach, loudness: analysis.heard.loudness }, output)
      if ('path' in tried) return tried
      output = reduceOutput(analysis, tried.output, passages, limitBytes, limitBytes / tried.leastBytes)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  throw doesNotFit(limitBytes, job.output.durationMs)
}

/** What is covered is covered here already, so that no later pass sees it. */
async function conformedFor({ context, conformed, analysis, folder, slot }: OutputJob, { frameRate, covers }: OutputPlan): Promise<ConformedCopy> {
  const common = { ...context, folder }
  const isRight = conformed.frameRate === frameRate
  const copy = isRight ? conformed : await conformRecording({ ...common, frameRate, onFraction: slot.stage('Reading the recording', 0.25) })
  if (covers.length === 0) return copy
  const covered = await coverCopy({
    ...common,
    conformed: copy,
    covers,
    seenFrameRate: analysis.seen.frameRate,
    onFraction: slot.stage('Covering what is to be hidden', 0.15),
  })
  if (!isRight && covered.path !== copy.path) await rm(copy.path)
  return covered
}

/** What could not be brought below the limit, and the fewest bytes that came out. */
type TooLarge = { output: OutputPlan; leastBytes: number }

async function tryOutput(job: OutputJob, context: EncodeContext, output: OutputPlan): Promise<MadeOutput | TooLarge> {
  const { slot, limitBytes } = job
  const attempt: Attempting = { job, context, output, path: join(job.folder, `${output.flow}.mp4`), bestBytes: 0, passes: 0 }
  const soundBytes = output.audioBitsPerSecond > 0 ? await encodeSound(context, output, slot.stage('Encoding the sound', 0.04)) : 0
  const fixedBytes = soundBytes + containerOverheadBytes(countEncoded(output, context.stored), 0, output.durationMs, chaptersOfOutput(output))
  const isH264 = output.codec === 'h264'
  const hasFullQuality = isH264 && (await tryQualities(attempt, fixedBytes))
  if (!hasFullQuality && attempt.bestBytes < limitBytes * fullEnough) {
    const leastBytes = await searchSize(attempt, fixedBytes)
    if (attempt.bestBytes === 0) return { output, leastBytes }
  }
  const hasPlenty = hasFullQuality || (!isH264 && plentyShare(output, limitBytes) >= 1)
  return { path: attempt.path, output, conformed: context.conformed, hasFullQuality: hasPlenty, passes: attempt.passes }
}

/** The best file below the limit so far is kept at `path`. */
type Attempting = { job: OutputJob; context: EncodeContext; output: OutputPlan; path: string; bestBytes: number; passes: number }

/** @returns the bytes of the encode. */
async function encodeOnce(attempt: Attempting, rate: Rate, activity: string, share: number): Promise<number> {
  const { job, context, output } = attempt
  const bytes = await encodePicture(context, output, rate, attemptPath(attempt), job.slot.stage(activity, share))
  attempt.passes += 1
  await keepIfBest(attempt, bytes)
  return bytes
}

function attemptPath({ context }: Attempting): string {
  return join(context.folder, 'attempt.mp4')
}

async function keepIfBest(attempt: Attempting, bytes: number): Promise<void> {
  if (bytes >= attempt.job.limitBytes || bytes <= attempt.bestBytes) return
  await rename(attemptPath(attempt), attempt.path)
  attempt.bestBytes = bytes
}

/** From this share of the limit on a first pass needs no second. */
const fullEnough = 0.985

/**
 * Passes at constant quality, until one is near the limit or looks lossless below it; its statistics are left for second passes.
 * @returns whether what is kept looks lossless.
 */
async function tryQualities(attempt: Attempting, fixedBytes: number): Promise<boolean> {
  const { output, job } = attempt
  const made = await passesOfTrial(attempt)
  const { looksLossless } = await searchQuality(made, output.quality, job.limitBytes - fixedBytes, async (quality, isFirst) => {
    const activity = isFirst ? 'Weighing the picture' : 'Weighing the picture again'
    return (await encodeOnce(attempt, { kind: 'quality', quality }, activity, 0.35)) - fixedBytes
  })
  return looksLossless
}

/** Goes on from the trial, where this output is what was tried. @returns its passes. */
async function passesOfTrial(attempt: Attempting): Promise<QualityPass[]> {
  const { job, context, output } = attempt
  if (!job.trial || !isTrialOf(job.trial, output)) return []
  await takeTrial(job.trial, context.folder)
  await keepIfBest(attempt, await addSound(context, output, attemptPath(attempt)))
  return job.trial.passes
}

/** Of a rate that x264 itself finds too low for the picture, nothing is known but that a smaller picture is needed. */
const unknownExcess = 1.5

/** Second passes on the same statistics until the size is met. @returns the fewest bytes that came out. */
async function searchSize(attempt: Attempting, fixedBytes: number): Promise<number> {
  const { output, job } = attempt
  // Of AV1 plenty is only foretold: what needs no more is not made larger.
  const hasPlenty = output.codec === 'av1' && plentyShare(output, job.limitBytes) >= 1
  const limitBytes = hasPlenty ? Math.min(job.limitBytes, output.predicted.bytes) : job.limitBytes
  const attempts: Attempt[] = []
  let bitsPerSecond = ((limitBytes * Math.min(aim, firstAim) - fixedBytes) * 8000) / output.durationMs
  while (bitsPerSecond >= 500) {
    const activity = attempts.length === 0 ? 'Encoding the picture' : 'Correcting the size'
    const bytes = await encodeOnce(attempt, { kind: 'bit-rate', bitsPerSecond }, activity, 0.6).catch((error: unknown) => {
      if (isRateTooLow(error)) return null
      throw error
    })
    if (bytes === null) break
    attempts.push({ bitsPerSecond, bytes })
    const step = nextStep(attempts, limitBytes, fixedBytes)
    if (step.kind !== 'encode') break
    bitsPerSecond = step.bitsPerSecond
  }
  return attempts.length > 0 ? Math.min(...attempts.map(({ bytes }) => bytes)) : job.limitBytes * unknownExcess
}

function isRateTooLow(error: unknown): boolean {
  return error instanceof UserError && error.code === 'encoder-failed' && error.message.includes('requested bitrate is too low')
}
