/** @file Where a thing that is dragged along a timeline comes to rest. Pure. */

/** What draws it: `words` says what lies there. */
export type SnapTarget = { atMs: number; words: string }

/** @returns the nearest target that lies within reach, or null. Of two equally near ones the first. */
export function snapTarget(ms: number, targets: readonly SnapTarget[], reachMs: number): SnapTarget | null {
  let nearest: SnapTarget | null = null
  for (const target of targets) {
    const distance = Math.abs(target.atMs - ms)
    if (distance <= reachMs && (!nearest || distance < Math.abs(nearest.atMs - ms))) nearest = target
  }
  return nearest
}
