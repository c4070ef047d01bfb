import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCalendarChanges } from '../../../electron/service/calendar/calendar-changes.ts'
import { saveCalendar } from '../../../electron/service/calendar/save-calendar.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { exportPackage, type ExportResult } from '../../../electron/service/package/export-package.ts'
import { manifestName, manifestSchema } from '../../../electron/service/package/manifest.ts'
import { attachmentName } from '../../../electron/service/package/message-plan.ts'
import { makePrivateKey, signerOf } from '../../../electron/service/package/signature.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../fixtures/complete-submission.ts'
import { readWithMutt } from '../../helpers/mutt.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { hasTool, run } from '../../helpers/tools.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** So low that the questionnaire with its supplements goes in two messages. */
const settings = { ...completeContext.settings, messageLimitBytes: 1_000_000 }
const signer = signerOf(makePrivateKey(), 'the key of this test')
const opening = 'DocuSign certification of Acme Leasing Portal:'
const messages: { name: string; to: string; subject: string; attached: string[] }[] = [
  { name: '1-video-normal.eml', to: 'video@example.com', subject: `${opening} demo video, normal flow`, attached: ['2-video-normal.mp4'] },
  { name: '2-video-exception.eml', to: 'video@example.com', subject: `${opening} demo video, exception flows`, attached: ['3-video-exception.mp4'] },
  {
    name: '3-traces.eml',
    to: 'traces@example.com',
    subject: `${opening} request and response traces`,
    attached: ['4-traces.zip', '5-api-call-log-dates.pdf'],
  },
  {
    name: '4-questionnaire-1-of-2.eml',
    to: 'questionnaire@example.com',
    subject: `${opening} questionnaire (1 of 2)`,
    attached: ['1-questionnaire.json', '1-questionnaire.pdf', '01-architecture.pdf'],
  },
  {
    name: '4-questionnaire-2-of-2.eml',
    to: 'questionnaire@example.com',
    subject: `${opening} questionnaire (2 of 2)`,
    attached: ['02-Fehler-Bild.png', '5-api-call-log-dates.pdf'],
  },
]
const pdfs = ['check-report.pdf', '1-questionnaire.pdf', '2-video-scenes.pdf', '5-api-call-log-dates.pdf', '6-integrator-key-request.pdf']

let root: string
let done: ExportResult

/** Split videos, and two supplements that do not fit into one message. */
function submissionForAll() {
  const submission = completeSubmission()
  const [video] = submission.video.fit?.outputs ?? []
  if (!submission.video.fit || !video) throw new Error('the fixture has no video')
  submission.video.fit.outputs = [
    { ...video, flow: 'normal', file: { ...video.file, bytes: 1_000 } },
    { ...video, flow: 'exception', file: madeUpFile('exception.mp4', '8') },
  ]
  if (submission.video.noErrorsAttestation) submission.video.noErrorsAttestation.sha256s = submission.video.fit.outputs.map(({ file }) => file.sha256)
  submission.questionnaire.supplements.push(madeUpFile('Fehler – Bild 株.png', '9'))
  return submission
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'other-programs-'))
  const supplements = { 'architecture.pdf': Buffer.alloc(400_000, 1), 'Fehler – Bild 株.png': Buffer.alloc(400_000, 2) }
  done = await exportPackage({
    ...withRealFiles(submissionForAll(), join(root, 'store'), supplements),
    settings,
    today: '2026-12-15',
    appVersion: '0.1.0',
    outFolder: join(root, 'out'),
    isDraft: false,
    signer,
  })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const inPackage = (name: string) => join(done.folder, name)
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Every file of the package by the name that it has as an attachment. */
function filesInManifest() {
  const { files } = manifestSchema.parse(JSON.parse(readFileSync(inPackage(manifestName), 'utf8')))
  return new Map(files.map((file) => [attachmentName(file.name), file]))
}

/** A program saved these attachments, under these names, and no others; their bytes are those of the manifest. */
function expectAttachments(folder: string, names: readonly string[]): void {
  const files = filesInManifest()
  expect(readdirSync(folder).sort()).toEqual([...names].sort())
  for (const name of names) expect([name, sha256(join(folder, name))]).toEqual([name, files.get(name)?.sha256])
}

