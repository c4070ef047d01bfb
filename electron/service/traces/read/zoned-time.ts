/** @file Reads times that must say their zone: a local time of an unknown machine is no time to count by. */
import type { Exchange, TimeSource } from '#shared/domain/traces/exchange.ts'
import { isoTime } from './times.ts'

/** @returns milliseconds since 1970 of an ISO 8601 time with its zone; null when it is none or has no zone. */
export function zonedTime(text: string | null): number | null {
  return text !== null && /(?:Z|[+-]\d\d:?\d\d)\s{0,9}$/.test(text) ? isoTime(text) : null
}

/** @returns the time as an exchange has it; null when the text tells none. */
export function startedAt(text: string | null, startedAtSource: TimeSource): (Pick<Exchange, 'startedAtSource'> & { startedAtMs: number }) | null {
  const startedAtMs = zonedTime(text)
  return startedAtMs === null ? null : { startedAtMs, startedAtSource }
}
