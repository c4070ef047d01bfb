/**
 * @file `npm run bench -- traces`: what it takes to read, check and redact a large HAR file, beside `JSON.parse` of the same file.
 * `--exchanges <n>` and `--runs <n>`; 20,000 exchanges make 200 MB. Each run has a process of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../../../build/run-command.ts'
import { describeComputer, describeLoad } from '../machine.ts'
import { writeLargeHar } from './large-har.ts'
import type { TraceReport } from './measure-alone.ts'
import { traceParts, type TracePart } from './trace-parts.ts'
import { formatTraceTable, type TraceRow } from './trace-table.ts'

const bytesEach = 9_200

/** @throws Error about what is not understood. */
export function readTraceOptions(args: readonly string[]): { exchanges: number; runs: number } {
  const { values } = parseArgs({
    args: [...args],
    options: { exchanges: { type: 'string', default: '20000' }, runs: { type: 'string', default: '3' } },
  })
  const count = (name: 'exchanges' | 'runs') => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a number, as in --${name} 3`)
    return value
  }
  return { exchanges: count('exchanges'), runs: count('runs') }
}

export async function benchTraces(args: readonly string[]): Promise<number> {
  const { exchanges, runs } = readTraceOptions(args)
  const folder = await mkdtemp(join(tmpdir(), 'certpack-bench-'))
  try {
    const path = join(folder, 'calls.har')
    const bytes = await writeLargeHar(path, exchanges, bytesEach)
    const size = `A HAR file of ${(bytes / 1_000_000).toFixed(0)} MB with ${exchanges.toLocaleString('en')} exchanges; ${runs} runs of each part, of which the median time and the highest memory are told.`
    console.log([describeComputer(), describeLoad(), '', size, ''].join('\n'))
    const rows: TraceRow[] = traceParts.map((part) => ({ part, runs: [] }))
    // In turns, so that a time in which the machine is busy does not fall on one part alone.
    for (let run = 1; run <= runs; run += 1) {
      for (const [index, row] of rows.entries()) rows[index] = { ...row, runs: [...row.runs, await measure(row.part, path, folder)] }
      console.error(`Run ${run} of ${runs} is done`)
    }
    console.log([...formatTraceTable(rows), '', describeLoad()].join('\n'))
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(part: TracePart, path: string, folder: string): Promise<TraceReport> {
  await rm(join(folder, 'redacted.har'), { force: true })
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [join(import.meta.dirname, 'measure-alone.ts'), part, path, folder])
  if (exitCode !== 0) throw new Error(`${part} ended with ${exitCode}: ${stderr}`)
  return JSON.parse(stdout) as TraceReport
}
