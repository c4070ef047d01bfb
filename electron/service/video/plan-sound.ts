/** @file How much of the bytes the sound gets. Pure. */

export type SoundPlan = { bitsPerSecond: number; sampleRate: number }

export const noSound: SoundPlan = { bitsPerSecond: 0, sampleRate: 0 }

/**
 * Mono AAC. `fromBitsPerSecond` is what the whole file may have a second for a step to be taken: the sound gets about a fifth, a third where
 * little is left, then the least that stays intelligible (a telephone has 8 kHz). Lower sample rates have fewer frames, each of which costs index bytes.
 */
const ladder: readonly (SoundPlan & { fromBitsPerSecond: number })[] = [
  { fromBitsPerSecond: 300_000, bitsPerSecond: 64_000, sampleRate: 48_000 },
  { fromBitsPerSecond: 220_000, bitsPerSecond: 48_000, sampleRate: 32_000 },
  { fromBitsPerSecond: 140_000, bitsPerSecond: 32_000, sampleRate: 24_000 },
  { fromBitsPerSecond: 75_000, bitsPerSecond: 24_000, sampleRate: 16_000 },
  { fromBitsPerSecond: 42_000, bitsPerSecond: 16_000, sampleRate: 16_000 },
  { fromBitsPerSecond: 24_000, bitsPerSecond: 11_000, sampleRate: 12_000 },
  { fromBitsPerSecond: 12_000, bitsPerSecond: 8_000, sampleRate: 8_000 },
]

/**
 * @param totalBitsPerSecond what the whole file may have.
 * @returns the sound that fits it; none below 12 kbit/s, where it would leave nothing for the picture.
 */
export function planSound(totalBitsPerSecond: number): SoundPlan {
  const index = ladder.findIndex(({ fromBitsPerSecond }) => totalBitsPerSecond >= fromBitsPerSecond)
  const step = ladder[index]
  if (!step) return noSound
  const { fromBitsPerSecond, bitsPerSecond, sampleRate } = step
  // A step is taken gradually: the picture of a larger file never gets less than that of a smaller one.
  const gradual = (ladder[index + 1]?.bitsPerSecond ?? bitsPerSecond) + Math.floor(totalBitsPerSecond - fromBitsPerSecond)
  return { bitsPerSecond: Math.min(bitsPerSecond, gradual), sampleRate }
}

/** @returns the next smaller sound, `noSound` after the smallest. */
export function reduceSound(sound: SoundPlan): SoundPlan {
  return ladder.find(({ bitsPerSecond }) => bitsPerSecond < sound.bitsPerSecond) ?? noSound
}
