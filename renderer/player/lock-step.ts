/** @file How one player follows another. Pure. */

/** Closer than this counts as the same instant while playing (milliseconds): less than one frame at 25 frames a second. */
const closeEnoughMs = 35

/** Further apart than this, a jump is quicker than catching up (milliseconds). */
const jumpFromMs = 400

/** The follower hurries or dawdles as if to be there in so long (milliseconds), but by no more than this share of the speed. */
const catchUpInMs = 600
const mostHurry = 0.4

/** Two positions of a paused player that differ by less show the same frame. */
const sameInstantMs = 1

export type Pace = { action: 'keep'; rate: number } | { action: 'jump'; toMs: number; rate: number }

/**
 * @param wantedMs where the follower should be, milliseconds of its own time.
 * @param actualMs where it is.
 * @param leader whether the leader is playing, and at which speed (1 is normal).
 * @returns what the follower does now: goes on at `rate`, or jumps. Paused players stand on the same instant exactly.
 */
export function paceOf(wantedMs: number, actualMs: number, leader: { isPlaying: boolean; rate: number }): Pace {
  const aheadMs = actualMs - wantedMs
  const distanceMs = Math.abs(aheadMs)
  if (!leader.isPlaying)
    return distanceMs < sameInstantMs ? { action: 'keep', rate: leader.rate } : { action: 'jump', toMs: wantedMs, rate: leader.rate }
  if (distanceMs > jumpFromMs * Math.max(1, leader.rate)) return { action: 'jump', toMs: wantedMs, rate: leader.rate }
  if (distanceMs <= closeEnoughMs) return { action: 'keep', rate: leader.rate }
  const hurry = Math.max(-mostHurry, Math.min(mostHurry, -aheadMs / catchUpInMs))
  return { action: 'keep', rate: leader.rate * (1 + hurry) }
}
