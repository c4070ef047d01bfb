import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../../build/run-command.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import type { FuzzReport } from '../../traffic/fuzz-run.ts'

const script = join(import.meta.dirname, '..', '..', 'traffic', 'fuzz-run.ts')
const seed = 20_260_302
/** Ten thousand were run; each further one of the same seed costs five milliseconds. */
const inputs = 4_000
const inEach = inputs / 2

test(
  `${inputs} damaged traces: no crash, no hang, nothing thrown but refusals, no secret left, memory as for small files`,
  { timeout: 600_000 },
  async () => {
    const folder = temporaryFolder()
    const runs = await Promise.all(
      [0, inEach].map(async (first) => {
        const { stdout, stderr, exitCode } = await runCommand(process.execPath, [
          '--max-old-space-size=512',
          script,
          folder,
          String(seed),
          String(first),
          String(inEach),
        ])
        const reports = stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as FuzzReport)
        return { exitCode, stderr, reports }
      }),
    )
    const reports = runs.flatMap((run) => run.reports)
    const failures = reports.flatMap((report) => ('failure' in report ? [report.failure] : []))
    expect(failures.slice(0, 20)).toEqual([])
    expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(runs.map(() => ({ exitCode: 0, stderr: '' })))
    const done = reports.flatMap((report) => ('done' in report ? [report.done] : []))
    const sum = (of: 'inputs' | 'exchanges' | 'refused' | 'secrets' | 'left') => done.reduce((total, one) => total + one[of], 0)
    expect(sum('inputs')).toBe(inputs)
    // The damage leaves enough to read, and is enough to be refused.
    expect(sum('exchanges')).toBeGreaterThan(inputs / 2)
    expect(sum('secrets')).toBeGreaterThan(inputs)
    // Nearly all are taken out without the scan.
    expect(sum('left')).toBeLessThan(inputs / 200)
    expect(sum('refused')).toBeGreaterThan(inputs / 50)
    expect(Math.max(...done.map(({ peakBytes }) => peakBytes))).toBeLessThan(512_000_000)
  },
)
