/** @file The goals of the project, and whether the rows of a run meet them. Pure. */
import { ourName, predictionErrors, shareOfCeiling, shareOfLimit, type PredictionErrors, type Row } from './row.ts'
import { plain } from './peer-plain.ts'
import { median, percentile } from './statistics.ts'

/** Share of the ceiling's words that is wanted at each rate. */
const wantedWords = [
  { kilobitsPerSecond: 120, share: 0.96 },
  { kilobitsPerSecond: 60, share: 0.9 },
  { kilobitsPerSecond: 30, share: 0.75 },
]
const wantedPredictions: { of: keyof PredictionErrors; name: string; within: number; isShare: boolean }[] = [
  { of: 'bytes', name: 'bytes', within: 0.03, isShare: true },
  { of: 'legibility', name: 'legibility, our own measure', within: 0.05, isShare: false },
  { of: 'legibilityOfWords', name: 'legibility, words of the ceiling', within: 0.05, isShare: false },
  { of: 'seconds', name: 'time', within: 0.3, isShare: true },
]

/** A value of one row, with what to call the row. */
type Named = { value: number; name: string }

/** @returns one line for each goal. */
export function judgeGoals(rows: readonly Row[]): string[] {
  const ours = rows.filter(({ madeBy, made }) => madeBy === ourName && made)
  const failed = rows.filter(({ madeBy, made }) => madeBy === ourName && !made).length
  const shares = named(ours, shareOfLimit)
  const bound = named(ours.filter(isBoundByBits), shareOfLimit)
  const spoken = ours.filter(({ ours: told }) => typeof told?.measured.loudnessLufs === 'number')
  return [
    line('Every recording gets a video', failed === 0, `${ours.length} made, ${failed} not`),
    ...judge('Never over the limit', shares, ({ highest }) => [highest.value < 1, `highest ${percent(highest)}`]),
    ...judge('Share of the limit: median 99 %, worst 97 %', bound, ({ middle, lowest }) => [
      middle >= 0.99 && lowest.value >= 0.97,
      `median ${(middle * 100).toFixed(1)} %, worst ${percent(lowest)}; ${bound.length} of ${ours.length} rows are bound by bits`,
    ]),
    ...wantedWords.flatMap(({ kilobitsPerSecond, share }) => {
      const there = ours.filter((row) => row.width === 1920 && row.kilobitsPerSecond === kilobitsPerSecond)
      return judge(
        `Words at ${kilobitsPerSecond} kbit/s, 1080p: median ${share} of the ceiling`,
        named(there, shareOfCeiling),
        ({ middle, lowest }) => [middle >= share, `median ${middle.toFixed(3)}, worst ${decimal(lowest)}`],
      )
    }),
    ...judge(
      'Never below the best peer',
      named(ours, (row) => leadOverPeers(row, rows)),
      ({ lowest, middle }) => [lowest.value >= 0, `smallest lead ${decimal(lowest)}, median ${middle.toFixed(3)}`],
    ),
    ...judge(
      'Wall time 0.6 of the plain two-pass',
      named(ours, (row) => timeRatio(row, rows, 'seconds')),
      ({ middle, highest, values }) => [
        highest.value <= 0.6,
        `median ${middle.toFixed(2)}, worst ${decimal(highest)}, ${values.filter((value) => value <= 0.6).length} of ${values.length} rows; processor time ${formatMedian(named(ours, (row) => timeRatio(row, rows, 'cpuSeconds')))} (median)`,
      ],
    ),
    ...judge(
      'Analysis 8 % of the duration',
      named(ours, ({ ours: told, durationSeconds }) => told && told.analysisSeconds / durationSeconds),
      ({ middle, highest }) => [
        highest.value <= 0.08,
        `median ${(middle * 100).toFixed(1)} %, worst ${percent(highest)}; with probes and first pass ${percentOf(median(studyShares(ours)))}`,
      ],
    ),
    ...wantedPredictions.flatMap(({ of, name, within, isShare }) => judgePrediction(ours, of, name, within, isShare)),
    ...judge(
      'Loudness -16 LUFS, within 1',
      named(spoken, ({ ours: told }) => told?.measured.loudnessLufs ?? null),
      ({ lowest, highest }) => [lowest.value >= -17 && highest.value <= -15, `${lowest.value.toFixed(1)} to ${highest.value.toFixed(1)} LUFS`],
    ),
    ...judge(
      'True peak below 0 dB',
      named(spoken, ({ ours: told }) => told?.measured.truePeakDecibels ?? null),
      ({ highest }) => [highest.value < 0, `highest ${highest.value.toFixed(1)} dBTP (${highest.name})`],
    ),
  ]
}

