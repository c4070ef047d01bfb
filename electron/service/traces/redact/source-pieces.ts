/** @file A source in pieces that can be redacted one by one: entries of HAR, Charles and Newman, events of svclog, else the whole. */
import type { TraceFormat } from '#shared/domain/traces/exchange.ts'
import { countLines, jsonSegments } from '../read/json-segments.ts'
import type { TraceSource } from '../read/reader.ts'
import { placeName } from '../source.ts'
import type { Edit } from './edits.ts'
import { redactContent } from './redact-content.ts'
import { redactHttpText } from './redact-http-text.ts'
import { type JsonOptions, redactJson } from './redact-json.ts'
import { redactLeftNames, redactLeftovers } from './redact-leftovers.ts'
import { redactXml } from './redact-xml.ts'
import type { Walk } from './walk.ts'

export type SourcePiece = { text: string; offset: number; line: number; redact(walk: Walk): Edit[] }

const arrays: Partial<Record<TraceFormat, { path: string[]; options: JsonOptions }>> = {
  har: { path: ['log', 'entries'], options: { parentKey: 'entries', isHar: true } },
  newman: { path: ['run', 'executions'], options: { parentKey: 'executions' } },
  charles: { path: [], options: {} },
}

/** @throws UserError `file-unsupported`, `cancelled` as the source */
export async function* sourcePieces(source: TraceSource, format: TraceFormat | null): AsyncGenerator<SourcePiece> {
  const array = format ? arrays[format] : undefined
  if (array) return yield* jsonPieces(source, array.path, array.options)
  if (format === 'svclog') return yield* eventPieces(source)
  const text = (await source.all()).toString('latin1')
  yield { text, offset: 0, line: 1, redact: (walk) => redactWhole(text, format, walk) }
}

function redactWhole(text: string, format: TraceFormat | null, walk: Walk): Edit[] {
  switch (format) {
    case 'postman':
    case 'connect-json':
      return withLeftovers(text, redactJson(text, walk), walk)
    case 'connect-xml':
    case 'soapui':
      return withLeftovers(text, redactXml(text, walk), walk)
    case null:
      return redactContent(text, walk)
    default:
      return redactHttpText(text, walk)
  }
}

async function* jsonPieces(source: TraceSource, path: readonly string[], options: JsonOptions): AsyncGenerator<SourcePiece> {
  // A large gap comes in parts that may end inside a value.
  let held: { bytes: Buffer[]; offset: number; line: number } | null = null
  for await (const { kind, bytes, offset, line, isContinued } of jsonSegments(source.open(), path, placeName(source))) {
    held ??= { bytes: [], offset, line }
    held.bytes.push(bytes)
    if (isContinued) continue
    const text = Buffer.concat(held.bytes).toString('latin1')
    const piece = { text, offset: held.offset, line: held.line }
    held = null
    const isPiece = kind === 'gap'
    yield { ...piece, redact: (walk) => (/\w/.test(text) ? withLeftovers(text, redactJson(text, walk, { ...options, isPiece }), walk) : []) }
  }
}

const eventEnd = Buffer.from('</E2ETraceEvent>')
const pieceBytes = 512 * 1024

/** Whole events, several a piece. */
async function* eventPieces(source: TraceSource): AsyncGenerator<SourcePiece> {
  let held = Buffer.alloc(0)
  let offset = 0
  let line = 1
  const piece = (bytes: Buffer): SourcePiece => {
    const text = bytes.toString('latin1')
    const made = { text, offset, line, redact: (walk: Walk) => withLeftovers(text, redactXml(text, walk, { isPiece: true }), walk) }
    offset += bytes.length
    line += countLines(bytes)
    return made
  }
  let parts: Buffer[] = []
  let length = 0
  for await (const bytes of source.open()) {
    parts.push(bytes)
    length += bytes.length
    if (length < pieceBytes) continue
    held = Buffer.concat(parts)
    const end = held.lastIndexOf(eventEnd)
    parts = [held]
    // A longer event is waited for, less and less often.
    length = end === -1 ? Math.floor(held.length / 4) : 0
    if (end === -1) continue
    yield piece(held.subarray(0, end + eventEnd.length))
    const rest = held.subarray(end + eventEnd.length)
    parts = [rest]
    length = rest.length
  }
  const rest = Buffer.concat(parts)
  if (rest.length > 0) yield piece(rest)
}

function withLeftovers(text: string, { edits, isBroken }: { edits: Edit[]; isBroken: boolean }, walk: Walk): Edit[] {
  return isBroken ? redactLeftovers(text, edits, walk) : redactLeftNames(text, edits, walk)
}
