/** @file `npm run check`: every check that needs no running program. */
import { runChecks } from './checks.ts'
import { runEntry } from './run-entry.ts'

await runEntry(async () => ((await runChecks()) ? 0 : 1))
