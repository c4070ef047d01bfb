/** @file Reads messages that DocuSign Connect delivered, as listeners save them: XML, JSON, one or many a file. */
import type { Exchange, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { placeName } from '../source.ts'
import { exchangeOf } from './exchange-of.ts'
import { type JsonEntry, readJsonEntries } from './json-entries.ts'
import { type JsonHead, jsonHeadOf } from './json-head.ts'
import { isObject, objectOf, textOf } from './json-values.ts'
import type { ReadContext, Reader, TraceSource } from './reader.ts'
import { isoTime } from './times.ts'
import { xmlDocuments } from './xml-documents.ts'
import { childText, readXmlTree, type XmlElement } from './xml-tree.ts'
import { zonedTime } from './zoned-time.ts'

export const connectXmlReader: Reader = {
  format: 'connect-xml',
  recognises: ({ head }) =>
    /^(?:\u00ef\u00bb\u00bf)?\s{0,1000}</.test(head) &&
    /<DocuSignEnvelopeInformation[\s>]/.test(head) &&
    !/<(?:\w{1,20}:)?soapui-project[\s>]/.test(head),
  read: (source, context) => readXmlMessages(source, context),
}

export const connectJsonReader: Reader = {
  format: 'connect-json',
  recognises({ head }) {
    const json = jsonHeadOf(head)
    return json !== null && (isMessage(json, '') || isMessage(json, '0.'))
  },
  async *read(source, context) {
    const isList = /^(?:\u00ef\u00bb\u00bf)?\s*\[/.test(source.head)
    const pieces = isList ? source.open() : asList(source.open())
    yield* readJsonEntries(source, context, { path: [], readEntry: (entry) => readJsonMessage(entry, isList ? 0 : 1), pieces })
  },
}

function isMessage(json: JsonHead, prefix: string): boolean {
  const has = (name: string) => json.has(prefix + name)
  const isSim = has('event') && (has('data.envelopeId') || has('generatedDateTime') || has('configurationId'))
  return isSim || (has('envelopeId') && has('status') && ['documentsUri', 'recipientsUri', 'envelopeUri', 'recipients'].some(has))
}

/** Messages one after the other, without a list around them, are read like a list. A byte order mark would count as one of them. */
async function* asList(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('[')
  let isFirst = true
  for await (const piece of pieces) {
    yield isFirst && isMarked(piece) ? Buffer.concat([Buffer.from('   '), piece.subarray(3)]) : piece
    isFirst = false
  }
  yield Buffer.from(']')
}

const isMarked = (bytes: Buffer) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

function readJsonMessage({ value, bytes, place }: JsonEntry, added: number): Exchange | string {
  const message = objectOf(value)
  const envelope = isObject(message['data']) ? message['data'] : message
  if (textOf(envelope['envelopeId']) === null && textOf(message['event']) === null)
    return 'A message without an envelope and an event is none of Connect.'
  const at = place()
  const generated = textOf(message['generatedDateTime']) ?? textOf(envelope['generatedDateTime'])
  return delivery('connect-json', bytes, { ...at, offset: at.offset - added }, zonedTime(generated))
}

async function* readXmlMessages(source: TraceSource, context: ReadContext): AsyncGenerator<Exchange> {
  const { member } = source
  for await (const { kind, bytes, size, offset, line } of xmlDocuments(source.open(), 'DocuSignEnvelopeInformation', placeName(source))) {
    throwIfCancelled(context.signal)
    const leaveOut = (reason: string) => context.unread({ member, line, bytes: size, reason })
    if (kind === 'between') {
      if (bytes.includes('<!DOCTYPE')) leaveOut('It has a document type definition (DTD), which may hold entities and is refused.')
      else if (!isWrapping(bytes.toString('latin1'))) leaveOut('This is no whole message of Connect.')
      continue
    }
    const own = Buffer.from(bytes)
    const tree = readXmlTree(own, 3)
    if ('problem' in tree) leaveOut(tree.problem)
    else yield delivery('connect-xml', own, { member, line, offset }, generatedAt(tree.root))
  }
}

/** Declarations, and the tags of SOAP when Connect delivers by it. */
function isWrapping(text: string): boolean {
  return (
    text
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .replace(/<[?/\w!-][^<>]{0,2000}>/g, '')
      .trim() === ''
  )
}

/** Written in the time of the account, whose distance from UTC, in hours, stands beside it. */
function generatedAt(root: XmlElement): number | null {
  const text = childText(root, 'EnvelopeStatus', 'TimeGenerated')
  const zoned = zonedTime(text)
  if (zoned !== null) return zoned
  const local = isoTime(text)
  const hours = /^[+-]?\d{1,2}(?:\.\d{1,2})?$/.exec(childText(root, 'TimeZoneOffset') ?? '')?.[0]
  return local === null || hours === undefined ? null : local - Number(hours) * 3_600_000
}

function delivery(format: 'connect-xml' | 'connect-json', bytes: Buffer, place: SourcePlace, generatedMs: number | null): Exchange {
  return exchangeOf({
    format,
    place,
    time: generatedMs === null ? null : { startedAtMs: generatedMs, startedAtSource: 'connect' },
    request: { method: 'POST', url: '', headers: null, body: { bytes, text: bytes.toString(), place }, isBodyUnseen: false, place },
    response: null,
    warnings: [],
  })
}
