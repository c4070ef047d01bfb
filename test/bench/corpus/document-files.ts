/** @file The PDF files that the corpus reads: a licence, release notes and a long table, set from texts of the installed packages. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { cutDocument } from './openapi-document.ts'

type Paper = InstanceType<typeof PDFDocument>

const options = { size: 'A4', margin: 56, info: { CreationDate: new Date(0) } } as const

/** Waits for all the bytes of what `write` puts on the paper. */
async function printed(write: (paper: Paper) => void): Promise<Buffer> {
  const paper = new PDFDocument(options)
  const pieces: Buffer[] = []
  paper.on('data', (piece: Buffer) => pieces.push(piece))
  const end = new Promise<void>((resolve) => void paper.once('end', resolve))
  write(paper)
  paper.end()
  await end
  return Buffer.concat(pieces)
}

/** Sets Markdown's headings, lists and paragraphs; every heading of the first two levels comes into the outline. */
function printMarkdown(paper: Paper, text: string): void {
  for (const block of text.slice(0, 60_000).split(/\n(?=[#\-*\n])/)) {
    const plain = block
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/<[^>]+>|[`*]/g, '')
      .replaceAll(/[^\n\u0020-\u007e\u00a0-\u00ff]/g, '')
      .trim()
    const heading = /^(#+)\s+(.*)/.exec(plain)
    if (heading) {
      const level = heading[1]?.length ?? 1
      paper
        .moveDown(0.6)
        .font('Helvetica-Bold')
        .fontSize(level < 3 ? 16 : 12)
        .text(heading[2] ?? '')
      if (level < 3) paper.outline.addItem(heading[2] ?? '')
    } else if (/^[-*]\s/.test(plain))
      paper
        .font('Helvetica')
        .fontSize(9.5)
        .text(`•  ${plain.slice(2)}`, { indent: 10, lineGap: 2 })
    else if (plain) paper.font('Times-Roman').fontSize(11).text(plain, { lineGap: 2, align: 'justify' }).moveDown(0.4)
  }
}

function printLicence(paper: Paper, text: string): void {
  paper.font('Times-Bold').fontSize(18).text('Licence of the document viewer', { align: 'center' }).moveDown(2)
  for (const paragraph of text.split(/\n\s*\n/)) {
    const plain = paragraph.replaceAll(/\s+/g, ' ').trim()
    const isSection = /^\d+\.\s/.test(plain)
    if (isSection) paper.outline.addItem(plain.slice(0, 34))
    paper
      .font('Times-Roman')
      .fontSize(11.5)
      .text(plain, { align: 'justify', lineGap: 2, indent: isSection ? 0 : 18 })
      .moveDown(0.7)
  }
}

function printTable(paper: Paper, rows: readonly (readonly string[])[]): void {
  paper.font('Helvetica-Bold').fontSize(15).text('Operations of the interface').moveDown(1)
  const columns = [56, 100, 335]
  for (const [index, row] of rows.entries()) {
    if (paper.y > 770) paper.addPage()
    const top = paper.y
    if (index % 2 === 0) paper.rect(50, top - 3, 495, 15).fill('#eef2f7')
    paper.fillColor('#111').font('Helvetica').fontSize(7.5)
    for (const [column, x] of columns.entries()) paper.text((row[column] ?? '').slice(0, 62), x, top, { lineBreak: false })
    paper.text('', 56, top + 15)
    if (index % 40 === 0) paper.outline.addItem(row[1]?.slice(0, 30) ?? '')
  }
}

/** @returns the files by their names. */
export async function makeDocumentFiles(packages: string): Promise<Record<string, Buffer>> {
  const read = (path: string) => readFile(join(packages, path), 'utf8')
  const [licence, notes, manual] = await Promise.all([
    read('pdfjs-dist/LICENSE'),
    read('monaco-editor/CHANGELOG.md'),
    read('ag-grid-community/README.md'),
  ])
  const { paths } = await cutDocument(packages, ['repos', 'issues', 'pulls', 'orgs', 'actions', 'users'], 60)
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary }]) => [method.toUpperCase(), path, summary]),
  )
  return {
    'release-notes.pdf': await printed((paper) => printMarkdown(paper, notes)),
    'licence.pdf': await printed((paper) => printLicence(paper, licence)),
    'operations.pdf': await printed((paper) => printTable(paper, rows)),
    'manual.pdf': await printed((paper) => printMarkdown(paper, manual)),
  }
}
