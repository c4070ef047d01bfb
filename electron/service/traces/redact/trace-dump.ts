/** @file The dumps of `curl --trace-ascii` and `curl --trace`: blocks of bytes with their offsets, read, and written the way curl does. */
import { type Line, lineAt } from './http-lines.ts'

export type DumpBlock = {
  direction: '=>' | '<='
  kind: 'header' | 'data' | 'other'
  /** Of the line that says how many bytes there are, behind its comma. */
  sizeStart: number
  sizeEnd: number
  /** Of the lines of the dump. */
  start: number
  end: number
  bytes: string
  isHexadecimal: boolean
  lineEnd: string
}

const blockLine = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,9})? )?(=>|<=) (?:Send|Recv) (header|data|SSL data), (\d{1,12}) bytes(?: \(0x[0-9a-f]{1,12}\))?/
const blockMark = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,9})? )?(?:=>|<=) (?:Send|Recv) (?:header|data), \d{1,12} bytes/m
const dataLine = /^([0-9a-f]{4,12}):(?: |$)/
const pairs = /^((?:[0-9a-f]{2} ){1,16}) {0,48}/

export const isTraceDump = (text: string): boolean => text.includes(' bytes') && blockMark.test(text.slice(0, 262_144))

/** @returns the blocks in order, and the lines that belong to none. Blocks of TLS are passed over. */
export function readDump(text: string): { blocks: DumpBlock[]; others: Line[] } {
  const blocks: DumpBlock[] = []
  const others: Line[] = []
  let lines: { line: Line; offset: number; from: number }[] = []
  let open: { header: RegExpExecArray; line: Line } | null = null
  const finish = () => {
    const first = lines[0]
    const last = lines.at(-1)
    if (open && first && last) blocks.push(readBlock(text, open, lines))
    lines = []
  }
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at)
    at = line.next
    const content = text.slice(line.start, Math.min(line.end, line.start + 400))
    const header = blockLine.exec(content)
    const data = dataLine.exec(content)
    if (header) {
      finish()
      open = { header, line }
    } else if (data && open) lines.push({ line, offset: Number.parseInt(data[1] ?? '', 16), from: line.start + data[0].length })
    else if (line.end > line.start) {
      finish()
      open = null
      others.push(line)
    }
  }
  finish()
  return { blocks: blocks.filter(({ kind }) => kind !== 'other'), others }
}

function readBlock(
  text: string,
  { header, line }: { header: RegExpExecArray; line: Line },
  lines: { line: Line; offset: number; from: number }[],
): DumpBlock {
  const total = Number(header[3])
  const sizeStart = line.start + header[0].indexOf(', ') + 2
  const first = lines[0] ?? { line, offset: 0, from: line.end }
  const last = lines.at(-1) ?? first
  const firstPairs = pairs.exec(text.slice(first.from, first.line.end))?.[1]
  const isHexadecimal = firstPairs !== undefined && firstPairs.length === Math.min(16, total) * 3
  const parts = lines.map(({ line: { end }, offset, from }, index) => {
    const content = text.slice(from, end)
    if (isHexadecimal) return Buffer.from((pairs.exec(content)?.[1] ?? '').replaceAll(' ', ''), 'hex').toString('latin1')
    // What is missing before the next line is the line break that the dump leaves out, or blanks that an editor took away.
    const gap = Math.min((lines[index + 1]?.offset ?? total) - offset - content.length, 66)
    return gap < 2 ? content + ' '.repeat(Math.max(0, gap)) : `${content}${' '.repeat(gap - 2)}\r\n`
  })
  return {
    direction: header[1] === '=>' ? '=>' : '<=',
    kind: header[2] === 'header' || header[2] === 'data' ? header[2] : 'other',
    sizeStart,
    sizeEnd: line.start + header[0].length,
    start: first.line.start,
    end: last.line.end,
    bytes: parts.join(''),
    isHexadecimal,
    lineEnd: text.slice(line.end, line.next) || '\n',
  }
}

export function sizeOfDump(bytes: string): string {
  return `${bytes.length} bytes (0x${bytes.length.toString(16)})`
}

/** @returns the lines without the end of the last. */
export function writeDump(bytes: string, { isHexadecimal, lineEnd }: DumpBlock): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length;) {
    const width = isHexadecimal ? 16 : 64
    let end = Math.min(at + width, bytes.length)
    let next = end
    const feed = isHexadecimal ? -1 : bytes.indexOf('\r\n', at)
    if (feed !== -1 && feed <= end) {
      end = feed
      next = feed + 2
    }
    const content = bytes.slice(at, end)
    const offset = `${at.toString(16).padStart(4, '0')}: `
    lines.push(offset + (isHexadecimal ? hexadecimal(content) : '') + content.replace(/[^\u0020-\u007e]/g, '.'))
    at = next
  }
  return lines.join(lineEnd)
}

function hexadecimal(content: string): string {
  return Array.from(content, (character) => `${character.charCodeAt(0).toString(16).padStart(2, '0')} `)
    .join('')
    .padEnd(48)
}
