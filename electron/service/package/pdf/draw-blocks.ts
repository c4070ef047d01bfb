/** @file Draws each kind of block. Rows are kept whole where a page can hold them, and continue on the next page where none can. */
import { notGiven, type Block, type Field } from './blocks.ts'
import { drawPictures } from './draw-pictures.ts'
import { ink, type Sheet, type Structure, type TextStyle } from './sheet.ts'

const label: TextStyle = { size: 9, color: ink.soft }
const value: TextStyle = { size: 10 }
const absent: TextStyle = { size: 10, color: ink.soft }
const gap = 7

/** @param next what follows it: a heading stands on the page of what it is about. */
export function drawBlock(sheet: Sheet, block: Block, next?: Block): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheet, block.text, block.aside ?? '', next)
    case 'paragraph':
      sheet.ensure(30)
      sheet.tagged(sheet.root, 'P', () => sheet.text(block.text, sheet.left, { size: 10, width: sheet.width }))
      sheet.doc.y += 8
      return
    case 'notice':
      return drawNotice(sheet, block)
    case 'fields':
      sheet.ensure(wholeHeight(sheet, block))
      return drawFields(sheet, block.fields)
    case 'question':
      return drawQuestion(sheet, block)
    case 'table':
      sheet.ensure(wholeHeight(sheet, block))
      return drawTable(sheet, block)
    case 'pictures':
      return drawPictures(sheet, block.pictures)
  }
}

/** Beside a heading, where what follows may be broken over pages: the tallest entry that is not, but for long answers. */
const keptWithHeading = 115
/** Fields and tables up to this height (points; a page has 706) are not broken over pages. */
const keptWhole = 320

/** More entries are taller in any case, and need not be measured for it. */
const mostKept = 30

/** @returns the height that must be left on the page for a block; 0 where it may be broken. */
function wholeHeight(sheet: Sheet, block: Block | undefined): number {
  let height = 0
  if (block?.kind === 'fields' && block.fields.length <= mostKept) height = fieldsHeight(sheet, block.fields)
  if (block?.kind === 'table' && block.rows.length <= mostKept) height = tableLayout(sheet, block).height
  return height <= keptWhole ? height : 0
}

function drawHeading(sheet: Sheet, text: string, aside: string, next: Block | undefined): void {
  const style: TextStyle = { weight: 'semibold', size: 14, width: sheet.width - (aside ? 150 : 0) }
  const own = sheet.heightOf(text, style)
  sheet.ensure(own + Math.max(keptWithHeading, 20 + wholeHeight(sheet, next)))
  // At the top of a page the margin is distance enough.
  if (!sheet.isAtTop()) sheet.doc.y += 14
  const top = sheet.doc.y
  sheet.beginSection(text, top)
  sheet.tagged(sheet.root, 'H2', () => sheet.text(text, sheet.left, style))
  const after = sheet.doc.y
  if (aside) sheet.tagged(sheet.root, 'P', () => sheet.text(aside, sheet.left + sheet.width - 145, { ...label, width: 145, align: 'right' }, top + 4))
  sheet.doc.y = Math.max(after, sheet.doc.y) + 6
}

function drawNotice(sheet: Sheet, { title, text, tone }: Extract<Block, { kind: 'notice' }>): void {
  const [wash, color] = { neutral: [ink.wash, ink.text], good: [ink.goodWash, ink.good], bad: [ink.badWash, ink.bad] }[tone] as [string, string]
  const width = sheet.width - 28
  const heading: TextStyle = { weight: 'semibold', size: 11, color, width }
  const body: TextStyle = { size: 9.5, width }
  const height = 24 + sheet.heightOf(title, heading) + (text ? 3 + sheet.heightOf(text, body) : 0)
  sheet.ensure(height)
  const top = sheet.doc.y
  sheet.artifact(() => sheet.doc.roundedRect(sheet.left, top, sheet.width, height, 5).fill(wash))
  sheet.tagged(sheet.root, 'P', () => sheet.text(title, sheet.left + 14, heading, top + 12))
  sheet.doc.y += 3
  if (text) sheet.tagged(sheet.root, 'P', () => sheet.text(text, sheet.left + 14, body))
  sheet.doc.y = top + height + 12
}

const labelWidth = 150
const labelSpace = 14

function fieldHeight(sheet: Sheet, { label: name, value: text, hint = '' }: Field): number {
  const width = sheet.width - labelWidth - labelSpace
  return Math.max(
    sheet.heightOf(name, { ...label, width: labelWidth }),
    sheet.heightOf(text, { ...value, width }) + (hint ? sheet.heightOf(hint, { ...label, width }) + 2 : 0),
  )
}

function fieldsHeight(sheet: Sheet, fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + fieldHeight(sheet, field) + gap * 2 - 3, 0)
}

