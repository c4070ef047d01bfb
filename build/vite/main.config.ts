/** @file Bundle of the main process. */
import { nodeBundle } from './node-bundle.ts'

export const mainConfig = nodeBundle({
  entries: { index: 'electron/main/index.ts' },
  folder: 'out/main',
  format: 'es',
  target: 'node20',
  arePackagesBundled: false,
})
