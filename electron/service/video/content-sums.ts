/** @file What passages of a recording cost to draw, and what a tempo hides of them. Pure. */
import type { SeenContent } from './analyse.ts'
import { frameRanges, type Passage } from './passages.ts'
import type { Tempo } from './tempo.ts'

/**
 * While a page moves, its cells are found again in the picture before and drawn coarsely; this is what one costs against a cell
 * of a picture that stays (bench: `explorer` and the sample at 33 kbit/s, with and without holding back).
 */
const passingCellPrice = 0.6
/** Of a picture that is held back a part of the words is still where it was, or nearby: this share counts as lost. */
const hiddenPrice = 0.8
/** Frames that pass grow in number with the frame rate, and each moves less. */
const passingGrowth = 0.5

export type TempoSums = {
  /** Cells of text to draw, in units of a cell that stays. */
  cells: number
  /** Share of the text that is not shown when it should be, 0 to 1. */
  hiddenShare: number
}

/** @param frameRate of the output; above the analysis rate what passes is drawn more often. */
export function sumTempo(seen: SeenContent, tempo: Tempo, passages: readonly Passage[], frameRate: number): TempoSums {
  const settled = seen.tempos.at(1) ?? tempo
  let drawn = 0
  let calm = 0
  let hidden = 0
  let frames = 0
  for (const { startFrame, endFrame } of frameRanges(passages, seen.frameRate)) {
    const end = Math.min(endFrame, tempo.drawnCells.length)
    for (let frame = startFrame; frame < end; frame++) {
      drawn += tempo.drawnCells[frame] as number
      calm += settled.drawnCells[frame] as number
      hidden += tempo.hiddenShare[frame] as number
    }
    frames += Math.max(0, end - startFrame)
  }
  const passing = Math.max(0, drawn - calm) * passingCellPrice * Math.max(1, frameRate / seen.frameRate) ** passingGrowth
  return { cells: Math.max(1, Math.min(drawn, calm) + passing), hiddenShare: frames > 0 ? (hidden / frames) * hiddenPrice : 0 }
}
