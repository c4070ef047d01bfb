/** @file The rows of `npm run bench -- traces` as a markdown table. Pure. */
import { median } from '../statistics.ts'
import type { TraceReport } from './measure-alone.ts'
import type { TracePart } from './trace-parts.ts'

export type TraceRow = { part: TracePart; runs: readonly TraceReport[] }

const names: Record<TracePart, string> = {
  parse: '`JSON.parse` of the whole file',
  read: 'read',
  check: 'read and check (facts, summary)',
  redact: 'redact',
  all: 'all: check, redact, scan, check again',
}

/** @param rows the one of `JSON.parse` among them. @returns the lines of the table. */
export function formatTraceTable(rows: readonly TraceRow[]): string[] {
  const base = millisecondsPerMegabyte(rows.find(({ part }) => part === 'parse')?.runs ?? [])
  return ['| part | ms per MB | of `JSON.parse` | peak memory, MB |', '|---|---:|---:|---:|', ...rows.map((row) => formatRow(row, base))]
}

function formatRow({ part, runs }: TraceRow, base: number): string {
  const each = millisecondsPerMegabyte(runs)
  const peak = Math.round(Math.max(...runs.map(({ peakBytes }) => peakBytes)) / 1_000_000)
  return `| ${names[part]} | ${each.toFixed(1)} | ${base > 0 ? (each / base).toFixed(1) : ''} | ${peak} |`
}

/** @returns the median of the runs. */
function millisecondsPerMegabyte(runs: readonly TraceReport[]): number {
  return median(runs.map(({ seconds, bytes }) => (seconds * 1_000) / (bytes / 1_000_000))) ?? 0
}
