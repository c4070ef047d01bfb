/** @file Keeps a few picture changes of a recording as a sample for probe encodes, in constant memory. Pure but for its copies. */
import type { Showing } from './tempo.ts'

/** `dwellFrames` is how long the picture then stays. */
export type KeyPicture = { before: Uint8Array | null; after: Uint8Array; drawnCells: number; frame: number; dwellFrames: number }

export type KeyPictureSampler = { take(showing: Showing): void; sample(frames: number): KeyPicture[] }

/** Changes of fewer cells are typing and pointers: they cost next to nothing. */
const fewestCells = 40

/**
 * Keeps the first picture, and of the others each with a chance that grows with what it costs to draw (Efraimidis and Spirakis 2006,
 * "Weighted random sampling with a reservoir", algorithm A-Res), so that the mean price of a cell is that of the whole recording.
 * The numbers are drawn from a fixed seed: the same recording gives the same sample.
 */
export function createKeyPictureSampler(size: number): KeyPictureSampler {
  const kept: (KeyPicture & { key: number })[] = []
  let first: KeyPicture | null = null
  let latest: KeyPicture | null = null
  const draw = createSequence()
  function endDwell(frame: number): void {
    if (latest) latest.dwellFrames = frame - latest.frame
  }
  return {
    take({ before, after, drawnCells, frame }) {
      if (before && drawnCells < fewestCells) return
      endDwell(frame)
      latest = null
      if (!before) {
        latest = first = { before: null, after: after.slice(), drawnCells, frame, dwellFrames: 1 }
        return
      }
      const key = draw() ** (1 / drawnCells)
      const lowest = kept.length < size ? null : kept.reduce((low, entry) => (entry.key < low.key ? entry : low))
      if (lowest && lowest.key >= key) return
      if (lowest) kept.splice(kept.indexOf(lowest), 1)
      const entry = { before: before.slice(), after: after.slice(), drawnCells, frame, dwellFrames: 1, key }
      kept.push(entry)
      latest = entry
    },
    sample(frames) {
      endDwell(frames)
      return [...(first ? [first] : []), ...kept].sort((a, b) => a.frame - b.frame)
    },
  }
}

/** @returns numbers between 0 and 1, always the same ones (Park and Miller 1988, "minimal standard"). */
function createSequence(): () => number {
  let state = 20_141_209
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
