/** @file The day of the user. The rules know no clock; the edges pass it in. */

/** @returns the day of `instantMs` (milliseconds since 1970) in the machine's time zone, `YYYY-MM-DD`. */
export function localDay(instantMs: number): string {
  const at = new Date(instantMs)
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1, 2)}-${pad(at.getDate(), 2)}`
}
