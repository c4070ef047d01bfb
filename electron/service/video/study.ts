/** @file Looks at a recording once, so that plans for it are instant: probe, analysis, probe encodes. Service process. */
import type { Progress } from '#shared/contract/contract.ts'
import { analyseVideo, type VideoAnalysis } from './analyse.ts'
import type { ConformedCopy } from './conform.ts'
import { sumTempo } from './content-sums.ts'
import { createFitProgress, type Slot } from './fit-progress.ts'
import { legibilityAt } from './legibility-model.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { probeSizes } from './plan-candidates.ts'
import { fullSize } from './plan-picture.ts'
import { probeLegibility, type LegibilityCurve, type ProbeOptions } from './probe-legibility.ts'
import { probeVideo, type ProbedVideo } from './probe.ts'

/** `conformed` lies in the folder of the study and lives as long as it. */
export type StudiedRecording = { probed: ProbedVideo; analysis: VideoAnalysis; curves: LegibilityCurve[]; conformed: ConformedCopy }

export type StudyOptions = {
  tools: FfmpegTools
  path: string
  /** Smaller sizes are only probed where the full one would not be legible below it. */
  limitBytes: number
  /** An existing folder of the caller's; the conformed copy is left there. */
  folder: string
  signal?: AbortSignal
  stallLimitMs?: number
}

/** From hardly readable to indistinguishable; of smaller pictures less has to be known. */
const fullQualities = [44, 31, 19]
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
  const { tools, path, signal } = options
  const probing = slot.stage('Looking at the recording', 0.03)
  const probed = await probeVideo(tools, path, signal)
  probing(1)
  const { analysis, keyPictures, conformed } = await analyseVideo({ ...options, probed, onProgress: slot.stage('Watching the recording', 0.6) })
  if (analysis.canCopy && analysis.bytes < options.limitBytes) return { probed, analysis, curves: [], conformed }
  const trying = slot.stage('Trying how legible it can be', 1)
  const common = { ...options, keyPictures, full: fullSize(probed), frameRate: analysis.seen.frameRate }
  return { probed, analysis, curves: await probeAsNeeded(common, analysis, options.limitBytes, trying), conformed }
}

async function probeAsNeeded(
  common: Omit<ProbeOptions, 'size' | 'qualities'>,
  analysis: VideoAnalysis,
  limitBytes: number,
  onProgress: (fraction: number) => void,
): Promise<LegibilityCurve[]> {
  const [full, ...smaller] = probeSizes(analysis)
  if (!full) return []
  const curves = [await probeLegibility({ ...common, size: full, qualities: fullQualities, onProgress: (fraction) => onProgress(fraction / 2) })]
  const settled = analysis.seen.tempos.at(1)
  const passages = [{ startMs: 0, endMs: analysis.durationMs }]
  const cells = settled ? sumTempo(analysis.seen, settled, passages, analysis.seen.frameRate).cells : 1
  const best = () => Math.max(...curves.map((curve) => legibilityAt(curve, (limitBytes * 8 * pictureShare) / cells)))
  for (const [index, size] of smaller.entries()) {
    const before = best()
    if (before >= legibleEnough) break
    const qualities = smallQualities
    const base = 0.5 + index / smaller.length / 2
    curves.push(await probeLegibility({ ...common, size, qualities, onProgress: (fraction) => onProgress(base + fraction / smaller.length / 2) }))
    // Where a smaller picture does not read better, an even smaller one does not either.
    if (best() <= before) break
  }
  return curves
}