/** A video that looks like the recording with fewer bytes leaves the rest of the limit on purpose. */
function isBoundByBits({ ours }: Row): boolean {
  return !ours?.reason.includes('as sharp as the recording')
}

function judgePrediction(ours: readonly Row[], of: keyof PredictionErrors, name: string, within: number, isShare: boolean): string[] {
  const format = (value: number) => (isShare ? `${(value * 100).toFixed(1)} %` : value.toFixed(3))
  const errors = named(ours, (row) => predictionErrors(row)?.[of] ?? null)
  const sizes = errors.map(({ value, name: where }) => ({ value: Math.abs(value), name: where }))
  return judge(`Foretold within ${format(within)}: ${name}`, sizes, ({ values, highest }) => {
    const ninth = percentile(values, 0.9) ?? 0
    return [
      ninth <= within,
      `90th percentile ${format(ninth)}, worst ${format(highest.value)} (${highest.name}), mean of the signed ${format(mean(errors))}`,
    ]
  })
}

function sameTask(a: Row, b: Row): boolean {
  return a.recording === b.recording && a.kilobitsPerSecond === b.kilobitsPerSecond
}

/** Peers count with files that are too large as well. */
function leadOverPeers(row: Row, rows: readonly Row[]): number | null {
  const shares = rows.flatMap((other) => (sameTask(row, other) && other.madeBy !== ourName && other.made ? [other.made.words.share] : []))
  return shares.length > 0 && row.made ? row.made.words.share - Math.max(...shares) : null
}

function timeRatio(row: Row, rows: readonly Row[], of: 'seconds' | 'cpuSeconds'): number | null {
  const against = rows.find((other) => sameTask(row, other) && other.madeBy === plain.name)?.made?.usage[of]
  return against && row.made ? row.made.usage[of] / against : null
}

/** All that is done before the plan, of the duration. */
function studyShares(ours: readonly Row[]): number[] {
  return ours.flatMap(({ ours: told, durationSeconds }) => (told ? [told.studySeconds / durationSeconds] : []))
}

function percentOf(value: number | null): string {
  return value === null ? 'unknown' : `${(value * 100).toFixed(1)} %`
}

type Summary = { values: number[]; lowest: Named; highest: Named; middle: number }

function judge(goal: string, measured: readonly Named[], decide: (summary: Summary) => [holds: boolean, value: string]): string[] {
  const sorted = measured.toSorted((a, b) => a.value - b.value)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  const values = sorted.map(({ value }) => value)
  const middle = median(values)
  if (!lowest || !highest || middle === null) return [`- not measured: ${goal}`]
  return [line(goal, ...decide({ values, lowest, highest, middle }))]
}

function line(goal: string, holds: boolean, value: string): string {
  return `- ${holds ? 'holds' : 'DOES NOT HOLD'}: ${goal}: ${value}`
}

function named(rows: readonly Row[], valueOf: (row: Row) => number | null): Named[] {
  return rows.flatMap((row) => {
    const value = valueOf(row)
    return value === null ? [] : [{ value, name: `${row.recording} at ${row.kilobitsPerSecond}` }]
  })
}

function mean(values: readonly Named[]): number {
  return values.reduce((sum, { value }) => sum + value, 0) / Math.max(1, values.length)
}

function formatMedian(values: readonly Named[]): string {
  return median(values.map(({ value }) => value))?.toFixed(2) ?? 'unknown'
}

function decimal({ value, name }: Named): string {
  return `${value.toFixed(3)} (${name})`
}

function percent({ value, name }: Named): string {
  return `${(value * 100).toFixed(1)} % (${name})`
}
