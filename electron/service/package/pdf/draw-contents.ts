/** @file The table of contents: each section with its page, as a link to it. */
import { ink, type Section, type Sheet, type Structure, type TextStyle } from './sheet.ts'

const titleStyle: TextStyle = { weight: 'semibold', size: 11 }
const rowStyle: TextStyle = { size: 10 }
const numberWidth = 40
const rowHeight = 18

export type Contents = {
  /** Fills in the pages and the links, once it is known where the sections came to stand. */
  complete(sections: readonly Section[]): void
}

/** Draws the titles and leaves room for the page numbers. @param titles of the sections that follow, in order. */
export function drawContents(sheet: Sheet, titles: readonly string[]): Contents {
  sheet.ensure(40 + rowHeight * 3)
  sheet.doc.y += 4
  sheet.tagged(sheet.root, 'P', () => sheet.text('Contents', sheet.left, { ...titleStyle, width: sheet.width }))
  sheet.doc.y += 2
  sheet.rule(sheet.doc.y)
  const list = sheet.branch(sheet.root, 'TOC')
  const width = sheet.width - numberWidth - 12
  const rows = titles.map((title): { item: Structure; pageIndex: number; y: number; height: number } => {
    const height = Math.max(rowHeight, sheet.heightOf(title, { ...rowStyle, width }) + 5)
    sheet.ensure(height)
    const y = sheet.doc.y
    const item = sheet.branch(list, 'TOCI')
    sheet.tagged(item, 'P', () => sheet.text(title, sheet.left, { ...rowStyle, width }, y + 4))
    sheet.doc.y = y + height
    sheet.rule(sheet.doc.y)
    return { item, pageIndex: sheet.doc.bufferedPageRange().count - 1, y, height }
  })
  sheet.doc.y += 10
  return {
    complete(sections) {
      for (const [index, { item, pageIndex, y, height }] of rows.entries()) {
        const section = sections[index]
        if (!section) continue
        sheet.doc.switchToPage(pageIndex)
        const number = String(section.pageIndex + 1)
        const link = sheet.branch(item, 'Link')
        const at = sheet.left + sheet.width - numberWidth
        const style: TextStyle = { ...rowStyle, color: ink.soft, width: numberWidth, align: 'right', hasTabularFigures: true }
        sheet.tagged(link, 'Span', () => sheet.text(number, at, style, y + 4))
        sheet.linkTo(section, link, { y, height })
        link.end()
        item.end()
      }
      list.end()
    },
  }
}