function drawFields(sheet: Sheet, fields: readonly Field[]): void {
  const table = sheet.branch(sheet.root, 'Table')
  const at = sheet.left + labelWidth + labelSpace
  const valueWidth = sheet.width - labelWidth - labelSpace
  for (const field of fields) {
    const { label: name, value: text, hint = '' } = field
    const height = fieldHeight(sheet, field)
    // A value longer than a page cannot be kept whole: it starts here and flows on.
    sheet.ensure(Math.min(height + gap * 2, 400))
    const row = sheet.branch(table, 'TR')
    sheet.doc.y += gap
    const top = sheet.doc.y
    sheet.tagged(row, 'TH', () => sheet.text(name, sheet.left, { ...label, width: labelWidth }, top + 1), 'Row')
    const page = sheet.doc.bufferedPageRange().count
    const labelEnd = sheet.doc.y
    const cell = sheet.branch(row, 'TD')
    sheet.tagged(cell, 'P', () => sheet.text(text, at, { ...(text === notGiven ? absent : value), width: valueWidth }, top))
    if (hint) sheet.tagged(cell, 'P', () => sheet.text(hint, at, { ...label, width: valueWidth }, sheet.doc.y + 2))
    cell.end()
    row.end()
    if (sheet.doc.bufferedPageRange().count === page) sheet.doc.y = Math.max(labelEnd, sheet.doc.y)
    sheet.doc.y += gap - 3
    sheet.rule(sheet.doc.y)
  }
  table.end()
  sheet.doc.y += 8
}

function drawQuestion(sheet: Sheet, { id, question, answer, note = '' }: Extract<Block, { kind: 'question' }>): void {
  const indent = 44
  const width = sheet.width - indent
  const asked: TextStyle = { weight: 'semibold', size: 10, width }
  const answered: TextStyle = { size: 10, width }
  const height = sheet.heightOf(question, asked) + sheet.heightOf(answer, answered) + (note ? sheet.heightOf(note, { ...label, width }) : 0) + 18
  sheet.ensure(Math.min(height, 400))
  const section = sheet.branch(sheet.root, 'Sect')
  const top = sheet.doc.y
  sheet.tagged(section, 'H3', () => {
    sheet.text(id, sheet.left, { ...label, width: indent - 6, hasTabularFigures: true }, top + 1)
    sheet.text(question, sheet.left + indent, asked, top)
  })
  sheet.tagged(section, 'P', () => sheet.text(answer, sheet.left + indent, answered, sheet.doc.y + 2))
  if (note) sheet.tagged(section, 'P', () => sheet.text(note, sheet.left + indent, { ...label, width }, sheet.doc.y + 1))
  section.end()
  sheet.doc.y += 10
}

type TableBlock = Extract<Block, { kind: 'table' }>

const columnSpace = 10
const cell: TextStyle = { size: 9, hasTabularFigures: true }
const head: TextStyle = { weight: 'semibold', size: 8.5, color: ink.soft }
/** Around the text of a row. */
const rowSpace = 8

/** How wide the columns are, and how tall the rows and the whole. */
function tableLayout(sheet: Sheet, { columns, shares, rows }: TableBlock) {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => ((sheet.width - columnSpace * (shares.length - 1)) * share) / total)
  const heightOf = (texts: readonly string[], style: TextStyle) =>
    Math.max(...texts.map((text, index) => sheet.heightOf(text, { ...style, width: widths[index] ?? 0 })))
  const headHeight = heightOf(columns, head)
  const heights = rows.map((texts) => heightOf(texts, cell))
  return { widths, headHeight, heights, height: [headHeight, ...heights].reduce((sum, height) => sum + height + rowSpace, 0) }
}

function drawTable(sheet: Sheet, block: TableBlock): void {
  const { columns, rows } = block
  const { widths, headHeight, heights } = tableLayout(sheet, block)
  const table = sheet.branch(sheet.root, 'Table')
  const drawRow = (texts: readonly string[], style: TextStyle, tag: 'TH' | 'TD', height: number) => {
    const row: Structure = sheet.branch(table, 'TR')
    const top = sheet.doc.y + 5
    let x = sheet.left
    texts.forEach((text, index) => {
      const width = widths[index] ?? 0
      const start = x
      sheet.tagged(row, tag, () => sheet.text(text, start, { ...style, width }, top), tag === 'TH' ? 'Column' : undefined)
      x += width + columnSpace
    })
    row.end()
    sheet.doc.y = top + height + rowSpace - 5
    sheet.rule(sheet.doc.y)
  }
  sheet.ensure(headHeight + 50)
  drawRow(columns, head, 'TH', headHeight)
  for (const [number, texts] of rows.entries()) {
    const height = heights[number] ?? 0
    if (height + 80 > sheet.doc.page.height * 0.75) {
      // Taller than a page: told as fields, which may flow over pages.
      drawFields(
        sheet,
        texts.map((text, index) => ({ label: columns[index] ?? '', value: text })),
      )
      continue
    }
    if (sheet.room() < height + 10) {
      sheet.doc.addPage()
      drawRow(columns, head, 'TH', headHeight)
    }
    drawRow(texts, cell, 'TD', height)
  }
  table.end()
  sheet.doc.y += 10
}
