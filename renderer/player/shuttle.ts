/** @file What J and L make of the speed of a player. Pure. */

/** The fastest in either direction, times normal speed. */
const fastest = 4

/**
 * @param speed as it plays now: 1 is normal, below 0 is backwards, 0 stands still.
 * @param direction 1 for L, -1 for J.
 * @returns the speed to go on with: normal at first and after a turn, then twice as fast every time.
 */
export function shuttled(speed: number, direction: 1 | -1): number {
  const along = speed * direction
  return direction * (along < 1 ? 1 : Math.min(fastest, along * 2))
}
