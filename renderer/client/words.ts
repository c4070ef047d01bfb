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

/** @returns how long something takes, roughly and never too short: `about 2 min 40 s`. */
export function roughTime(seconds: number): string {
  if (seconds < 60) return `about ${Math.max(1, Math.ceil(seconds))} s`
  const minutes = Math.ceil(seconds / 60)
  if (minutes >= 60) return `about ${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`
  if (minutes > 10) return `about ${minutes} min`
  const rounded = Math.ceil(seconds / 10) * 10
  const rest = rounded % 60
  return `about ${Math.floor(rounded / 60)} min${rest > 0 ? ` ${rest} s` : ''}`
}

/** @returns a rough time for what is still to come: `about 2 min 40 s left`. */
export function timeLeft(seconds: number): string {
  return seconds < 1 ? 'almost done' : `${roughTime(seconds)} left`
}

/** @returns a share from 0 to 1 in whole per cent, cut off: `79 %` for what is not yet 0.8, and `100 %` only for all of it. */
export function percentOf(share: number): string {
  return `${Math.floor(share * 100 + 1e-6)} %`
}

/** @returns the time of day, `14:02`, for an instant in milliseconds. */
export function timeOfDay(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** @returns `1 file`, `3 files`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`
}
