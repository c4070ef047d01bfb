/** @file Looks at a recording once, so that plans for it are instant: probe, analysis, probe encodes. Service process. */
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { analyseVideo, type VideoAnalysis } from './analyse.ts'
import type { ConformedCopy } from './conform.ts'
import { sumTempo } from './content-sums.ts'
import { createFitProgress, type Slot } from './fit-progress.ts'
import { legibilityAt } from './legibility-model.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { makeTrial } from './make-trial.ts'
import type { OutputPlan } from './output-plan.ts'
import { probeSizes } from './plan-candidates.ts'
import { fullSize } from './plan-picture.ts'
import { planVideo } from './plan.ts'
import { probeLegibility, withPicturesToProbe, type LegibilityCurve, type ProbeOptions } from './probe-legibility.ts'
import { probeVideo, type ProbedVideo } from './probe.ts'
import type { Trial } from './trial.ts'

/** `conformed` and the files of the trial lie in the folder of the study and live as long as it. */
export type StudiedRecording = {
  probed: ProbedVideo
  analysis: VideoAnalysis
  curves: LegibilityCurve[]
  /** The first pass of what is proposed; null where nothing is encoded, or at another rate than that of the copy. */
  trial: Trial | null
  conformed: ConformedCopy
}

export type StudyOptions = {
  tools: FfmpegTools
  path: string
  /** What is tried is near it. */
  limitBytes: number
  /** An existing folder of the caller's; the conformed copy and the trial are left there. */
  folder: string
  signal?: AbortSignal
  stallLimitMs?: number
}

/** From hardly readable to indistinguishable. The middle one is tried first; it decides which of the others the limit is near. */
const coarseQuality = 44
const middleQuality = 31
const fineQuality = 19
/** Of smaller pictures less has to be known. */
const smallQualities = [41, 28]
const legibleEnough = 0.95
/** Of the limit, what the picture gets at least; smaller sizes are probed rather too early than too late. */
const pictureShare = 0.7

/** Looks at a recording with a progress of its own. @throws UserError of `probeVideo`, `analyseVideo`, `probeLegibility`. */
export async function studyAlone(options: StudyOptions, onProgress?: (progress: Progress) => void): Promise<StudiedRecording> {
  return studyRecording(options, createFitProgress(onProgress, () => performance.now())(1))
}

/** The same as a part of longer work: fills `slot`. */
export async function studyRecording(options: StudyOptions, slot: Slot): Promise<StudiedRecording> {
  const { tools, path, limitBytes, signal } = options
  const probing = slot.stage('Looking at the recording', 0.03)
  const probed = await probeVideo(tools, path, signal)
  probing(1)
  const { analysis, keyPictures, conformed } = await analyseVideo({ ...options, probed, onProgress: slot.stage('Watching the recording', 0.5) })
  if (analysis.canCopy && analysis.bytes < limitBytes) return { probed, analysis, curves: [], trial: null, conformed }
  const trying = slot.stage('Trying how legible it can be', 0.4)
  const common = { ...options, keyPictures, full: fullSize(probed), frameRate: analysis.seen.frameRate }
  const curves = await withPicturesToProbe(common, (picturesPath) => probeAsNeeded({ ...common, picturesPath }, analysis, limitBytes, trying))
  const output = proposedOutput(analysis, curves, limitBytes)
  const trial = output && (await makeTrial({ ...options, probed, analysis, conformed, output, slot }))
  return { probed, analysis, curves, trial, conformed }
}

/** @returns the video of the whole recording that is proposed when nothing is wished; null where the limit leaves room for none. */
function proposedOutput(analysis: VideoAnalysis, curves: readonly LegibilityCurve[], limitBytes: number): OutputPlan | null {
  try {
    return planVideo({ analysis, curves, marks: [], limitBytes }).outputs[0] ?? null
  } catch (error) {
    if (error instanceof UserError && error.code === 'does-not-fit') return null
    throw error
  }
}

async function probeAsNeeded(
  common: Omit<ProbeOptions, 'size' | 'qualities'>,
  analysis: VideoAnalysis,
  limitBytes: number,
  onProgress: (fraction: number) => void,
): Promise<LegibilityCurve[]> {
  const [full, ...smaller] = probeSizes(analysis)
  if (!full) return []
  const bitsPerCell = (limitBytes * 8 * pictureShare) / settledCells(analysis)
  const middle = await probeLegibility({ ...common, size: full, qualities: [middleQuality], onProgress: (fraction) => onProgress(fraction / 4) })
  const isShort = bitsPerCell < (middle.points[0]?.bitsPerCell ?? 0)
  const other = await probeLegibility({
    ...common,
    ...{ size: full, qualities: [isShort ? coarseQuality : fineQuality], onProgress: (fraction) => onProgress(0.25 + fraction / 4) },
  })
  const curves = [{ ...full, points: isShort ? [...other.points, ...middle.points] : [...middle.points, ...other.points] }]
  const best = () => Math.max(...curves.map((curve) => legibilityAt(curve, bitsPerCell)))
  for (const [index, size] of smaller.entries()) {
    const before = best()
    if (before >= legibleEnough) break
    const base = 0.5 + index / smaller.length / 2
    curves.push(
      await probeLegibility({
        ...common,
        ...{ size, qualities: smallQualities, onProgress: (fraction) => onProgress(base + fraction / smaller.length / 2) },
      }),
    )
    // Where a smaller picture does not read better, an even smaller one does not either.
    if (best() <= before) break
  }
  return curves
}

/** @returns the cells that have to be drawn when pictures wait until they have settled, which is what a short limit leads to. */
function settledCells({ seen, durationMs }: VideoAnalysis): number {
  const settled = seen.tempos.at(1)
  return settled ? sumTempo(seen, settled, [{ startMs: 0, endMs: durationMs }], seen.frameRate).cells : 1
}
