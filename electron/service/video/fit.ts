/** @file From a recording and its marks to one or two videos below the limit: study, plan, encode, measure. Service process. */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { passagesByFlow, withoutPassages } from '#shared/domain/passages.ts'
import type { Mark, OutputFlow, VideoProperties } from '#shared/domain/submission.ts'
import { noWishes, type VideoMeasurement, type VideoPlan, type VideoPrediction, type VideoWishes } from '#shared/domain/video-plan.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { explainPlan } from './explain-plan.ts'
import { copyStreams } from './encode.ts'
import { createFitProgress, type Slot } from './fit-progress.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { makeOutput, type MadeOutput } from './make-output.ts'
import { measureVideo } from './measure.ts'
import type { OutputPlan } from './output-plan.ts'
import { passagesOf, type Passage } from './passages.ts'
import { fullSize } from './plan-picture.ts'
import { planVideo, type FitPlan, type PlanInput } from './plan.ts'
import { studyRecording, type StudiedRecording } from './study.ts'

export type FitOptions = {
  tools: FfmpegTools
  path: string
  marks: readonly Mark[]
  /** Every output is smaller than this. */
  limitBytes: number
  wishes?: VideoWishes
  /** What is known of the recording already; without it the recording is studied first. */
  studied?: StudiedRecording
  /** An existing folder on the disk where the results shall be; the results are left in it. */
  workDir: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  stallLimitMs?: number
}

export type FittedOutput = {
  path: string
  flow: OutputFlow
  bytes: number
  properties: VideoProperties
  passages: Passage[]
  predicted: VideoPrediction
  measured: VideoMeasurement
}
export type FitResult = { outputs: FittedOutput[]; split: boolean; reason: string; elapsedMs: number; plan: VideoPlan }

type Job = FitOptions & StudiedRecording & { folder: string; wishes: VideoWishes }

/** Of the whole bar, what looking at the recording takes. */
export const studyShare = 0.3

/**
 * @returns the videos, each measured, decoded to its end and smaller than the limit; they lie in `workDir` under names of their
 * own, and are the caller's. Nothing else is left there, whether it succeeds, fails or is cancelled.
 * @throws UserError of `studyRecording` and `planVideo`; `encoder-missing`, `encoder-failed`, `encoder-stalled`, `disk-full`; `cancelled`.
 */
export async function fitVideo(options: FitOptions): Promise<FitResult> {
  const startedAt = performance.now()
  const { workDir, signal, wishes = noWishes } = options
  throwIfCancelled(signal)
  const nextSlot = createFitProgress(options.onProgress, () => performance.now())
  const folder = await makeFolder(workDir)
  const delivered: FittedOutput[] = []
  try {
    const studied = options.studied ?? (await studyRecording({ ...options, folder }, nextSlot(studyShare)))
    const plan = planVideo({ ...options, ...studied, wishes })
    const made = await makeAll({ ...options, ...studied, wishes, folder }, plan, nextSlot, options.studied ? 1 : 1 - studyShare)
    for (const output of made.outputs) {
      const finalPath = join(workDir, `${randomUUID()}.mp4`)
      throwIfCancelled(signal)
      await rename(output.path, finalPath)
      delivered.push({ ...output, path: finalPath })
    }
    return {
      outputs: delivered,
      split: made.split,
      reason: made.reason,
      elapsedMs: Math.round(performance.now() - startedAt),
      plan: explainPlan({ ...options, ...studied, wishes }),
    }
  } catch (error) {
    await Promise.all(delivered.map((output) => rm(output.path, { force: true })))
    throw error instanceof UserError ? error : describeFileError(error, workDir)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function makeFolder(workDir: string): Promise<string> {
  try {
    return await mkdtemp(join(workDir, 'fit-'))
  } catch (error) {
    throw describeFileError(error, workDir)
  }
}

type Made = Omit<FitResult, 'elapsedMs' | 'plan'>

async function makeAll(job: Job, plan: FitPlan, nextSlot: (share: number) => Slot, share: number): Promise<Made> {
  if (plan.isCopy) {
    const copied = await tryCopy(job, plan.outputs, nextSlot(0.1))
    if (copied) return { outputs: [copied], split: false, reason: plan.reason }
    const input: PlanInput = { ...job, analysis: { ...job.analysis, canCopy: false } }
    return makeAll(job, planVideo(input), nextSlot, share - 0.1)
  }
  const marked = passagesByFlow(job.marks, job.analysis.durationMs)
  const totalMs = plan.outputs.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const outputs: FittedOutput[] = []
  const notes: string[] = []
  for (const output of plan.outputs) {
    const slot = nextSlot((share * output.durationMs) / totalMs)
    const folder = join(job.folder, output.flow)
    await mkdir(folder)
    const passages = withoutPassages(passagesOf(output.flow, marked), job.wishes.cuts)
    const made = await makeOutput({ ...job, context: job, folder, output, passages, slot })
    outputs.push(await measured(job, made, slot))
    notes.push(describeOutcome(output, made))
  }
  return { outputs, split: plan.split, reason: [plan.reason, ...notes].join(' ') }
}

async function measured(job: Job, { path, output, conformed }: MadeOutput, slot: Slot): Promise<FittedOutput> {
  const { passages, predicted } = output
  const result = await measureVideo({
    ...job,
    path,
    expectedDurationMs: output.durationMs,
    codec: output.codec,
    reference: { conformed, full: fullSize(job.probed), output },
    onFraction: slot.stage('Checking the video', 1),
  })
  const { bytes } = result.measured
  if (bytes >= job.limitBytes) throw new UserError('internal', `The ${output.flow} video has ${bytes} bytes, which is not below ${job.limitBytes}.`)
  return { path, flow: output.flow, bytes, passages, predicted, ...result }
}

/** @returns null when the copy is not what it should be; then the recording is encoded. */
async function tryCopy(job: Job, [output]: OutputPlan[], slot: Slot): Promise<FittedOutput | null> {
  const path = join(job.folder, 'copy.mp4')
  try {
    if (!output) return null
    const bytes = await copyStreams({ ...job }, output, path, slot.stage('Packing the recording', 0.5))
    if (bytes >= job.limitBytes) return null
    const expectedDurationMs = job.probed.durationMs
    const result = await measureVideo({
      ...job,
      path,
      expectedDurationMs,
      codec: 'h264',
      reference: null,
      onFraction: slot.stage('Checking the video', 1),
    })
    return { path, flow: 'all', bytes, passages: output.passages, predicted: output.predicted, ...result }
  } catch (error) {
    if (error instanceof UserError && error.code === 'encoder-failed') return null
    throw error
  }
}

/** @returns what came out, in a sentence for people. */
function describeOutcome(planned: OutputPlan, { output, hasFullQuality }: MadeOutput): string {
  const name = output.flow === 'all' ? 'The video has' : output.flow === 'normal' ? 'The normal flow has' : 'The exception flows have'
  const sharpness = hasFullQuality ? ', as sharp as the recording' : ''
  const lost = planned.audioBitsPerSecond > 0 && output.audioBitsPerSecond === 0 ? ', without sound' : ''
  return `${name} ${Math.round(output.frameRate * 10) / 10} frames a second at ${output.width}x${output.height}${sharpness}${lost}.`
}
