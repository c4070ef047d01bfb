/** @file What a way of showing the recording costs and hides: counts, frame by frame, what an encoder has to draw anew. Pure but for its copies. */
import { countTextCells, findChange, type Change, type PictureSize } from './compare-pictures.ts'
import type { Luma } from './read-frames.ts'
import { createSettler } from './settle.ts'

export type Tempo = {
  /** Milliseconds for which a picture that is still changing may be held back. */
  settleMs: number
  /** Cells with text that have to be drawn anew in each frame. */
  drawnCells: Float32Array
  /** Share of the text that is not as in the recording, because an earlier picture is shown, 0 to 1. */
  hiddenShare: Float32Array
}

/** A picture that is shown in place of another: `before` is null for the first of all. */
export type Showing = { before: Luma | null; after: Luma; drawnCells: number; frame: number }

export type TempoCounter = {
  /** Takes every frame in order, with what changes into it and out of it. */
  take(frame: number, picture: Luma, into: Change, nextChange: number): void
  tempo(frames: number): Tempo
}

/** @param onShown is told of every picture that differs from the one shown before; both buffers are only lent. */
export function createTempoCounter(settleMs: number, frameRate: number, size: PictureSize, onShown?: (showing: Showing) => void): TempoCounter {
  const settler = createSettler(Math.round((settleMs * frameRate) / 1000))
  const drawn: number[] = []
  const hidden: number[] = []
  const shown = new Uint8Array(size.width * size.height)
  let hasShown = false
  let isStale = false
  return {
    take(frame, picture, into, nextChange) {
      isStale ||= into.share > 0
      if (!settler.isShown(nextChange)) {
        drawn.push(0)
        hidden.push(isStale ? findChange(shown, picture, size).textCells / Math.max(1, countTextCells(picture, size)) : 0)
        return
      }
      hidden.push(0)
      if (hasShown && !isStale) {
        drawn.push(0)
        return
      }
      const drawnCells = !hasShown ? countTextCells(picture, size) : settleMs === 0 ? into.textCells : findChange(shown, picture, size).textCells
      onShown?.({ before: hasShown ? shown : null, after: picture, drawnCells, frame })
      drawn.push(drawnCells)
      shown.set(picture)
      hasShown = true
      isStale = false
    },
    tempo: (frames) => ({
      settleMs,
      drawnCells: Float32Array.from({ length: frames }, (_, frame) => drawn[frame] ?? 0),
      hiddenShare: Float32Array.from({ length: frames }, (_, frame) => hidden[frame] ?? 0),
    }),
  }
}
