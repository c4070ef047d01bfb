import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { submissionSchema, type Submission } from '#shared/domain/submission.ts'
import { exportPackage, type ExportResult } from '../../../electron/service/package/export-package.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../fixtures/complete-submission.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { hasTool, run } from '../../helpers/tools.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let root: string
let done: ExportResult
let full: ExportResult
let tokens: Map<string, string>

/** The complete submission with a second video, and something in every list and every file field. */
function fullSubmission(): Submission {
  const base = completeSubmission()
  const [video] = base.video.fit?.outputs ?? []
  if (!base.video.fit || !video) throw new Error('the fixture has no video')
  base.video.fit.outputs = [
    { ...video, flow: 'normal' },
    { ...video, flow: 'exception', file: madeUpFile('exception.mp4', '8') },
  ]
  base.profile.professionalServices = 'yes'
  base.requirements.officialCopy = madeUpFile('official.pdf', '1')
  base.dryRun = {
    contacts: [{ name: 'x', email: 'x' }],
    plannedOn: 'x',
    completedOn: 'x',
    attendees: 'x',
    notes: 'x',
    record: madeUpFile('dry run.txt', '2'),
  }
  base.remedies.issues = [
    { id: 'x', title: 'x', severity: 'major', owner: 'x', artifact: 'video', state: 'open', resolution: 'x', evidence: madeUpFile('proof.txt', '7') },
  ]
  base.signOff.reviewFindings = [{ id: 'x', foundOn: 'x', text: 'x', remediedOn: 'x' }]
  base.signOff.evidence = madeUpFile('certified.eml', '3')
  base.launch.envelopeNotification = madeUpFile('envelope.eml', '4')
  base.launch.activation = madeUpFile('activation.eml', '5')
  base.requirements.notes = { contract: 'x' }
  base.requirements.powerFormReceipt = madeUpFile('form.pdf', '6')
  base.requirements.earlyForm = { by: 'x', on: 'x', reason: 'x', steps: ['video'] }
  base.waivers.given = [{ rule: 'x', where: 'x', by: 'x', on: 'x', reason: 'x', of: 'x' }]
  base.launch.confirmedSettings = ['x']
  return base
}

/** Not for people: fingerprints, ids that only order things, and what the export reads from the traces itself. */
const internal = /^traces\.(?:summary|salt|choices)|sha256$|marksKey$|wishesKey$|^video\.fit\.recordingSha256$|\.id$|\.preview\.|sha256s|\.of$/

/** Puts a word of its own into every text field that takes one; the words are returned with the field. */
function withTokens(submission: Submission): { submission: Submission; tokens: Map<string, string> } {
  const found = new Map<string, string>()
  const current = JSON.parse(JSON.stringify(submission)) as Record<string, unknown>
  const visit = (value: Record<string, unknown>, place: string) => {
    for (const [key, item] of Object.entries(value)) {
      const path = place ? `${place}.${key}` : key
      if (typeof item === 'object' && item !== null) visit(item as Record<string, unknown>, path)
      else if (typeof item === 'string' && !internal.test(path)) {
        const token = `zq${found.size + 100}x`
        value[key] = token
        if (submissionSchema.safeParse(current).success) found.set(token, path)
        else value[key] = item
      }
    }
  }
  visit(current, '')
  return { submission: submissionSchema.parse(current), tokens: found }
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'package-contents-'))
  const shared = { settings: completeContext.settings, today: '2026-12-15', appVersion: '0.1.0' }
  const split = completeSubmission()
  const [video] = split.video.fit?.outputs ?? []
  if (split.video.fit && video)
    split.video.fit.outputs = [
      { ...video, flow: 'normal' },
      { ...video, flow: 'exception', file: madeUpFile('exception.mp4', '8') },
    ]
  const attested = split.video.noErrorsAttestation
  if (attested && split.video.fit) attested.sha256s = split.video.fit.outputs.map(({ file }) => file.sha256)
  done = await exportPackage({ ...shared, ...withRealFiles(split, join(root, 'store')), outFolder: join(root, 'done'), isDraft: false })
  const filled = withTokens(fullSubmission())
  tokens = filled.tokens
  full = await exportPackage({
    ...shared,
    ...withRealFiles(filled.submission, join(root, 'store-full')),
    outFolder: join(root, 'full'),
    isDraft: true,
  })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const pdfText = (folder: string, names: readonly string[]) => names.map((name) => run('pdftotext', ['-layout', join(folder, name), '-'])).join('\n')
