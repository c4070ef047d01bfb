import { writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { docxOf, paragraph, table } from '../../helpers/docx-of.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'
import { questionnaireBlocks } from '../../../electron/service/package/documents/questionnaire-document.ts'
import { writePdf } from '../../../electron/service/package/pdf/write-pdf.ts'
import { maxCopyBytes, readCopy } from '../../../electron/service/questionnaire/read-copy.ts'

const signal = new AbortController().signal

function fileOf(name: string, content: Buffer | string): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const read = async (name: string, content: Buffer | string) =>
  (await readCopy(fileOf(name, content), signal)).map(({ number, question, answer, place }) => [number, question, answer, place])
/** @returns why a file is refused, without its name. */
async function refused(name: string, content: Buffer | string): Promise<string> {
  const problem: unknown = await readCopy(fileOf(name, content), signal).catch((error: unknown) => error)
  expect(problem).toMatchObject({
    code: 'file-unsupported',
    message: expect.stringContaining(JSON.stringify(name)),
    fix: expect.stringMatching(/\S/),
  })
  return problem instanceof Error ? problem.message.replace(/^"[^"]*" cannot be (?:read|used): /, '') : ''
}
/** @returns a PDF; each text is a page. */
function pdfOf(
  pages: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
  draw: (doc: PDFKit.PDFDocument) => void = () => {},
): Promise<Buffer> {
  const doc = new PDFDocument({ ...options, autoFirstPage: false })
  for (const text of pages) doc.addPage().font('Helvetica').text(text)
  draw(doc)
  doc.end()
  return buffer(doc)
}

describe('a DOCX', () => {
  test('gives paragraphs, headings, rows of tables and ticked boxes', async () => {
    const legacyBox = (isTicked: boolean) =>
      `<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/>${isTicked ? '<w:checked/>' : ''}</w:checkBox></w:ffData></w:fldChar></w:r>`
    const docx = await docxOf(
      paragraph('Certification', 'Title'),
      paragraph('1. Which API do you use?'),
      `<w:p>${legacyBox(true)}<w:r><w:t>REST</w:t></w:r>${legacyBox(false)}<w:r><w:t>SOAP</w:t></w:r></w:p>`,
      paragraph('Signing', 'Heading2'),
      table([
        ['Question', 'Answer'],
        ['2. Who signs?', 'The lessee\nand nobody else'],
      ]),
      `<w:p><w:r><w:t>3. Which version?</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>`,
      paragraph('4.2 & later'),
    )
    expect(await read('official.docx', docx)).toEqual([
      ['1', 'Which API do you use?', 'REST', 'paragraph 2'],
      ['2', 'Who signs?', 'The lessee\nand nobody else', 'row 2 of table 1'],
      ['3', 'Which version?', '4.2 & later', 'paragraph 5'],
    ])
  })
  test('is known by its content, whatever its name', async () =>
    expect(
      await read(
        'official.pdf',
        await docxOf(
          table([
            ['API?', 'REST'],
            ['Version?', '4.2'],
          ]),
        ),
      ),
    ).toHaveLength(2))
  test('is refused with the reason when it is another zip, damaged, a bomb, or brings entities', async () => {
    expect(await refused('a.docx', await zipOf([{ name: 'a.txt', content: 'a' }]))).toContain('no Word document')
    expect(await refused('a.docx', Buffer.from('PK\x03\x04 and nothing else'))).toContain('reading it as a zip failed')
    expect(await refused('a.docx', await zipOf([{ name: 'word/document.xml', content: '<w:document>' }]))).toContain('damaged')
    expect(await refused('a.docx', await zipOf([{ name: 'word/document.xml', content: '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>' }]))).toContain(
      'DTD',
    )
    expect(await refused('a.docx', await zipOf([{ name: 'word/document.xml', content: Buffer.alloc(40_000_000, 32) }]))).toContain(
      'unpacks to far more',
    )
    const deep = `${'<w:p>'.repeat(600)}${'</w:p>'.repeat(600)}`
    expect(await refused('a.docx', await docxOf(deep))).toContain('nested deeper than 500')
  })
})

describe('a PDF', () => {
  test('gives the lines of all pages, and what was typed and ticked in its form', async () => {
    const pdf = await pdfOf(
      ['1. What is the legal name of your company?\n\n\n\n2. How does it authenticate?\nJWT', '3. Which version?\n4.2'],
      {},
      (doc) => {
        doc.addPage().text('4. Who signs?')
        doc.initForm()
        doc.formText('signer', 72, 100, 200, 20, { value: 'The lessee' })
      },
    )
    expect(await read('official.pdf', pdf)).toEqual([
      ['1', 'What is the legal name of your company?', '', 'page 1'],
      ['2', 'How does it authenticate?', 'JWT', 'page 1'],
      ['3', 'Which version?', '4.2', 'page 2'],
      ['4', 'Who signs?', 'The lessee', 'page 3'],
    ])
  })
  test('gives the rows of a table, with answers that are longer than their cell is wide', async () => {
    const rows: [number: string, question: string, answer: string][] = [
      ['1.', 'Company name', 'Acme Leasing Inc.'],
      ['2.', 'Platform', 'Linux, in two regions of the same country, behind a load balancer of the provider'],
      ['3.', 'Version', '4.2'],
      ['4.', 'Time zone', 'America/Chicago'],
    ]
    const pdf = await pdfOf([], {}, (doc) => {
      doc.addPage().font('Helvetica').text('Certification questionnaire', 72, 72)
      rows.forEach(([number, question, answer], index) => {
        const y = 120 + index * 50
        doc.text(number, 72, y).text(question, 100, y).text(answer, 300, y, { width: 200 })
      })
    })
    expect((await read('a.pdf', pdf)).map(([number, question, answer]) => [number, question, String(answer).replaceAll('\n', ' ')])).toEqual(
      rows.map(([number, question, answer]) => [number.slice(0, -1), question, answer]),
    )
  })
  test('that this program made comes back with every answer', async () => {
    const submission = completeSubmission()
    submission.questionnaire.answers['Q3.3'] = 'Leases are written in the portal. '.repeat(30).trim()
    const path = join(temporaryFolder(), 'questionnaire.pdf')
    const blocks = questionnaireBlocks(submission, [])
    await writePdf(path, { title: 'Certification questionnaire', subject: 'Portal by Acme', date: 'Today', isDraft: false, blocks }, signal)
    // The fields of the profile come first, as a table.
    const pairs = (await readCopy(path, signal)).filter(({ number }) => number !== '')
    const printed = blocks.flatMap((block) => (block.kind === 'question' ? [block] : []))
    expect(pairs.map(({ number }) => number)).toEqual(printed.map(({ id }) => id.replace(' *', '')))
    const plain = (text: string | undefined) => text?.replace(/\s+/g, ' ')
    const others = printed.filter(({ answer }, index) => answer !== 'Not answered' && !plain(pairs[index]?.answer)?.startsWith(plain(answer) ?? ''))
    expect(others.map(({ id }) => id)).toEqual([])
  })
  test('is refused with the reason when it is encrypted, a scan, or damaged', async () => {
    expect(await refused('a.pdf', await pdfOf(['Who?', 'Why?'], { userPassword: 'x' }))).toContain('asks for a password')
    expect(await refused('a.pdf', await pdfOf([], {}, (doc) => doc.addPage().rect(0, 0, 100, 100).fill()))).toContain(
      'its 1 page hold no text; it may be a scan',
    )
    expect(await refused('a.pdf', '%PDF-1.7\nnothing')).toContain('damaged')
  })
  test('can be cancelled', async () => {
    const controller = new AbortController()
    const reading = readCopy(fileOf('a.pdf', await pdfOf(['Who?'])), controller.signal)
    controller.abort()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('text', () => {
  const text = 'Who signs?\r\nDer Käufer – und niemand sonst\r\nWhich version?\r\n4.2'
  const windows1252 = Buffer.from(text.replace('–', '\x96'), 'latin1')
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16],
    ['UTF-16 of the other order', Buffer.from(utf16).swap16()],
    ['UTF-16 without its mark', utf16.subarray(2)],
    ['Windows-1252', windows1252],
  ])('in %s is read', async (_encoding, bytes) =>
    expect(await read('official.txt', bytes)).toEqual([
      ['', 'Who signs?', 'Der Käufer – und niemand sonst', 'line 1'],
      ['', 'Which version?', '4.2', 'line 3'],
    ]),
  )
  test('copied from a table keeps its cells', async () =>
    expect(await read('a.txt', 'Who signs?\tThe lessee\nWhich version?\t4.2')).toEqual([
      ['', 'Who signs?', 'The lessee', 'line 1'],
      ['', 'Which version?', '4.2', 'line 2'],
    ]))
  test('without a questionnaire, other forms and nothing at all are refused', async () => {
    expect(await refused('a.txt', 'Once upon a time.\nThere was a king.')).toContain('no questionnaire was found in its 2 lines')
    expect(await refused('a.txt', 'Only one?\nYes')).toContain('only one question')
    expect(await refused('a.txt', 'Host: demo.example.com\nAccept: text/plain\nDate: now')).toContain('no questionnaire')
    expect(await refused('a.txt', '')).toContain('it is empty')
    expect(await refused('a.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'))).toContain('older Word document')
    expect(await refused('a.txt', '{\\rtf1 Who?}')).toContain('RTF')
    expect(await refused('a.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'))).toContain('neither a PDF, a DOCX nor text')
    expect(await refused('a.txt', Buffer.alloc(maxCopyBytes + 1, 65))).toContain(`more than ${maxCopyBytes}`)
  })
})
