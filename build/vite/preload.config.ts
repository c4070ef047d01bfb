/** @file Bundle of the preload. A sandboxed preload is CommonJS, and finds no packages at run time. */
import { nodeBundle } from './node-bundle.ts'

export const preloadConfig = nodeBundle({
  entries: { index: 'electron/preload/index.ts' },
  folder: 'out/preload',
  format: 'cjs',
  target: 'chrome130',
  arePackagesBundled: true,
})
