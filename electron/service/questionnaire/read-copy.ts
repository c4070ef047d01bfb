/** @file Reads a copy of the questionnaire, PDF, DOCX or text, into questions and answers. The kind is told by content, never by name alone. */
import { open, readFile } from 'node:fs/promises'
import type { CopiedBlock, CopiedPair } from '#shared/domain/questionnaire/copied-text.ts'
import { isAsking } from '#shared/domain/questionnaire/copied-lines.ts'
import { matchQuestions } from '#shared/domain/questionnaire/match-questions.ts'
import { recognisePairs } from '#shared/domain/questionnaire/recognise-pairs.ts'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'
import { refusedCopy } from './refused-copy.ts'

export const maxCopyBytes = 25_000_000
const allQuestions = questionnaire.sections.flatMap(({ questions }) => questions)
/** Fewer than this is no questionnaire. */
const fewestPairs = 2

/**
 * @returns at least two pairs, in their order.
 * @throws UserError `file-unsupported` with the reason and the way out; `file-missing`, `file-unreadable`, `cancelled`
 */
export async function readCopy(path: string, signal: AbortSignal): Promise<CopiedPair[]> {
  const file = await requireRegularFile(path)
  const { name } = file
  if (file.bytes === 0) throw refusedCopy(name, 'it is empty', 'Get the file again.')
  if (file.bytes > maxCopyBytes)
    throw refusedCopy(name, `it has ${file.bytes} bytes, more than ${maxCopyBytes}`, 'Keep only the pages with the questionnaire.')
  const kind = kindOf(await headOf(file.path), name)
  const blocks = await (kind === 'pdf'
    ? readPdf(file.path, name, signal)
    : kind === 'docx'
      ? readDocx(file.path, name, signal)
      : plainBlocks(file.path, name))
  throwIfCancelled(signal)
  const pairs = recognisePairs(blocks, kind !== 'docx')
  if (pairs.length >= fewestPairs && isQuestionnaire(pairs)) return pairs
  throw refusedCopy(
    name,
    `${pairs.length === 1 ? 'only one question was' : 'no questionnaire was'} found in its ${blocks.filter((block) => block.kind !== 'gap').length} lines`,
    'A question ends with a question mark, has a number, stands behind "Question:" or in a table beside its answer. Choose another file, or type the answers in here.',
  )
}

/** Something is asked, or several are what we ask: a form of labels may as well be a log. */
function isQuestionnaire(pairs: readonly CopiedPair[]): boolean {
  if (pairs.some(({ question }) => isAsking(question))) return true
  const matches = matchQuestions(
    pairs.map(({ question }) => question),
    allQuestions,
  )
  return matches.filter(({ certainty }) => certainty === 'sure' || certainty === 'likely').length >= fewestPairs
}

async function plainBlocks(path: string, name: string): Promise<CopiedBlock[]> {
  return readText(await readFile(path), name)
}

async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0, 1_024, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** By the first bytes: a PDF may have some before its mark. @throws UserError for known forms that are not read */
function kindOf(head: string, name: string): 'pdf' | 'docx' | 'text' {
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'docx'
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    throw refusedCopy(name, 'it is an older Word document, or one with a password', 'Save it as DOCX without a password, as PDF or as text.')
  if (head.startsWith('{\\rtf')) throw refusedCopy(name, 'it is rich text (RTF)', 'Save it as DOCX, as PDF or as text.')
  return 'text'
}
