/** @file The bench's rows as a markdown table. Pure. */
import { predictionErrors, shareOfCeiling, shareOfLimit, type Row } from './row.ts'

const columns = [
  ...['recording', 'kbit/s', 'made by', 'bytes of the limit', 'words', 'of the ceiling', 'worst frame', 'SSIM', 'time (CPU)', 'memory'],
  ...['bytes foretold', 'legibility foretold (words)', 'time foretold', 'second passes', 'note'],
]

export const tableHead = `| ${columns.join(' | ')} |\n|${columns.map(() => '---|').join('')}`

/** What the columns mean; stands above the table. */
export const tableLegend = [
  'Words: share of the words that tesseract reads in 12 frames of the recording and also in the same 12 of the video, scaled to its size.',
  'Of the ceiling: the same as a share of what a near-lossless encode (x264, crf 10, 5 frames a second) keeps.',
  "SSIM: luma, by ffmpeg's filter, one picture a second. Time: wall (and processor) time against the plain two-pass in the same run.",
  'Memory: highest sum of the resident memory, in MB, of the program and all that it started (ours: Node and every ffmpeg), looked at four times a second.',
  'Foretold: what the plan says less what was measured; legibility first against our own measure, then against the words as a share of the ceiling;',
  'time is that of all after the look at the recording.',
].join('\n')

/** @param plain the plain two-pass of the same recording and limit. */
export function formatRow(row: Row, plain: Row | null): string {
  const { made, ours } = row
  const errors = predictionErrors(row)
  const megabytes = made?.usage.peakBytes ? Math.round(made.usage.peakBytes / 1_000_000) : null
  const cells = [
    row.recording,
    row.kilobitsPerSecond,
    row.madeBy,
    optional(shareOfLimit(row), (share) => `${(share * 100).toFixed(1)} %`),
    optional(made, ({ words }) => words.share.toFixed(3)),
    optional(shareOfCeiling(row), (share) => share.toFixed(3)),
    optional(made, ({ words }) => words.worstShare.toFixed(2)),
    optional(made?.ssim, (ssim) => ssim.toFixed(3)),
    optional(made, ({ usage }) => formatTimes(usage, plain?.made?.usage ?? null)),
    megabytes ?? '',
    optional(errors, ({ bytes }) => percent(bytes)),
    optional(errors, ({ legibility, legibilityOfWords }) => `${signed(legibility)} (${signed(legibilityOfWords)})`),
    optional(errors, ({ seconds }) => percent(seconds)),
    made && ours ? made.usage.secondPasses : '',
    row.note.replaceAll('|', '/'),
  ]
  return `| ${cells.join(' | ')} |`
}

type Times = { seconds: number; cpuSeconds: number }

function formatTimes(own: Times, plain: Times | null): string {
  if (!plain) return `${own.seconds.toFixed(0)} s (${own.cpuSeconds.toFixed(0)} s)`
  return `${(own.seconds / plain.seconds).toFixed(2)} (${(own.cpuSeconds / plain.cpuSeconds).toFixed(2)})`
}

function optional<Value>(value: Value | null | undefined, format: (value: Value) => string): string {
  return value === null || value === undefined ? '' : format(value)
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(3)}`
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`
}
