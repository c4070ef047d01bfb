/** @file Tells what each line of a `curl -v` transcript is. */
import { curlPrefixOf, findTold, isCurlNoise, meterLength, type CurlPrefix } from './curl-lines.ts'
import { lineAt, linesOf, type TraceText } from './trace-text.ts'

/** `sent` and `received` are header lines, `data` says that bytes of a body went by, `text` is whatever stands between: bodies, on the whole. */
export type VerboseLine = {
  kind: 'sent' | 'received' | 'info' | 'upload' | 'data' | 'noise' | 'text'
  prefix: CurlPrefix
  from: number
  /** After the mark, to the end of the line. */
  contentFrom: number
  to: number
  next: number
  content: string
}

const longestContent = 20_000
const noPrefix: CurlPrefix = { timeOfDayMs: null, id: '', length: 0 }

/** @returns the next thing that a line says: a line may begin with the progress meter, and a body may end within it. */
export function verboseLineAt(source: TraceText, at: number, to: number): VerboseLine {
  const { text } = source
  const line = lineAt(text, at, to)
  const whole = text.slice(line.from, Math.min(line.to, line.from + longestContent))
  const metered = meterLength(whole)
  if (metered > 0)
    return {
      kind: 'noise',
      prefix: noPrefix,
      from: at,
      contentFrom: at,
      to: at + metered,
      next: at + metered === line.to ? line.next : at + metered,
      content: '',
    }
  const prefix = curlPrefixOf(whole)
  const said = whole.slice(prefix.length)
  const kind = kindOf(said)
  const contentFrom = Math.min(line.to, line.from + prefix.length + 2)
  if (kind) return { kind, prefix, from: at, contentFrom, to: line.to, next: line.next, content: said.slice(2) }
  const end = endOfText(text, at, line.to)
  const isWhole = end === line.to
  return {
    kind: 'text',
    prefix: noPrefix,
    from: at,
    contentFrom: at,
    to: end,
    next: isWhole ? line.next : end,
    content: isWhole ? whole : text.slice(at, Math.min(end, at + longestContent)),
  }
}

function kindOf(said: string): VerboseLine['kind'] | null {
  const mark = said.slice(0, 2)
  if (mark === '> ' || said === '>') return 'sent'
  if (mark === '< ' || said === '<') return 'received'
  if (mark === '* ') return 'info'
  const data = /^([{}]) \[\d{1,12} bytes data\]/.exec(said)?.[1]
  return data === undefined ? null : data === '{' ? 'data' : 'upload'
}

/** A body without a line break at its end is followed by what curl tells next, on the same line. */
function endOfText(text: string, from: number, to: number): number {
  const told = findTold(text.slice(from, to))
  return told <= 0 ? to : from + told
}

/** @returns the end of a command that goes on over several lines; `from` when no command begins there. */
export function endOfCommand({ text }: TraceText, from: number, to: number): number {
  let isFirst = true
  for (const line of linesOf(text, from, to)) {
    const content = text.slice(line.from, Math.min(line.to, line.from + 20_000))
    if (isFirst && !isCurlNoise(content)) return from
    isFirst = false
    if (!/[\\^`]$/.test(content.trimEnd())) return line.next
  }
  return to
}
