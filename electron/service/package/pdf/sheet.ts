/** @file A PDF under construction: page, type sizes, colours, tagged structure. Everything the blocks draw with. */
import { fontBytes, missingCharacter, printable, weights, type Weight } from './typeface.ts'

export const ink = {
  text: '#1b1d21',
  soft: '#5c6068',
  line: '#dcdcd6',
  accent: '#2f4bd8',
  wash: '#f4f4f1',
  good: '#14794b',
  goodWash: '#e2f3ea',
  bad: '#b3261e',
  badWash: '#fbe6e4',
} as const
export const margin = { left: 56, right: 56, top: 72, bottom: 64 } as const

export type TextStyle = { weight?: Weight; size?: number; color?: string; width?: number; align?: 'left' | 'right'; hasTabularFigures?: boolean }

/** A node of the tag tree that screen readers walk. */
export type Structure = PDFKit.PDFStructureElement

export type Sheet = Awaited<ReturnType<typeof createSheet>>

/** Where a section begins: `pageIndex` counts from 0, `destination` is the name that links lead to. */
export type Section = { title: string; pageIndex: number; destination: string }

/** As much of a parsed font as is needed here. */
type ParsedFont = PDFKit.Mixins.PDFFontSource & { hasGlyphForCodePoint(codePoint: number): boolean }

/** Parsing takes longer than setting a page, so it is done once; pdfkit takes a parsed font wherever it takes a file. */
const parsedFonts = new Map<Weight, ParsedFont>()

/** pdfkit does not publish the parsed form of the current font. */
function parsedFont(doc: PDFKit.PDFDocument): ParsedFont {
  return (doc as unknown as { _font: { font: ParsedFont } })._font.font
}

/** @param title stands in the window's title bar and in the file's properties. */
export async function createSheet(title: string) {
  // Read when it is needed: with its typesetter it is a third of the service, and would stay in memory for as long as that runs.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margins: margin,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    // None: its usual one would be loaded from pdfkit's own files, which a packaged application does not have.
    font: '',
    // A fixed instant, so that the same submission is the same bytes; the file id is made from this too.
    info: { Title: title, Creator: 'Certpack', Producer: 'Certpack', CreationDate: new Date(Date.UTC(2000, 0, 1)) },
  })
  for (const weight of weights) doc.registerFont(weight, parsedFonts.get(weight) ?? fontBytes(weight))
  for (const weight of weights) parsedFonts.set(weight, parsedFont(doc.font(weight)))
  doc.font('regular')
  const parsed = parsedFont(doc)
  let hasReplaced = false
  const sections: Section[] = []
  const root = doc.struct('Document')
  doc.addStructure(root)

  const width = doc.page.width - margin.left - margin.right
  const bottom = () => doc.page.height - margin.bottom

  function settable(text: string): string {
    const result = printable(text, (codePoint) => parsed.hasGlyphForCodePoint(codePoint))
    if (result.includes(missingCharacter) && !text.includes(missingCharacter)) hasReplaced = true
    return result
  }

  function apply(
    text: string,
    { weight = 'regular', size = 10, color = ink.text, hasTabularFigures, ...options }: TextStyle,
  ): PDFKit.Mixins.TextOptions {
    doc.font(weight).fontSize(size).fillColor(color)
    // With the figures Inter widens hyphens too, which tears words apart.
    return { lineGap: size * 0.35, ...options, ...(hasTabularFigures && !text.includes('-') ? { features: ['tnum', 'kern'] } : {}) }
  }

  return {
    doc,
    root,
    left: margin.left,
    width,
    bottom,
    sections: sections as readonly Section[],
    hasReplaced: () => hasReplaced,
    room: () => bottom() - doc.y,
    isAtTop: () => doc.y <= margin.top,
    heightOf(text: string, style: TextStyle): number {
      return doc.heightOfString(settable(text) || ' ', apply(text, style))
    },
    /** Draws at `x` and the current or the given `y`; what does not fit continues on the next page. */
    text(text: string, x: number, style: TextStyle, y = doc.y): void {
      doc.text(settable(text), x, y, apply(text, style))
    },
    /** Starts a new page unless `height` points are left on this one, or it is empty. */
    ensure(height: number): void {
      if (doc.y + height > bottom() && doc.y > margin.top) doc.addPage()
    },
    /** Notes that a section begins at `y` of the current page: a bookmark, and a place that the contents lead to. */
    beginSection(words: string, y: number): void {
      const section = { title: settable(words), pageIndex: doc.bufferedPageRange().count - 1, destination: `section-${sections.length + 1}` }
      sections.push(section)
      const top = Math.max(0, y - 8)
      // pdfkit measures the left edge from the right one; its types know none of these.
      doc.outline.addItem(section.title, { fit: false, top, left: doc.page.width } as { expanded?: boolean })
      doc.addNamedDestination(section.destination, 'XYZ', 0, top, null)
    },
    /** Makes a strip of the current page, as wide as the text, lead to a section. */
    linkTo({ title: words, pageIndex, destination }: Section, link: Structure, { y, height }: { y: number; height: number }): void {
      const options = { structParent: link, Contents: new String(`${words}, page ${pageIndex + 1}`) }
      doc.goTo(margin.left, y, width, height, destination, options as unknown as PDFKit.Mixins.AnnotationOption)
    },
    /** Draws inside a tag of the tree; `scope` is what a heading of a table is for. */
    tagged(parent: Structure, tag: string, draw: () => void, scope?: 'Row' | 'Column'): void {
      parent.add(doc.struct(tag, scope ? ({ scope } as object) : {}, draw))
    },
    /** A tag that further tags go into; end it. */
    branch(parent: Structure, tag: string): Structure {
      const node = doc.struct(tag)
      parent.add(node)
      return node
    },
    /** Draws what screen readers pass over: rules, backgrounds, running heads. */
    artifact(draw: () => void): void {
      doc.markContent('Artifact', { type: 'Layout' })
      draw()
      doc.endMarkedContent()
    },
    rule(y: number, color: string = ink.line): void {
      this.artifact(() =>
        doc
          .moveTo(margin.left, y)
          .lineTo(margin.left + width, y)
          .lineWidth(0.6)
          .stroke(color),
      )
    },
  }
}
