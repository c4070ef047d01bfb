/** @file Where the text recogniser lies: its thread and its English data, from the sources, from the bundles and in a packaged application. */
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Sources are run as they are; a bundle lies beside that of the thread, under the name of its entry. */
const threadFile = import.meta.url.endsWith('.js') ? './reading-thread.js' : './reading-thread.ts'

/** @returns the script of the thread that reads. It needs no other file of this program. */
export function readingThreadPath(): string {
  return onDisk(fileURLToPath(new URL(threadFile, import.meta.url)))
}

/** @returns the folder with `eng.traineddata.gz`: the best network, in whole numbers. */
export function networkFolder(): string {
  return onDisk(join(dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int'))
}

/** A packaged application keeps what threads load beside its archive: this script, `tesseract.js`, its core and its data. */
function onDisk(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
}
