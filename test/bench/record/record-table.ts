/** @file What recording took, as a table. Pure. */
import type { RecordingReport } from './measure-recording.ts'

export type RecordRow = { by: string; report: RecordingReport }

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB`

/** @returns lines of Markdown. */
export function formatRecordTable(rows: readonly RecordRow[]): string[] {
  return [
    '| recorded by | length | processor | memory | growth | file | pictures a second | longest gap | drift, at most (at the end) |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(({ by, report }) => {
      const { seconds, cpuShare, firstBytes, mostBytes, growth, fileBytes, framesPerSecond, longestGapMs, mostDriftMs, lastDriftMs } = report
      return `| ${[
        by,
        `${seconds.toFixed(0)} s`,
        `${(cpuShare * 100).toFixed(0)} % of a core`,
        `${megabytes(firstBytes)}, at most ${megabytes(mostBytes)}`,
        growth === null ? 'too short to tell' : `${(growth * 100).toFixed(1)} %`,
        megabytes(fileBytes),
        framesPerSecond.toFixed(1),
        `${longestGapMs.toFixed(0)} ms`,
        `${mostDriftMs.toFixed(0)} ms (${lastDriftMs.toFixed(0)} ms)`,
      ].join(' | ')} |`
    }),
  ]
}
