import { expect, test } from 'vitest'
import { judgeGoals } from './goals.ts'
import { plain } from './peer-plain.ts'
import { ourName, predictionErrors, shareOfCeiling, type Row } from './row.ts'
import { readRows } from './rows-file.ts'
import { percentile } from './statistics.ts'
import { formatRow, tableHead } from './table.ts'

const usage = { seconds: 50, cpuSeconds: 80, peakBytes: 700_000_000, secondPasses: 2 }
const ours: Row = {
  ...{
    recording: 'explorer',
    width: 1920,
    durationSeconds: 120,
    kilobitsPerSecond: 60,
    limitBytes: 900_000,
    madeBy: ourName,
    note: '1920x1080, 5 fps',
  },
  made: { bytes: 895_000, words: { share: 0.81, worstShare: 0.6 }, ceiling: 0.9, ssim: 0.99, usage },
  ours: {
    ...{ analysisSeconds: 4, studySeconds: 9, fitSeconds: 41, reason: 'The video has 5 frames a second.' },
    predicted: { bytes: 895_500, legibility: 0.95, seconds: 35 },
    measured: { legibility: 0.93, ssim: 0.99, driftMs: 0, loudnessLufs: -16.3, truePeakDecibels: -1.5 },
  },
}
const peer: Row = {
  ...{ ...ours, madeBy: plain.name, note: '', ours: null },
  made: { bytes: 960_000, words: { share: 0.2, worstShare: 0 }, ceiling: 0.9, ssim: 0.9, usage: { ...usage, seconds: 100, cpuSeconds: 160 } },
}

test('words are told as a share of the ceiling, and foretold legibility against both measures', () => {
  expect(shareOfCeiling(ours)).toBeCloseTo(0.9)
  const errors = predictionErrors(ours)
  expect(errors?.legibility).toBeCloseTo(0.02)
  expect(errors?.legibilityOfWords).toBeCloseTo(0.05)
  expect(errors?.seconds).toBeCloseTo(35 / 41 - 1)
  expect(predictionErrors(peer)).toBe(null)
})

test('a row has one cell for each column, and times against the plain two-pass', () => {
  const text = formatRow(ours, peer)
  expect(text.split('|')).toHaveLength(tableHead.split('\n')[0]?.split('|').length ?? 0)
  expect(text).toContain('| 99.4 % | 0.810 | 0.900 | 0.60 | 0.990 | 0.50 (0.50) | 700 |')
  expect(text).toContain('| +0.020 (+0.050) | -14.6 % | 2 | 1920x1080, 5 fps |')
  expect(formatRow({ ...peer, made: null, note: 'refused' }, null)).toContain('| refused |')
})

test('each goal is told with its value and whether it holds', () => {
  const lines = judgeGoals([peer, ours])
  expect(lines).toContain('- holds: Never over the limit: highest 99.4 % (explorer at 60)')
  expect(lines).toContain('- holds: Words at 60 kbit/s, 1080p: median 0.9 of the ceiling: median 0.900, worst 0.900 (explorer at 60)')
  expect(lines).toContain('- not measured: Words at 30 kbit/s, 1080p: median 0.75 of the ceiling')
  expect(lines).toContain('- holds: Never below the best peer: smallest lead 0.610 (explorer at 60), median 0.610')
  expect(lines.find((line) => line.includes('Wall time'))).toMatch(/^- holds: .* worst 0\.500 \(explorer at 60\), 1 of 1 rows; processor time 0\.50/)
  expect(lines.filter((line) => line.startsWith('- DOES NOT HOLD'))).toEqual([])
})

test('a row of ours without a video fails, and a file over the limit is named', () => {
  const lines = judgeGoals([
    { ...ours, made: null, ours: null },
    { ...ours, made: ours.made && { ...ours.made, bytes: 900_000 } },
  ])
  expect(lines[0]).toBe('- DOES NOT HOLD: Every recording gets a video: 1 made, 1 not')
  expect(lines[1]).toBe('- DOES NOT HOLD: Never over the limit: highest 100.0 % (explorer at 60)')
})

test('a percentile lies between two values in proportion', () => {
  expect(percentile([3, 1, 2, 4, 5], 0.9)).toBeCloseTo(4.6)
  expect(percentile([], 0.5)).toBe(null)
})

test('a line that was cut off when the run was killed is left out', () => {
  expect(readRows(`${JSON.stringify(peer)}\n{"recording":"expl`)).toEqual([peer])
})