describe('the archive (each skipped where its program is not installed)', () => {
  it.skipIf(!hasTool('unzip'))('unzip -t finds no errors', () => expect(run('unzip', ['-tq', done.zip])).toContain('No errors detected'))

  it.skipIf(!hasTool('unzip') || !hasTool('sha256sum'))('sha256sum -c agrees, in the folder and in the unzipped zip', () => {
    run('unzip', ['-q', done.zip, '-d', join(root, 'unzipped')])
    for (const folder of [done.folder, join(root, 'unzipped', basename(done.folder))])
      expect(run('sha256sum', ['-c', '--strict', 'SHA256SUMS'], folder).trim().split('\n')).toHaveLength(done.files.length - 1)
  })

  it.skipIf(!hasTool('ffprobe'))('ffprobe reads the video', () => {
    const args = ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', inPackage('2-video-normal.mp4')]
    expect(run('ffprobe', args).trim().split('\n')).toEqual(['h264', 'aac'])
  })
})

describe('the messages', () => {
  it('are those that the limit asks for', () => expect(readdirSync(inPackage('emails')).sort()).toEqual(messages.map(({ name }) => name)))

  it.skipIf(!hasTool('python3'))("python's email parser: well-formed, unsent, and the attachments are the files", () => {
    const script = `
import email, email.policy, zipfile, sys, json
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
root = z.namelist()[0].split('/')[0] + '/'
out = {}
for name in z.namelist():
    if not name.endswith('.eml'): continue
    raw = z.read(name)
    assert len(raw) <= 1000000, name
    assert raw.startswith(b'X-Unsent: 1\\r\\n'), name
    assert b'\\n' not in raw.replace(b'\\r\\n', b''), 'bare newline'
    assert max(map(len, raw.split(b'\\r\\n'))) <= 998
    m = email.message_from_bytes(raw, policy=email.policy.default)
    assert not m.defects and m['Date'] is None and m['Message-ID'] is None and m['From'] is None
    body = m.get_body(('plain',)).get_content()
    assert 'Reference: ' + root[:-1] in body
    files = {n.split('/')[-1]: n for n in z.namelist()}
    names = []
    for a in m.iter_attachments():
        assert a.get_content_disposition() == 'attachment'
        assert a.get_payload(decode=True) == z.read(files[a.get_filename()]), a.get_filename()
        names.append(a.get_filename())
    out[name[len(root) + len('emails/'):]] = {'to': m['To'], 'subject': m['Subject'], 'attached': names}
print(json.dumps(out))`
    expect(JSON.parse(run('python3', ['-c', script, done.zip]))).toEqual(
      Object.fromEntries(messages.map(({ name, ...expected }) => [name, expected])),
    )
  })

  it.skipIf(!hasTool('ripmime'))('ripmime takes the same attachments out', () => {
    for (const { name, attached } of messages) {
      const folder = join(root, 'ripped', name)
      mkdirSync(folder, { recursive: true })
      run('ripmime', ['-i', inPackage(`emails/${name}`), '-d', folder, '--no-nameless'])
      expectAttachments(folder, attached)
    }
  })

  it.skipIf(!hasTool('mutt') || !hasTool('script'))('mutt finds each by its subject, shows its text and saves the same attachments', () => {
    const folder = join(root, 'mutt')
    mkdirSync(folder)
    const paths = messages.map(({ name }) => inPackage(`emails/${name}`))
    const inManifest = filesInManifest()
    const read = readWithMutt(
      paths,
      messages.map(({ subject, attached }) => ({ subject, attachmentCount: attached.length })),
      folder,
    )
    messages.forEach(({ to, subject, attached }, index) => {
      const { shown = '', folder: saved = '' } = read[index] ?? {}
      const [headers = '', ...paragraphs] = shown.split('\n\n')
      const text = paragraphs.join('\n\n')
      const unfolded = headers.replace(/\n[ \t]+/g, ' ').split('\n')
      expect(unfolded).toEqual(expect.arrayContaining([`To: ${to}`, `Subject: ${subject}`]))
      expect(text).toMatch(/^Hello,\n\nthis message belongs to the certification of our integration:\n/)
      const listed = attached.map((name) => `${name} (${inManifest.get(name)?.bytes} bytes)\n  SHA-256 ${inManifest.get(name)?.sha256}\n`)
      expect(text).toContain(`\n\n${listed.join('')}\n`)
      expect(text).toContain(`\nReference: ${basename(done.folder)}\n`)
      expectAttachments(saved, attached)
    })
  })
})

