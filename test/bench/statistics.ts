/** @file Medians and percentiles. Pure. */

/** @param share 0.5 for the median. @returns the value below which that share lies, between two values in proportion; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const position = share * (sorted.length - 1)
  const low = sorted[Math.floor(position)]
  const high = sorted[Math.ceil(position)]
  return low === undefined || high === undefined ? null : low + (high - low) * (position - Math.floor(position))
}

export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5)
}
