/** @file Bundles of the service: the entry of its process, and the command line. */
import { nodeBundle } from './node-bundle.ts'

export const serviceConfig = nodeBundle({
  entries: { utility: 'electron/service/utility.ts', cli: 'electron/service/cli.ts' },
  folder: 'out/service',
  format: 'es',
  target: 'node22',
  arePackagesBundled: false,
})