const pdfs = ['check-report.pdf', '1-questionnaire.pdf', '2-video-scenes.pdf', '5-api-call-log-dates.pdf', '6-integrator-key-request.pdf']

it('the package has the files that the design names', () => {
  expect(basename(done.folder)).toBe('acme-leasing-inc-acme-leasing-portal-r1-20261215')
  expect(done.files.map(({ name }) => name)).toEqual([
    '1-questionnaire.json',
    '1-questionnaire.pdf',
    '2-video-normal.mp4',
    '2-video-scenes.pdf',
    '3-video-exception.mp4',
    '4-traces-redactions.json',
    '4-traces.zip',
    '5-api-call-log-dates.pdf',
    '6-integrator-key-request.pdf',
    'README.txt',
    'SHA256SUMS',
    'check-report.pdf',
    'emails/1-video-normal.eml',
    'emails/2-video-exception.eml',
    'emails/3-traces.eml',
    'emails/4-questionnaire.eml',
    'manifest.json',
    'supplements/01-architecture.pdf',
  ])
})

it('everything that belongs there is in it', () => expect(readFileSync(join(done.folder, 'README.txt'), 'utf8')).not.toContain('NOT IN IT YET'))

describe('programs of other people agree (each skipped where it is not installed)', () => {
  it.skipIf(!hasTool('unzip'))('unzip', () => expect(run('unzip', ['-tq', done.zip])).toContain('No errors detected'))

  it.skipIf(!hasTool('unzip') || !hasTool('sha256sum'))('sha256sum', () => {
    run('unzip', ['-q', done.zip, '-d', join(root, 'unzipped')])
    for (const folder of [done.folder, join(root, 'unzipped', basename(done.folder))]) {
      expect(run('sha256sum', ['-c', '--strict', 'SHA256SUMS'], folder).trim().split('\n')).toHaveLength(done.files.length - 1)
    }
  })

  it.skipIf(!hasTool('python3'))("python's zipfile and email parsers: the attachments are the files", () => {
    const script = `
import email, email.policy, zipfile, sys, json
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
root = z.namelist()[0].split('/')[0] + '/'
out = {}
for name in z.namelist():
    if not name.endswith('.eml'): continue
    raw = z.read(name)
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
        content = a.get_payload(decode=True)
        assert content == z.read(files[a.get_filename()]), a.get_filename()
        names.append(a.get_filename())
    out[name[len(root):]] = [m['To'], m['Subject'], names]
print(json.dumps(out))`
    expect(JSON.parse(run('python3', ['-c', script, done.zip]))).toEqual({
      'emails/1-video-normal.eml': [
        'video@example.com',
        'DocuSign certification of Acme Leasing Portal: demo video, normal flow',
        ['2-video-normal.mp4'],
      ],
      'emails/2-video-exception.eml': [
        'video@example.com',
        'DocuSign certification of Acme Leasing Portal: demo video, exception flows',
        ['3-video-exception.mp4'],
      ],
      'emails/3-traces.eml': [
        'traces@example.com',
        'DocuSign certification of Acme Leasing Portal: request and response traces',
        ['4-traces.zip', '5-api-call-log-dates.pdf'],
      ],
      'emails/4-questionnaire.eml': [
        'questionnaire@example.com',
        'DocuSign certification of Acme Leasing Portal: questionnaire',
        ['1-questionnaire.json', '1-questionnaire.pdf', '01-architecture.pdf', '5-api-call-log-dates.pdf'],
      ],
    })
  })

  it.skipIf(!hasTool('qpdf'))('qpdf', () => {
    for (const name of pdfs) expect(run('qpdf', ['--check', join(done.folder, name)])).toContain('No syntax or stream encoding errors')
  })

  it.skipIf(!hasTool('pdfinfo'))('pdfinfo: title, tags and page size', () => {
    for (const name of pdfs)
      expect(run('pdfinfo', [join(done.folder, name)])).toMatch(
        /Title: +\S.* – Acme Leasing Portal by Acme Leasing Inc\.[\s\S]*Tagged: +yes[\s\S]*A4/,
      )
    expect(run('pdfinfo', ['-struct-text', join(done.folder, '6-integrator-key-request.pdf')])).toMatch(
      /H1[\s\S]*Integrator key request[\s\S]*Table[\s\S]*TH[\s\S]*Phone/,
    )
  })

  it.skipIf(!hasTool('ffprobe'))('ffprobe', () => {
    expect(
      run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', join(done.folder, '2-video-normal.mp4')])
        .trim()
        .split('\n'),
    ).toEqual(['h264', 'aac'])
  })
})

