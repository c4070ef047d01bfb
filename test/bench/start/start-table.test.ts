import { expect, test } from 'vitest'
import { readStartOptions } from './bench-start.ts'
import { formatStartTable } from './start-table.ts'

const report = { ours: [900, 1_000, 1_100], bare: [600, 650, 700], memory: { bareIdle: 100e6, idle: 200e6, afterSteps: 210e6, afterFits: null } }

test('the difference is that of each pair of starts, and every goal is told with whether it holds', () => {
  const lines = formatStartTable(report)
  expect(lines).toContain('| difference | 350 ms | 395 ms |')
  expect(lines.slice(-3)).toEqual([
    'At most 350 ms over a bare window: holds',
    'At most 220 MB idle: holds',
    'At most 10 % more after work: holds (5 %)',
  ])
  expect(formatStartTable({ ...report, memory: { ...report.memory, afterFits: 230e6 } }).at(-1)).toBe(
    'At most 10 % more after work: DOES NOT HOLD (15 %)',
  )
})

test('what is not understood is said', () => {
  expect(readStartOptions([])).toEqual({ runs: 20, fits: 0 })
  expect(() => readStartOptions(['--runs', 'many'])).toThrow('--runs takes')
  expect(() => readStartOptions(['--fits', '-1'])).toThrow('--fits')
})
