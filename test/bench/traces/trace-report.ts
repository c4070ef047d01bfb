/** @file What a run of `measure-alone.ts` tells. */

export const traceParts = ['parse', 'read', 'check', 'redact', 'all'] as const
export type TracePart = (typeof traceParts)[number]

export type TraceReport = {
  bytes: number
  seconds: number
  peakBytes: number
  exchanges: number
  /** Countable calls without an error, as the rules see them. */
  clean: number
  secrets: number
}
