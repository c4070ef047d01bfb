/** @file The thread that reads the text of one PDF: a hostile file stops this thread and nothing else. Whoever started it ends it. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'unpdf/pdfjs'
import type { PlacedText } from './pdf-lines.ts'

export type PdfThreadData = { bytes: Uint8Array; maxPages: number; maxPieces: number }
export type PdfAnswer = { pages: PlacedText[][] } | { problem: 'encrypted' | 'damaged' | 'too-many-pages' | 'too-much-text'; detail: string }

/** A field of a form, as far as it is told of. */
type FormField = {
  subtype?: string
  fieldType?: string
  fieldValue?: unknown
  checkBox?: boolean
  radioButton?: boolean
  rect?: number[]
  buttonValue?: string
  exportValue?: string
}

const { bytes, maxPages, maxPieces } = workerData as PdfThreadData

/** What was typed or ticked in a form is no text of the page. */
function fieldText({ fieldType, fieldValue, checkBox, radioButton, exportValue, buttonValue }: FormField): string {
  if (checkBox || radioButton) return fieldValue === (exportValue ?? buttonValue) && fieldValue !== undefined && fieldValue !== 'Off' ? '☒' : '☐'
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return ''
  return (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((value): value is string => typeof value === 'string').join(', ')
}

async function read(): Promise<PdfAnswer> {
  const task = getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 })
  try {
    const document = await task.promise
    if (document.numPages > maxPages) return { problem: 'too-many-pages', detail: String(document.numPages) }
    const pages: PlacedText[][] = []
    let pieces = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const placed = items.flatMap((item): PlacedText[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , left = 0, bottom = 0] = item.transform as number[]
        return [{ text: item.str, left, bottom, width: item.width, height: item.height || 10 }]
      })
      for (const field of (await page.getAnnotations()) as FormField[]) {
        const [left = 0, bottom = 0, right = 0, top = 0] = field.rect ?? []
        const lines = field.subtype === 'Widget' ? fieldText(field).split(/\r\n|\r|\n/) : []
        // Several lines in one field follow each other below its upper edge.
        lines.forEach((text, index) => {
          if (text.trim() !== '')
            placed.push({ text, left, bottom: lines.length > 1 ? top - 12 * (index + 1) : (bottom + top) / 2 - 4, width: right - left, height: 10 })
        })
      }
      pieces += placed.length
      if (pieces > maxPieces) return { problem: 'too-much-text', detail: '' }
      pages.push(placed)
      page.cleanup()
    }
    return { pages }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { problem: name === 'PasswordException' ? 'encrypted' : 'damaged', detail: message.slice(0, 200) }
  } finally {
    await task.destroy()
  }
}

parentPort?.postMessage(await read())
