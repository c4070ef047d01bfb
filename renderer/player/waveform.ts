/** @file How loud a video is from beginning to end, as a shape. Pure. */

/** Peaks, 0 to 1, one every `stepMs`. */
export type Waveform = { stepMs: number; values: readonly number[] }

/** What is heard at all shows. */
const leastHeight = 1.5

/** @returns an SVG path, in milliseconds from left to right and 0 to 100 from top to bottom, mirrored about the middle. */
export function waveformPath({ stepMs, values }: Waveform, durationMs: number): string {
  if (values.length === 0) return ''
  // The ear hears ratios: a voice half as high as the loudest sound is not half as loud.
  const heights = values.map((value) => Math.round(Math.max(leastHeight, Math.sqrt(Math.min(1, value)) * 50) * 10) / 10)
  const across = heights.map((_, index) => Math.round(Math.min(durationMs, (index + 0.5) * stepMs)))
  const upper = heights.map((height, index) => `L${across[index]} ${50 - height}`)
  const lower = heights.map((height, index) => `L${across[index]} ${50 + height}`).toReversed()
  return `M0 50${upper.join('')}L${Math.round(durationMs)} 50${lower.join('')}Z`
}
