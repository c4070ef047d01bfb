import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../../build/run-command.ts'
import { writeLargeHar } from '../../bench/traces/large-har.ts'
import type { TraceReport } from '../../bench/traces/measure-alone.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const script = join(import.meta.dirname, '..', '..', 'bench', 'traces', 'measure-alone.ts')
/** `npm run bench -- traces` does the same with 20,000 in 200 MB. */
const exchanges = 7_000

test('a HAR file of 70 MB with 7,000 exchanges is read, checked and redacted in less than 450 MB', { timeout: 900_000 }, async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'calls.har')
  expect(await writeLargeHar(path, exchanges, 9_200)).toBeGreaterThan(70_000_000)
  const { stdout, stderr, exitCode } = await runCommand(process.execPath, [script, 'all', path, folder])
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
  const report = JSON.parse(stdout) as TraceReport
  // A bearer token and a cookie in each, at least.
  expect(report).toMatchObject({ exchanges, clean: exchanges })
  expect(report.secrets).toBeGreaterThanOrEqual(2 * exchanges)
  expect(report.peakBytes).toBeLessThan(450_000_000)
})
