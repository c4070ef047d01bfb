/** @file Sets a printed document as a PDF: same content, same bytes. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { describeFileError } from '../../files/regular-file.ts'
import type { PrintedDocument } from './blocks.ts'
import { drawBlock } from './draw-blocks.ts'
import { drawContents, type Contents } from './draw-contents.ts'
import { createSheet, ink, margin, type Sheet } from './sheet.ts'
import { missingCharacter } from './typeface.ts'

/** Setting type is work without pauses; after this long other calls, a cancellation among them, get their turn. */
const longestHoldMs = 30

/** Documents of more pages get a table of contents. */
const pagesWithoutContents = 3

/**
 * Writes a new PDF at `path`: A4, tagged, with title, language, bookmarks, running head and "Page n of m", and a table of contents where it is long.
 * @throws UserError `disk-full`, `file-unreadable`, `cancelled`; what is left at `path` then is the caller's to remove.
 */
export async function writePdf(path: string, document: PrintedDocument, signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal)
  const short = await compose(document, false, signal)
  const isLong = short.doc.bufferedPageRange().count > pagesWithoutContents
  const sheet = isLong ? await compose(document, true, signal) : short
  drawRunningHeads(sheet, document)
  sheet.doc.end()
  try {
    await pipeline(sheet.doc, createWriteStream(path, { flags: 'wx', mode: 0o644 }), { signal })
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, path)
  }
}

/** Sets the document on pages that are still open. How long it is, only setting it tells. */
async function compose(document: PrintedDocument, hasContents: boolean, signal: AbortSignal | undefined): Promise<Sheet> {
  const sheet = await createSheet(`${document.isDraft ? 'DRAFT – ' : ''}${document.title} – ${document.subject}`)
  drawTitle(sheet, document)
  let contents: Contents | undefined
  let breathedAt = performance.now()
  for (const [index, block] of document.blocks.entries()) {
    if (hasContents && !contents && block.kind === 'heading') contents = drawContents(sheet, titlesOf(document))
    drawBlock(sheet, block, document.blocks[index + 1])
    if (performance.now() - breathedAt < longestHoldMs) continue
    await setImmediate()
    throwIfCancelled(signal)
    breathedAt = performance.now()
  }
  if (sheet.hasReplaced()) {
    const text = `Characters that this document's typeface lacks are shown as ${missingCharacter}. The exact text is in 1-questionnaire.json.`
    drawBlock(sheet, { kind: 'paragraph', text })
  }
  contents?.complete(sheet.sections)
  sheet.root.end()
  return sheet
}

function drawTitle(sheet: Sheet, { title, subject, date, isDraft }: PrintedDocument): void {
  const { width } = sheet
  sheet.tagged(sheet.root, 'H1', () => sheet.text(title, sheet.left, { weight: 'bold', size: 22, width }, margin.top - 8))
  sheet.tagged(sheet.root, 'P', () => sheet.text(subject, sheet.left, { weight: 'semibold', size: 12, width }, sheet.doc.y + 2))
  sheet.tagged(sheet.root, 'P', () => sheet.text(date, sheet.left, { size: 10, color: ink.soft, width }, sheet.doc.y + 1))
  sheet.doc.y += 14
  if (isDraft)
    drawBlock(sheet, { kind: 'notice', tone: 'bad', title: 'DRAFT', text: 'Not for submission. The check report says what is still open.' })
}

function titlesOf({ blocks }: PrintedDocument): string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
}

function drawRunningHeads(sheet: Sheet, { title, subject, isDraft }: PrintedDocument): void {
  const { doc } = sheet
  const { count } = doc.bufferedPageRange()
  const shortSubject = subject.length > 80 ? `${subject.slice(0, 79)}…` : subject
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index)
    // Text below the bottom margin would start a new page.
    doc.page.margins = { top: 0, bottom: 0, left: 0, right: 0 }
    sheet.artifact(() => {
      if (isDraft) {
        doc
          .save()
          .rotate(-52, { origin: [doc.page.width / 2, doc.page.height / 2] })
          .opacity(0.07)
        sheet.text('DRAFT', 0, { weight: 'bold', size: 170, color: ink.bad, width: doc.page.width }, doc.page.height / 2 - 100)
        doc.restore().opacity(1)
      }
      const small = { size: 8, color: ink.soft }
      const half = sheet.width / 2
      const foot = doc.page.height - 40
      if (index > 0) sheet.text(isDraft ? `DRAFT · ${title}` : title, sheet.left, { ...small, width: sheet.width }, 36)
      sheet.text(isDraft ? `DRAFT · ${shortSubject}` : shortSubject, sheet.left, { ...small, width: half + 100 }, foot)
      sheet.text(`Page ${index + 1} of ${count}`, sheet.left + half, { ...small, width: half, align: 'right', hasTabularFigures: true }, foot)
    })
  }
}
