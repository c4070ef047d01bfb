/** @file What a reader of one form of trace is. One file a form; `recognise.ts` chooses among them by content. */
import type { Exchange, TraceFormat } from '#shared/domain/traces/exchange.ts'

/** A file, or a member of an archive. */
export type TraceSource = {
  /** Of the file, for messages. */
  fileName: string
  /** null for a file of its own. */
  member: string | null
  bytes: number
  /** How the text was encoded, and how the whole was packed, before `open` turned it into plain UTF-8. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  packing: 'none' | 'gzip' | 'zlib'
  /** At most the first 64 KiB, unpacked where the whole is gzip or zlib, UTF-16 turned into UTF-8; read as latin1: a character a byte. */
  head: string
  /** The content in pieces, unpacked and turned like the head. @throws UserError `file-unsupported`, `cancelled` … */
  open(): AsyncIterable<Buffer>
  /** The whole content. @throws UserError `file-unsupported` when it exceeds `maxBytes` */
  all(maxBytes?: number): Promise<Buffer>
}

/** Content that no exchange was made of; never silently left out. */
export type Unread = { member: string | null; line: number; bytes: number; reason: string }

export type ReadContext = {
  signal?: AbortSignal
  /** Told of everything that is left out. */
  unread(what: Unread): void
}

export type Reader = {
  format: TraceFormat
  /** By content alone. */
  recognises(source: TraceSource): boolean
  /**
   * The exchanges in the order of the source. Constant memory beside one exchange where the form allows it.
   * @throws UserError `file-unsupported` naming the place when the content is damaged beyond reading on; `cancelled`
   */
  read(source: TraceSource, context: ReadContext): AsyncIterable<Exchange>
}