describe.skipIf(!hasTool('pdftotext'))('what was filled in (skipped without pdftotext)', () => {
  it('lands in the package, whichever of the ten steps it belongs to', () => {
    const texts = `${pdfText(full.folder, pdfs)}${readFileSync(join(full.folder, 'manifest.json'), 'utf8')}`.replace(/\s+/g, '')
    const lost = [...tokens].filter(([token]) => !texts.includes(token)).map(([, path]) => path)
    expect(tokens.size).toBeGreaterThan(120)
    expect(lost).toEqual([])
  })

  it('lands there as files too: supplements and the evidence of every step', () => {
    const names = full.files.map(({ name }) => name).filter((name) => /^(?:evidence|supplements)\//.test(name))
    expect(names.map((name) => name.replace(/zq\d+x/, '…'))).toEqual([
      'evidence/1-form-receipt-…',
      'evidence/1-official-copy-…',
      'evidence/10-activation-…',
      'evidence/10-envelope-…',
      'evidence/2-dry-run-…',
      'evidence/3-issue-1-…',
      'evidence/9-certification-…',
      'supplements/01-…',
    ])
  })
})

describe('a draft', () => {
  it('says so in every document, every subject and its name', () => {
    expect(basename(full.folder)).toMatch(/-draft$/)
    for (const name of pdfs) {
      const text = run('pdftotext', [join(full.folder, name), '-'])
      const pages = text.split('\f').slice(0, -1)
      for (const page of pages) expect(page).toContain('DRAFT')
    }
    expect(readFileSync(join(full.folder, 'README.txt'), 'utf8')).toContain('DRAFT - NOT FOR SUBMISSION')
    expect(JSON.parse(readFileSync(join(full.folder, 'manifest.json'), 'utf8'))).toMatchObject({
      isDraft: true,
      notice: expect.stringContaining('DRAFT') as string,
    })
    expect(JSON.parse(readFileSync(join(full.folder, '1-questionnaire.json'), 'utf8'))).toMatchObject({ status: 'DRAFT' })
    const emails = full.files.filter(({ name }) => name.endsWith('.eml'))
    expect(emails).toHaveLength(4)
    for (const { name } of emails) {
      const text = readFileSync(join(full.folder, name), 'latin1')
      expect(text).toContain('Subject: [DRAFT]')
      expect(text).toContain('DRAFT: not for submission.')
    }
  })
  it('has no such mark when it is none', () => {
    expect(pdfText(done.folder, pdfs)).not.toContain('DRAFT')
    expect(readFileSync(join(done.folder, 'README.txt'), 'utf8')).not.toContain('DRAFT')
  })
})
