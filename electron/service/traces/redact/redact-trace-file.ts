/** @file One file of traces into one redacted copy in the same layout: a file of its own, or an archive member by member. */
import { UserError } from '#shared/contract/errors.ts'
import type { TraceFormat } from '#shared/domain/traces/exchange.ts'
import type { TraceSource, Unread } from '../read/reader.ts'
import { recognise } from '../read/recognise.ts'
import { isArchive, openTraceFile, placeName } from '../source.ts'
import { collectArchive, redactArchive } from './redact-archive.ts'
import type { Redactor } from './redactor.ts'
import { writePieces } from './write-pieces.ts'

/** What is not in the copy, as it is of no known form. */
export type RedactedFile = { leftOut: Unread[] }

/**
 * Learns the secrets of a file, so that they are also taken out of files that are redacted before it is.
 * @throws UserError as {@link redactTraceFile}
 */
export async function collectTraceFile(
  redactor: Redactor,
  path: string,
  name: string,
  signal?: AbortSignal,
  onFraction?: (fraction: number) => void,
): Promise<void> {
  const opened = await open(path, name, signal)
  if (opened.isArchive) await collectArchive({ redactor, path, name, signal, onFraction })
  else await redactor.collect(countReads(opened.source, onFraction), opened.format)
  onFraction?.(1)
}

/**
 * @param redactor must have collected the file, see {@link collectTraceFile}; else secrets that stand before what gives them away would stay
 * @param path a regular file. @param name what it is called in messages
 * @param outPath must not exist; what is left there after an error is the caller's to remove
 * @param onFraction from 0 to 1
 * @throws UserError `file-unsupported` when it is of no known form or cannot be read on; `file-missing`, `file-unreadable`, `disk-full`, `cancelled`
 */
export async function redactTraceFile(
  redactor: Redactor,
  path: string,
  name: string,
  outPath: string,
  signal?: AbortSignal,
  onFraction?: (fraction: number) => void,
): Promise<RedactedFile> {
  const opened = await open(path, name, signal)
  let leftOut: Unread[] = []
  if (opened.isArchive) leftOut = await redactArchive({ redactor, path, name, signal, onFraction }, outPath)
  else await writePieces(redactor.redact(countReads(opened.source, onFraction), opened.format, true), outPath, signal)
  onFraction?.(1)
  return { leftOut }
}

type Opened = { isArchive: true } | { isArchive: false; source: TraceSource; format: TraceFormat }

async function open(path: string, name: string, signal: AbortSignal | undefined): Promise<Opened> {
  const source = await openTraceFile(path, name, signal)
  if (isArchive(source)) return { isArchive: true }
  const reader = recognise(source)
  if ('reason' in reader)
    throw new UserError('file-unsupported', `${placeName(source)}: ${reader.reason}`, 'Add the traffic in a form that is known.')
  return { isArchive: false, source, format: reader.format }
}

/** How much is to come from a packed source is not known, so that it only comes near the whole. */
function countReads(source: TraceSource, onFraction: ((fraction: number) => void) | undefined): TraceSource {
  if (!onFraction) return source
  let bytes = 0
  const count = (more: number) => {
    bytes += more
    onFraction(Math.min(0.99, bytes / Math.max(1, source.bytes)))
  }
  return {
    ...source,
    async *open() {
      for await (const piece of source.open()) {
        count(piece.length)
        yield piece
      }
    },
    async all(maxBytes) {
      const bytesRead = await source.all(maxBytes)
      count(bytesRead.length)
      return bytesRead
    },
  }
}
