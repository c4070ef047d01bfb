/** @file `npm run build`: the bundles in out/, made again if need be. */
import { ensureBundles } from './bundle.ts'
import { runEntry } from './run-entry.ts'

await runEntry(async () => {
  await ensureBundles(console.log)
  return 0
})
