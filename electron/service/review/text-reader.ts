/** @file Reads text in pictures, in threads of its own. The only file that starts them. Service process. */
import { Worker } from 'node:worker_threads'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import type { GreyPicture } from './grey-picture.ts'
import type { PictureWord } from './picture-words.ts'
import { networkFolder as usualNetworkFolder, readingThreadPath } from './reader-paths.ts'
import type { ReadingAnswer, ReadingOrder, ReadingThreadData } from './reading-thread.ts'

export type TextReader = {
  /** @returns the words in the picture, in its pixels. @throws UserError `cancelled`, `internal` when a thread ended by itself or hangs. */
  read(picture: GreyPicture): Promise<PictureWord[]>
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

export type TextReaderOptions = {
  /** Cancels what is being read and what is asked for later. */
  signal?: AbortSignal
  /** How many pictures are read at the same time. */
  readers?: number
  /** Milliseconds for one picture, or for the start, after which a thread counts as hung. */
  hungAfterMs?: number
  /** Where the network lies; only tests say so. */
  networkFolder?: string
}

type Thread = { worker: Worker; isReady: boolean; job: Job | null; timer: NodeJS.Timeout | undefined }
type Job = { picture: GreyPicture; resolve: (words: PictureWord[]) => void; reject: (reason: unknown) => void }

/** One picture takes seconds; a machine that is busy with other things is slower. */
const usualHungAfterMs = 180_000
/** The network and one picture take a tenth of it. */
const mostMegabytes = 512

/** Threads are started with the first picture. */
export function createTextReader({
  signal,
  readers = 2,
  hungAfterMs = usualHungAfterMs,
  networkFolder = usualNetworkFolder(),
}: TextReaderOptions = {}): TextReader {
  const threads: Thread[] = []
  const waiting: Job[] = []
  let ended: UserError | null = null
  let closing: Promise<unknown> = Promise.resolve()

  function end(reason: UserError): void {
    if (ended) return
    ended = reason
    signal?.removeEventListener('abort', cancel)
    for (const { timer } of threads) clearTimeout(timer)
    const jobs = [...threads.flatMap(({ job }) => (job ? [job] : [])), ...waiting]
    closing = Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()))
    waiting.length = 0
    for (const { reject } of jobs) reject(reason)
  }
  const cancel = () => end(new UserError('cancelled', 'Cancelled.'))
  signal?.addEventListener('abort', cancel, { once: true })

  function watch(thread: Thread): void {
    clearTimeout(thread.timer)
    thread.timer = setTimeout(() => end(stopped(`it gave no answer for ${hungAfterMs / 1000} seconds`)), hungAfterMs)
  }

  function start(): void {
    const workerData: ReadingThreadData = { networkFolder }
    // What the recogniser prints belongs into no output of the service.
    const worker = new Worker(readingThreadPath(), {
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    for (const said of [worker.stdout, worker.stderr]) said.resume()
    const thread: Thread = { worker, isReady: false, job: null, timer: undefined }
    threads.push(thread)
    watch(thread)
    worker.on('message', (message: 'ready' | ReadingAnswer) => {
      clearTimeout(thread.timer)
      thread.isReady = true
      if (message !== 'ready') thread.job?.resolve(message.words)
      thread.job = null
      hand()
    })
    worker.on('error', (error) => end(stopped(error instanceof Error ? error.message : String(error))))
    worker.on('exit', () => end(stopped('it ended')))
  }

  function hand(): void {
    for (const thread of threads) {
      if (!thread.isReady || thread.job) continue
      const job = waiting.shift()
      if (!job) return
      thread.job = job
      watch(thread)
      thread.worker.postMessage({ picture: job.picture } satisfies ReadingOrder)
    }
  }

  return {
    read: (picture) =>
      new Promise((resolve, reject) => {
        throwIfCancelled(signal)
        if (ended) throw ended
        waiting.push({ picture, resolve, reject })
        while (threads.length < Math.min(readers, waiting.length + threads.filter(({ job }) => job).length)) start()
        hand()
      }),
    async close() {
      end(new UserError('cancelled', 'Cancelled.'))
      await closing
    },
  }
}

function stopped(reason: string): UserError {
  return new UserError('internal', `Text recognition stopped: ${reason}.`, 'Try again.')
}
