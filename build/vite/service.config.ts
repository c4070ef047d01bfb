/** @file Bundles of the service: the entry of its process, the command line, and the threads that read pictures and PDFs. */
import { nodeBundle } from './node-bundle.ts'

export const serviceConfig = nodeBundle({
  entries: {
    utility: 'electron/service/utility.ts',
    cli: 'electron/service/cli.ts',
    'reading-thread': 'electron/service/review/reading-thread.ts',
    'pdf-thread': 'electron/service/questionnaire/pdf-thread.ts',
  },
  folder: 'out/service',
  format: 'es',
  target: 'node22',
  arePackagesBundled: false,
})
