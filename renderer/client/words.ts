/** @returns bytes as people write them, decimal as the certification counts: `4.48 MB`, `812 kB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 2 : 0)} MB`
}

/** @returns a whole number with thousands separated: `4,478,000`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US')
}

/** @returns a rough time for what is still to come: `about 2 min 40 s left`. */
export function timeLeft(seconds: number): string {
  if (seconds < 1) return 'almost done'
  if (seconds < 60) return `about ${Math.ceil(seconds)} s left`
  const rounded = Math.ceil(seconds / 10) * 10
  const rest = rounded % 60
  if (rounded >= 3_600) return `about ${Math.floor(rounded / 3_600)} h ${Math.round((rounded % 3_600) / 60)} min left`
  return `about ${Math.floor(rounded / 60)} min${rest > 0 ? ` ${rest} s` : ''} left`
}

/** @returns the time of day, `14:02`, for an instant in milliseconds. */
export function timeOfDay(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** @returns `1 file`, `3 files`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`
}
