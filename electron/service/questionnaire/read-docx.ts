/** @file Reads the text of a DOCX: paragraphs, headings, rows of tables and ticked boxes. Entities and whatever else lies in the file are let be. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { CopiedBlock } from '#shared/domain/questionnaire/copied-text.ts'
import { zipMembers } from '../files/read-zip.ts'
import { refusedCopy } from './refused-copy.ts'

const documentName = 'word/document.xml'
const limits = { members: 5_000, totalBytes: 300_000_000, xmlBytes: 32_000_000, depth: 500, blocks: 20_000 } as const
const saveAgain = 'Open it in a word processor and save it again as DOCX, or as text.'

/** @throws UserError `file-unsupported` for what is no Word document, is damaged, encrypted or larger than a questionnaire can be; `cancelled` */
export async function readDocx(path: string, name: string, signal: AbortSignal): Promise<CopiedBlock[]> {
  const zipLimits = { maxEntries: limits.members, maxTotalBytes: limits.totalBytes }
  for await (const member of zipMembers(path, name, zipLimits, signal)) {
    if (member.name !== documentName) continue
    if (member.bytes > limits.xmlBytes)
      throw refusedCopy(name, `its text takes ${member.bytes} bytes, more than ${limits.xmlBytes}`, 'Keep only the pages with the questionnaire.')
    const pieces: Buffer[] = []
    for await (const piece of member.read()) pieces.push(piece)
    return readDocument(Buffer.concat(pieces), name)
  }
  throw refusedCopy(name, `it is a zip without ${documentName}, so no Word document`, saveAgain)
}

/** A paragraph while it is read. */
type Paragraph = { text: string; isHeading: boolean }
type Table = { number: number; rows: number; cells: string[]; paragraphs: string[] }

function readDocument(bytes: Buffer, name: string): CopiedBlock[] {
  const blocks: CopiedBlock[] = []
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  const tables: Table[] = []
  let tableCount = 0
  let lineCount = 0
  /** Text boxes lie within paragraphs. */
  const paragraphs: Paragraph[] = []
  const stop = (reason: string): never => {
    throw refusedCopy(name, reason, saveAgain)
  }
  const add = (text: string) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  function endParagraph(): void {
    const paragraph = paragraphs.pop()
    const text = (paragraph?.text ?? '').replace(/[^\S\n]+/g, ' ').trim()
    const cells = tables.at(-1)?.paragraphs
    if (cells) {
      if (text) cells.push(text)
    } else if (text === '') blocks.push({ kind: 'gap' })
    else for (const line of text.split('\n')) addLine(line.trim(), paragraph?.isHeading ?? false)
  }

  function addLine(text: string, isHeading: boolean): void {
    lineCount += 1
    if (text) blocks.push({ kind: isHeading ? 'heading' : 'line', text, place: `paragraph ${lineCount}` })
  }

  function endRow(): void {
    const table = tables.at(-1)
    if (!table) return
    table.rows += 1
    // A table within a cell is told with the cell that it lies in.
    const outer = tables.at(-2)
    if (outer) outer.paragraphs.push(table.cells.filter(Boolean).join(' '))
    else if (table.cells.some(Boolean)) blocks.push({ kind: 'row', cells: table.cells, place: `row ${table.rows} of table ${table.number}` })
    table.cells = []
  }

  const starts: Record<string, (tag: SaxesTagPlain) => void> = {
    p: () => {
      paragraphs.push({ text: '', isHeading: false })
    },
    pStyle: ({ attributes }) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph && /^(?:heading|title|berschrift|titre)/i.test(attributes['w:val'] ?? '')) paragraph.isHeading = true
    },
    tab: () => path.at(-2) === 'r' && add(' '),
    br: () => add('\n'),
    cr: () => add('\n'),
    noBreakHyphen: () => add('-'),
    // A box of the older kind is a field, not a sign.
    checkBox: () => path.at(-2) === 'ffData' && add('☐ '),
    checked: ({ attributes }) => {
      const paragraph = paragraphs.at(-1)
      if (path.at(-2) === 'checkBox' && paragraph && !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '1'))
        paragraph.text = paragraph.text.replace(/☐ $/, '☒ ')
    },
    tbl: () => {
      if (tables.length === 0) tableCount += 1
      tables.push({ number: tableCount, rows: 0, cells: [], paragraphs: [] })
    },
    tc: () => void (tables.at(-1) && (tables.at(-1) as Table).paragraphs.splice(0)),
  }
  const ends: Record<string, () => void> = {
    p: endParagraph,
    tc: () => {
      const table = tables.at(-1)
      table?.cells.push(table.paragraphs.splice(0).join('\n'))
    },
    tr: endRow,
    tbl: () => void tables.pop(),
  }

  parser.on('doctype', () => stop('its text has a document type definition (DTD), which is refused'))
  parser.on('error', (error) => stop(`its text is damaged (${error.message.slice(0, 100)})`))
  parser.on('opentag', (tag) => {
    const local = localName(tag.name)
    path.push(local)
    if (path.length > limits.depth) stop(`its elements are nested deeper than ${limits.depth} levels`)
    if (blocks.length > limits.blocks) stop('it holds far more text than a questionnaire')
    if (!isSkipped(path) && Object.hasOwn(starts, local)) starts[local]?.(tag)
  })
  parser.on('closetag', (tag) => {
    const local = localName(tag.name)
    if (!isSkipped(path) && Object.hasOwn(ends, local)) ends[local]?.()
    path.pop()
  })
  parser.on('text', (text) => {
    if (path.at(-1) === 't' && !isSkipped(path)) add(text)
  })
  parser.write(bytes.toString('utf8')).close()
  return blocks
}

/** What was deleted with changes tracked, and the second telling of what older programs cannot show. */
function isSkipped(path: readonly string[]): boolean {
  return path.includes('del') || path.includes('Fallback')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
