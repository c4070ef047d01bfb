/** @file Reader of DocuSign's API request log: a text file an entry, or several of them put together. */
import { throwIfCancelled } from '../../files/cancellation.ts'
import type { Reader, TraceSource } from './reader.ts'
import { readRequestLogEntry } from './request-log-entry.ts'
import { isAtLineStart, afterMark, lineAt, openTraceText } from './trace-text.ts'
import { parseRequestLine } from './start-line.ts'
import { isRequestLog, tokenBlock } from './text-forms.ts'
import { reportUnread } from './unread-text.ts'

/** `03_Created_RequestRecipientToken.txt`; a tool of DocuSign's puts the time before it. */
const fileName = /(?:^|[\\/])(?:T\d{4}-\d{2}-\d{2}T\d{2}_\d{2}_\d{2}__)?\d{1,4}_[A-Za-z0-9]{1,60}_(\w{1,100}?)(?:[ ]?\(\d{1,3}\))?\.txt$/i

export const requestLogReader: Reader = {
  format: 'request-log',
  recognises: ({ head }) => isRequestLog(head),
  async *read(source, context) {
    const text = await openTraceText(source)
    const end = text.bytes.length
    const starts = entryStarts(text.text, afterMark(text))
    const operation = starts.length === 1 ? namedOperationOf(source) : null
    let done = afterMark(text)
    for (const [index, start] of starts.entries()) {
      throwIfCancelled(context.signal)
      reportUnread(text, done, start, context, 'no entry of a request log')
      const entry = readRequestLogEntry(text, start, starts[index + 1] ?? end, operation)
      done = entry.end
      yield entry.exchange
    }
    reportUnread(text, done, end, context, starts.length === 0 ? 'no entry of a request log' : 'it follows the last entry')
  },
}

/** @returns the operation that the name of the log's file tells, as in `GetEnvelope`; null else. */
export function namedOperationOf({ fileName: file, member }: Pick<TraceSource, 'fileName' | 'member'>): string | null {
  return fileName.exec(member ?? file)?.[1] ?? null
}

/** An entry begins with its token block, or with the address before that. */
function entryStarts(text: string, from: number): number[] {
  const token = tokenBlock('gim')
  token.lastIndex = from
  const starts: number[] = []
  for (let match = token.exec(text); match; match = token.exec(text))
    if (match.index === from || isAtLineStart(text, match.index)) starts.push(addressBefore(text, match.index, starts.at(-1) ?? from))
  return starts
}

/** @returns where the address stands that belongs to the token block, or the block itself when the address follows it. */
function addressBefore(text: string, at: number, floor: number): number {
  const emptyFrom = previousLine(text, at, floor)
  if (emptyFrom === null || text.slice(emptyFrom, at).trim() !== '') return at
  const from = previousLine(text, emptyFrom, floor)
  if (from === null || from < floor) return at
  const before = previousLine(text, from, floor)
  const isAlone = before === null || text.slice(before, from).trim() === '' || /^[-=*_]{3,}\s*$/.test(text.slice(before, from))
  return isAlone && parseRequestLine(text.slice(from, lineAt(text, from, emptyFrom).to), false) ? from : at
}

/** @returns where the line before the one that begins at `at` begins; null at the floor. */
function previousLine(text: string, at: number, floor: number): number | null {
  if (at <= floor) return null
  let start = at - 1
  if (text[start] === '\n' && text[start - 1] === '\r') start -= 1
  // An address is shorter; what is longer is none, and need not be followed to its beginning.
  const lowest = Math.max(floor, start - 17_000)
  while (start > lowest && !isAtLineStart(text, start)) start -= 1
  return start
}
