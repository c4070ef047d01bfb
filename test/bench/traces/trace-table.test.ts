import { expect, test } from 'vitest'
import type { TraceReport } from './measure-alone.ts'
import { readTraceOptions } from './bench-traces.ts'
import { formatTraceTable } from './trace-table.ts'

const run = (seconds: number, peakBytes: number): TraceReport => ({
  bytes: 200_000_000,
  seconds,
  peakBytes,
  exchanges: 20_000,
  clean: 20_000,
  secrets: 0,
})

test('a row tells the median time a megabyte, how much that is of JSON.parse, and the highest memory', () => {
  const lines = formatTraceTable([
    { part: 'parse', runs: [run(1, 900_000_000), run(2, 910_000_000), run(9, 905_000_000)] },
    { part: 'read', runs: [run(5, 200_000_000)] },
  ])
  expect(lines[2]).toBe('| `JSON.parse` of the whole file | 10.0 | 1.0 | 910 |')
  expect(lines[3]).toBe('| read | 25.0 | 2.5 | 200 |')
})

test('20,000 exchanges and three runs, unless told', () => {
  expect(readTraceOptions([])).toEqual({ exchanges: 20_000, runs: 3 })
  expect(readTraceOptions(['--exchanges', '500', '--runs', '1'])).toEqual({ exchanges: 500, runs: 1 })
  expect(() => readTraceOptions(['--runs', 'many'])).toThrow('--runs takes')
  expect(() => readTraceOptions(['--quick'])).toThrow('--quick')
})
