/** @file Which frame is shown at an instant. Pure. */

/** Taken where the frame rate of a recording is not known, frames per second. */
const assumedFrameRate = 30

/** A position written by a player may lie this share of a frame before the frame it means. */
const frameTolerance = 1e-3

/**
 * @param ms the position of the player, milliseconds.
 * @param frameRate frames per second; 0 where unknown.
 * @returns where to put the player so that it shows the frame `frames` further on (or back, when negative): the middle of that
 * frame, since a position on its edge shows either neighbour.
 */
export function stepFrames(ms: number, frameRate: number, frames: number, durationMs: number): number {
  const rate = frameRate > 0 ? frameRate : assumedFrameRate
  const last = Math.max(0, Math.ceil((durationMs * rate) / 1_000) - 1)
  const current = Math.floor((ms * rate) / 1_000 + frameTolerance)
  const wanted = Math.min(last, Math.max(0, current + frames))
  return ((wanted + 0.5) * 1_000) / rate
}

/**
 * @param frameRate frames per second; 0 where unknown.
 * @returns the instant at which the frame shown at `ms` begins, whole milliseconds: where a mark put on that picture belongs.
 */
export function frameStart(ms: number, frameRate: number): number {
  const rate = frameRate > 0 ? frameRate : assumedFrameRate
  return Math.max(0, Math.round((Math.floor((ms * rate) / 1_000 + frameTolerance) * 1_000) / rate))
}
