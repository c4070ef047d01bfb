/** @file Reads a text file into lines, whatever it is encoded in: UTF-8, UTF-16, or Windows-1252 where it is no UTF-8. */
import type { CopiedBlock } from '#shared/domain/questionnaire/copied-text.ts'
import { textOfBody } from '../traces/read/body-text.ts'
import { hasManyControls } from '../traces/read/plain-text.ts'
import { refusedCopy } from './refused-copy.ts'

const maxLines = 20_000
const longestLine = 20_000

/** @throws UserError `file-unsupported` for what is no text */
export function readText(bytes: Buffer, name: string): CopiedBlock[] {
  const text = isUtf16WithoutMark(bytes) ? new TextDecoder(bytes[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes) : textOfBody(bytes, null)
  if (text === null || hasManyControls(Buffer.from(text)))
    throw refusedCopy(name, 'it is neither a PDF, a DOCX nor text', 'Choose the questionnaire as PDF, DOCX or text.')
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  if (lines.length > maxLines)
    throw refusedCopy(name, `it has ${lines.length} lines, far more than a questionnaire`, 'Keep only the part with the questionnaire.')
  return lines.map((line, index): CopiedBlock => {
    const said = line.trim().slice(0, longestLine)
    if (said === '') return { kind: 'gap' }
    const cells = said.split('\t')
    const place = `line ${index + 1}`
    // Cells that were copied from a table.
    return cells.length > 1 && cells[0] !== '' ? { kind: 'row', cells, place } : { kind: 'line', text: said.replace(/\s+/g, ' '), place }
  })
}

function isUtf16WithoutMark(bytes: Buffer): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false
  const head = bytes.subarray(0, 400)
  const zeros = head.filter((byte) => byte === 0).length
  return head.length >= 8 && zeros > head.length * 0.4 && zeros < head.length * 0.6
}