describe('the documents', () => {
  it.skipIf(!hasTool('qpdf'))('qpdf --check finds nothing; every section is a bookmark', () => {
    for (const name of pdfs) expect(run('qpdf', ['--check', inPackage(name)])).toContain('No syntax or stream encoding errors')
    type Bookmark = { title: string; destpageposfrom1: number }
    const { outlines } = JSON.parse(run('qpdf', ['--json', '--json-key=outlines', inPackage('check-report.pdf')])) as { outlines: Bookmark[] }
    expect(outlines.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['The ten steps', 'Findings', 'Delivery', '5. Demo video', '10. Launch']),
    )
    const pages = outlines.map((bookmark) => bookmark.destpageposfrom1)
    expect(pages).toEqual([...pages].sort((a, b) => a - b))
    // The contents have the first page to themselves.
    expect(pages[0]).toBe(2)
  })

  it.skipIf(!hasTool('pdfinfo'))('pdfinfo: title, tags, page size, and no day of making', () => {
    for (const name of pdfs) {
      const info = run('pdfinfo', [inPackage(name)])
      expect(info).toMatch(/Title: +\S.* – Acme Leasing Portal by Acme Leasing Inc\.[\s\S]*CreationDate: .*2000[\s\S]*Tagged: +yes[\s\S]*A4/)
    }
    expect(run('pdfinfo', ['-struct-text', inPackage('6-integrator-key-request.pdf')])).toMatch(
      /H1[\s\S]*Integrator key request[\s\S]*Table[\s\S]*TH[\s\S]*Phone/,
    )
  })

  it.skipIf(!hasTool('pdfinfo') || !hasTool('pdftotext'))('only what is longer than three pages has contents, and they name the right pages', () => {
    for (const name of pdfs) {
      const pages = run('pdftotext', ['-layout', inPackage(name), '-'])
        .split('\f')
        .slice(0, -1)
      const contents = /^\s*Contents\n(?<rows>(?:\s*\n|.*\S {3,}\d+\n)+)/m.exec(pages[0] ?? '')?.groups?.rows
      expect([name, contents !== undefined]).toEqual([name, pages.length > 3])
      pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`))
      for (const [, title, number] of contents?.matchAll(/^\s*(\S.*?) {3,}(\d+)$/gm) ?? []) {
        const page = pages[Number(number) - 1] ?? ''
        const below = number === '1' ? page.indexOf(contents ?? '') + (contents ?? '').length : 0
        expect([title, page.slice(below).includes(title ?? '')]).toEqual([title, true])
      }
      if (pages.length > 3) {
        const tags = run('pdfinfo', ['-struct', inPackage(name)])
        expect(tags).toMatch(/TOC\n\s+TOCI[\s\S]*?Link/)
        expect(run('pdfinfo', ['-dests', inPackage(name)])).toContain('"section-1"')
      }
    }
  })
})

describe('the signature', () => {
  const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', 'signing-key.pem', '-rawin', '-in', 'manifest.json', '-sigfile', 'manifest.json.sig']
  it.skipIf(!hasTool('openssl'))('openssl verifies it by the command that README.txt gives, and agrees on the fingerprint', () => {
    expect(run('openssl', verify, done.folder)).toContain('Signature Verified Successfully')
    const readme = readFileSync(inPackage('README.txt'), 'utf8')
    expect(readme.replace(/ \\\n\s+/g, ' ')).toContain(`openssl ${verify.join(' ')}`)
    run('openssl', ['pkey', '-pubin', '-in', 'signing-key.pem', '-outform', 'DER', '-out', join(root, 'key.der')], done.folder)
    expect(sha256(join(root, 'key.der'))).toBe(signer.fingerprint)
    expect(readme).toContain(`--key ${signer.fingerprint}`)
    if (hasTool('pdftotext'))
      expect(run('pdftotext', ['-raw', inPackage('check-report.pdf'), '-']).replace(/\s/g, '')).toContain(`Signedwiththekey${signer.fingerprint}`)
  })
  it.skipIf(!hasTool('openssl'))('signs with a key that openssl made, as openssl does', () => {
    const path = join(root, 'openssl.pem')
    run('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', path])
    writeFileSync(join(root, 'content'), 'some content')
    run('openssl', ['pkeyutl', '-sign', '-inkey', path, '-rawin', '-in', join(root, 'content'), '-out', join(root, 'content.sig')])
    expect(signerOf(readFileSync(path, 'utf8'), path).sign(Buffer.from('some content'))).toEqual(readFileSync(join(root, 'content.sig')))
  })
})

it('ical.js, which we do not write with, reads the calendar of the same submission', async () => {
  const state = { id: '6f5902ac-4237-4c3e-9d41-0b7a52e81c33', submission: submissionForAll() }
  const { database } = await openDatabase(join(root, 'data'), Date.now())
  const changes = createCalendarChanges(database, Date.now)
  const path = await saveCalendar({ state, changes, settings, folder: root, workDir: root, content: 'dates' })
  database.close()
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')))
  const found = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  expect(found.length).toBeGreaterThan(3)
  expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
  expect(found.map(({ startDate }) => startDate.toString())).toContain('2026-12-15')
})
