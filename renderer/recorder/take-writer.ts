/**
 * @file Takes what the recorder hands out to the service, in order, in pieces of at most 1 MB. A piece counts when it is answered;
 * one that the service did not answer before it stopped is sent again once it is back.
 */
import { maxPieceBytes } from '#shared/domain/takes.ts'

export type TakePiece = { index: number; atMs: number; bytes: Uint8Array<ArrayBuffer> }

export type TakeWriterCalls = {
  append(piece: TakePiece): Promise<{ nextIndex: number; freeBytes: number }>
  /** Whether trying again can help: the service is being started again. */
  isTransient(problem: unknown): boolean
  /** Nothing more can be added; what was answered is safe. */
  onFailure(problem: unknown): void
  onFreeBytes(freeBytes: number): void
}

export type TakeWriter = {
  /** @param atMs the length of the take up to the end of these bytes. */
  add(bytes: Blob, atMs: number): void
  /** Settles when everything is answered, or nothing more can be. */
  flush(): Promise<void>
  writtenBytes(): number
}

/** A minute of a page that moves; a service that is away for longer does not come back. */
const mostWaitingBytes = 256 * 1024 * 1024
const retryAfterMs = 200

export function createTakeWriter({ append, isTransient, onFailure, onFreeBytes }: TakeWriterCalls): TakeWriter {
  let queue: Promise<void> = Promise.resolve()
  let nextIndex = 0
  let waitingBytes = 0
  let written = 0
  let hasFailed = false

  function fail(problem: unknown): void {
    if (hasFailed) return
    hasFailed = true
    onFailure(problem)
  }

  async function send(bytes: Uint8Array<ArrayBuffer>, atMs: number): Promise<void> {
    while (!hasFailed) {
      try {
        const answer = await append({ index: nextIndex, atMs, bytes })
        nextIndex += 1
        written += bytes.length
        return onFreeBytes(answer.freeBytes)
      } catch (problem) {
        if (!isTransient(problem)) return fail(problem)
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
      }
    }
  }

  async function sendAll(blob: Blob, atMs: number): Promise<void> {
    const bytes = new Uint8Array(await blob.arrayBuffer())
    for (let start = 0; start < bytes.length && !hasFailed; start += maxPieceBytes) await send(bytes.slice(start, start + maxPieceBytes), atMs)
    waitingBytes -= blob.size
  }

  return {
    add(blob, atMs) {
      if (hasFailed || blob.size === 0) return
      waitingBytes += blob.size
      if (waitingBytes > mostWaitingBytes) return fail(new Error('What was recorded could not be stored fast enough.'))
      queue = queue.then(() => sendAll(blob, atMs)).catch(fail)
    },
    flush: () => queue,
    writtenBytes: () => written,
  }
}
