import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { submissionSchema, type Submission } from '#shared/domain/submission.ts'
import { exportPackage, type ExportResult } from '../../../electron/service/package/export-package.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../fixtures/complete-submission.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { hasTool, run } from '../../helpers/tools.ts'
import { reviewFinding } from '../../fixtures/review-finding.ts'

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
  base.signOff.reviewFindings = [reviewFinding({ id: 'x', foundOn: 'x', text: 'x', remediedOn: 'x' })]
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
