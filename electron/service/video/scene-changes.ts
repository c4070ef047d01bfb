/** @file The instants at which another picture appears, for what is dragged along a timeline to come to rest at. Pure. */
import type { SeenContent } from './analyse.ts'

/** So much of the picture differs all at once where another one appears, and so little just before (shares). */
const newPicture = 0.15
const calm = 0.05

/** @returns the instants, milliseconds; where pictures move on and on, only the first. */
export function sceneChanges({ changes, frameRate }: Pick<SeenContent, 'changes' | 'frameRate'>): number[] {
  const isCalm = (frame: number) => (changes[frame] ?? 0) < calm
  return [...changes.keys()]
    .filter((frame) => frame > 0 && (changes[frame] ?? 0) >= newPicture && isCalm(frame - 1))
    .map((frame) => Math.round((frame * 1_000) / frameRate))
}
