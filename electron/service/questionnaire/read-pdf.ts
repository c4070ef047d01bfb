/** @file Reads the text of a PDF, in a thread of its own with a limit to its time and memory. */
import { readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UserError } from '#shared/contract/errors.ts'
import type { CopiedBlock } from '#shared/domain/questionnaire/copied-text.ts'
import { pdfLines } from './pdf-lines.ts'
import type { PdfAnswer, PdfThreadData } from './pdf-thread.ts'
import { refusedCopy } from './refused-copy.ts'

const limits = { pages: 300, pieces: 200_000, megabytes: 512, ms: 60_000 } as const

/** Sources are run as they are; a bundle lies beside that of the thread. What threads load lies beside the archive of a packaged application. */
const threadFile = import.meta.url.endsWith('.js') ? './pdf-thread.js' : './pdf-thread.ts'
const threadPath = () => fileURLToPath(new URL(threadFile, import.meta.url)).replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)

const asText = 'Save it as text or DOCX, or type the answers in here.'

/** @throws UserError `file-unsupported` for a PDF that is encrypted, damaged, too long or without text; `cancelled`. */
export async function readPdf(path: string, name: string, signal: AbortSignal): Promise<CopiedBlock[]> {
  const answer = await readInThread(new Uint8Array(await readFile(path)), name, signal)
  if ('problem' in answer) {
    switch (answer.problem) {
      case 'encrypted':
        throw refusedCopy(
          name,
          'it is encrypted and asks for a password',
          'Open it in a PDF reader, print it to a new PDF without a password, and choose that one.',
        )
      case 'too-many-pages':
        throw refusedCopy(name, `it has ${answer.detail} pages, more than ${limits.pages}`, 'Keep only the pages with the questionnaire.')
      case 'too-much-text':
        throw refusedCopy(name, 'it holds far more text than a questionnaire', 'Keep only the pages with the questionnaire.')
      case 'damaged':
        throw refusedCopy(name, `it is damaged (${answer.detail})`, 'Get the file again, or save it anew from a PDF reader.')
    }
  }
  const blocks = pdfLines(answer.pages)
  if (blocks.length > 0) return blocks
  const pages = `${answer.pages.length} ${answer.pages.length === 1 ? 'page' : 'pages'}`
  throw refusedCopy(name, `its ${pages} hold no text; it may be a scan`, `Let a program for text recognition read it first. ${asText}`)
}

function readInThread(bytes: Uint8Array, name: string, signal: AbortSignal): Promise<PdfAnswer> {
  const workerData: PdfThreadData = { bytes, maxPages: limits.pages, maxPieces: limits.pieces }
  const worker = new Worker(threadPath(), {
    workerData,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  for (const said of [worker.stdout, worker.stderr]) said.resume()
  const stopped = (reason: string) => refusedCopy(name, `reading it stopped: ${reason}`, asText)
  let timer: NodeJS.Timeout | undefined
  let cancel = () => {}
  return new Promise<PdfAnswer>((resolve, reject) => {
    cancel = () => reject(new UserError('cancelled', 'Cancelled.'))
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    timer = setTimeout(() => reject(stopped(`it took longer than ${limits.ms / 1000} seconds`)), limits.ms)
    worker.once('message', (answer: PdfAnswer) => resolve(answer))
    worker.once('error', (error) => reject(stopped(error instanceof Error ? error.message : String(error))))
    worker.once('exit', () => reject(stopped('it ended early')))
  }).finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
    return worker.terminate()
  })
}
