/** @file Reader of what curl writes with `--trace-ascii` and `--trace`, with or without times and ids. */
import type { Body, Exchange } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { dumpLineAt, isHexDump, piecesOfDump, type DumpLine } from './curl-dump.ts'
import { curlPrefixOf, isCurlNoise, meterLength, schemeAfter, type CurlPrefix } from './curl-lines.ts'
import { exchangeOfCurl, sidesOf, type CurlTransfer } from './curl-transfer.ts'
import { restoreJsonBreaks } from './dotted-json.ts'
import { headerValue } from './headers.ts'
import type { Reader } from './reader.ts'
import { parseRequestLine } from './start-line.ts'
import { isCurlTrace, isJsonOrXml } from './text-forms.ts'
import { afterMark, lineAt, openTraceText, type TraceText } from './trace-text.ts'
import { reportUnread } from './unread-text.ts'

const dumpStart = /^(?:=> Send|<= Recv) (SSL )?(header|data), (\d{1,12}) bytes \(0x[0-9a-f]{1,12}\)/
const info = /^== Info: ?/

type Transfer = CurlTransfer & { isHex: boolean }
type Dump = { direction: 'sent' | 'received'; part: 'header' | 'data'; isSsl: boolean; total: number; lines: DumpLine[]; next: number }

export const curlTraceReader: Reader = {
  format: 'curl-trace',
  recognises: ({ head }) => !isJsonOrXml(head) && isCurlTrace(head),
  async *read(source, context) {
    const text = await openTraceText(source)
    const to = text.bytes.length
    const open = new Map<string, Transfer>()
    /** Transfers with ids may run side by side; in the order that they began. */
    const inOrder: Transfer[] = []
    let scheme: Transfer['scheme']
    let unreadFrom = afterMark(text)
    for (let at = unreadFrom; at < to;) {
      throwIfCancelled(context.signal)
      const line = lineAt(text.text, at, to)
      const content = text.text.slice(line.from, Math.min(line.to, line.from + 1_000))
      const prefix = curlPrefixOf(content)
      const said = content.slice(prefix.length)
      const dump = readDump(text, said, line.next, to)
      at = dump?.next ?? line.next
      const isNoise = dump !== null || info.test(said) || isCurlNoise(content) || meterLength(content) > 0
      if (!isNoise) continue
      reportUnread(text, unreadFrom, line.from, context, 'no line that curl traces with')
      unreadFrom = at
      if (!dump) scheme = schemeAfter(said.replace(info, ''), scheme)
      else if (!dump.isSsl && dump.lines.length > 0) {
        const before = open.get(prefix.id)
        const transfer = take(text, dump, prefix, before, scheme)
        open.set(prefix.id, transfer)
        if (transfer === before) continue
        if (prefix.id !== '') inOrder.push(transfer)
        else if (before) yield* exchangesOf(text, before)
      }
    }
    reportUnread(text, unreadFrom, to, context, 'no line that curl traces with')
    const last = open.get('')
    for (const transfer of last ? [...inOrder, last] : inOrder) yield* exchangesOf(text, transfer)
  },
}

function readDump({ text }: TraceText, said: string, from: number, to: number): Dump | null {
  const match = dumpStart.exec(said)
  if (!match) return null
  const lines: DumpLine[] = []
  let next = from
  for (let line = dumpLineAt(text, next, to); line && next < to; line = dumpLineAt(text, next, to)) {
    lines.push(line)
    next = line.line.next
  }
  return {
    direction: said.startsWith('=>') ? 'sent' : 'received',
    part: match[2] === 'header' ? 'header' : 'data',
    isSsl: match[1] !== undefined,
    total: Number(match[3]),
    lines,
    next,
  }
}

/** @returns the transfer that the dump belongs to: a new one when a request begins. */
function take(source: TraceText, dump: Dump, prefix: CurlPrefix, before: Transfer | undefined, scheme: Transfer['scheme']): Transfer {
  const first = dump.lines[0]
  const isHex = first !== undefined && isHexDump(source.text, first, dump.total)
  const pieces = piecesOfDump(source, dump.lines, dump.total, isHex)
  const begins = dump.direction === 'sent' && dump.part === 'header' && beginsRequest(pieces.map(({ bytes }) => bytes))
  const timeOfDayMs = dump.direction === 'sent' ? prefix.timeOfDayMs : null
  const transfer = !before || begins ? { request: [], response: [], scheme, timeOfDayMs, isHex } : before
  transfer[dump.direction === 'sent' ? 'request' : 'response'].push(...pieces)
  return transfer
}

function beginsRequest(bytes: Buffer[]): boolean {
  const head = Buffer.concat(bytes).toString('latin1')
  return parseRequestLine(head.slice(0, lineAt(head, 0).to)) !== null
}

function* exchangesOf(source: TraceText, transfer: Transfer): Generator<Exchange> {
  const sides = sidesOf(source, transfer)
  if (!transfer.isHex)
    for (const side of [sides.request, sides.response]) {
      if (!side?.body) continue
      const shown = asShown(side.body, headerValue(side.headers, 'Content-Encoding'))
      side.body = shown.body
      side.isBodyUnseen = shown.body === null
      sides.warnings.push(...shown.warnings)
    }
  const exchange = exchangeOfCurl('curl-trace', sides, transfer.timeOfDayMs)
  if (exchange) yield exchange
}

/** The text form shows a dot for each byte that is not printable: of a packed body nothing is left, of JSON only its line breaks are lost. */
function asShown(body: Body, coding: string | null): { body: Body | null; warnings: string[] } {
  if (coding !== null && coding.toLowerCase() !== 'identity')
    return { body: null, warnings: [`The body was packed (${coding.slice(0, 20)}): --trace-ascii does not show it. Trace without --compressed.`] }
  const restored = body.text === null ? null : restoreJsonBreaks(body.text)
  if (restored === null) return { body, warnings: [] }
  return { body: { ...body, text: restored }, warnings: ['--trace-ascii shows line breaks as dots: those outside of texts are read as line breaks.'] }
}
