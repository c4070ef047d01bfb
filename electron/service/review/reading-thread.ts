/** @file The thread that reads text in pictures. It has no state but the loaded network; whoever started it ends it. */
import { accessSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { enlarge, isMostlyDark, toGreyMap, type GreyPicture } from './grey-picture.ts'
import { parseWords, type PictureWord } from './picture-words.ts'

export type ReadingOrder = { picture: GreyPicture }
export type ReadingAnswer = { words: PictureWord[] }
export type ReadingThreadData = { networkFolder: string }

try {
  // On Linux this is the priority of this thread alone and of those that it starts; elsewhere it would be that of the whole service.
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
} catch {
  // Reading is then as fast as everything else.
}

const { networkFolder } = workerData as ReadingThreadData
// What it does not find in a folder the recogniser would ask an address on the internet for.
accessSync(join(networkFolder, 'eng.traineddata.gz'))
const fail = (reason: unknown) => {
  // Outside of any promise, so that it ends the thread and reaches whoever started it.
  setImmediate(() => {
    throw reason instanceof Error ? reason : new Error(String(reason))
  })
}
const recogniser = await createWorker('eng', OEM.LSTM_ONLY, {
  langPath: networkFolder,
  gzip: true,
  cacheMethod: 'none',
  errorHandler: fail,
})
// Text of an interface stands in no columns: every piece is looked for by itself.
await recogniser.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT, user_defined_dpi: '150' })

parentPort?.on('message', ({ picture }: ReadingOrder) => {
  const file = toGreyMap(enlarge(picture, isMostlyDark(picture)))
  recogniser
    .recognize(Buffer.from(file.buffer), {}, { text: false, tsv: true })
    .then(({ data }) => parentPort?.postMessage({ words: parseWords(data.tsv ?? '', 2) } satisfies ReadingAnswer), fail)
})
parentPort?.postMessage('ready')
