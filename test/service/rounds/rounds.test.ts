/** @file Rounds through the real service: exported, sent, frozen, edited after, sent again, taken along, killed in between. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SubmissionState } from '#shared/contract/contract.ts'
import { addDays, formatDay } from '#shared/domain/calendar.ts'
import type { Section, SectionName } from '#shared/domain/submission.ts'
import { localDay } from '../../../electron/service/local-day.ts'
import { manifestSchema } from '../../../electron/service/package/manifest.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { writePortable } from '../../../electron/service/submissions/portable.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { reviewFinding } from '../../fixtures/review-finding.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { fingerprint } from '../../helpers/tools.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The service goes by the real clock, and refuses days to come. */
const today = localDay(Date.now())
const yesterday = addDays(today, -1)
const noon = { sentOn: yesterday, sentAtTime: '12:00', sentAtTimeZone: 'UTC' }
let root: string
let service: RunningService
let id: string
let first: { folder: string; before: ReturnType<typeof fingerprint> }

const out = (name: string) => {
  mkdirSync(join(root, name), { recursive: true })
  return join(root, name)
}
const grantOf = async (path: string) => (await service.host.call('grant.add', { path })).grantId
const get = async () => service.page.call('submission.get', { id })

async function edit<Name extends SectionName>(section: Name, change: (value: Section<Name>) => Section<Name>): Promise<SubmissionState> {
  const { submission } = await get()
  return service.page.call('submission.saveSection', { id, section, value: change(submission[section]) })
}

async function exportTo(name: string, isWhole = false): Promise<string> {
  const { folderName } = await service.page.call('package.export', { id, folderGrantId: await grantOf(out(name)), isDraft: false, isWhole })
  return join(root, name, folderName)
}

async function messagesOf(folder: string) {
  const { files } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const drafts = files.filter(({ kind }) => kind === 'email')
  return Promise.all(
    drafts.map(async ({ name }) => {
      const { subject, attachments, text } = await new PostalMime().parse(readFileSync(join(folder, name)))
      return { name, subject, text, attached: attachments.map(({ filename }) => filename) }
    }),
  )
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'certpack-rounds-'))
  service = await startService(join(root, 'data'))
  const path = join(root, 'a.certpack')
  const submission = completeSubmission()
  // The log date must not lie after the request, which is sent yesterday.
  submission.profile.plannedRequestDate = yesterday
  Object.assign(submission.logDate, { startsOn: yesterday, endsOn: '' })
  await writePortable({ ...withRealFiles(submission, join(root, 'store')), outPath: path })
  ;({ id } = await service.page.call('submission.open', { grantId: await grantOf(path) }))
  const folder = await exportTo('first')
  first = { folder, before: fingerprint(join(root, 'first')) }
})
afterAll(async () => {
  await service.kill()
  rmSync(root, { recursive: true, force: true })
})

describe('what was exported becomes a round', () => {
  test('it is known as exported, and says what was edited since', async () => {
    expect((await get()).exported).toMatchObject({ number: 1, changed: [] })
    const { exported } = await edit('profile', (profile) => ({ ...profile, productName: 'Renamed Portal' }))
    expect(exported?.changed).toEqual(['profile'])
    await service.page.call('submission.undo', { id })
  })

  test.each([
    [{ ...noon, sentOn: 'yesterday' }, 'not a day'],
    [{ ...noon, sentOn: addDays(today, 3) }, 'is still to come'],
    [{ ...noon, sentOn: addDays(today, 3), sentAtTime: '' }, 'is still to come'],
    [{ ...noon, sentAtTime: '25:00' }, 'not a time of day'],
    [{ ...noon, sentAtTimeZone: 'Nowhere' }, 'time zone'],
  ])('what cannot be corrected later is looked at first: %j', async (when, message) => {
    await expect(service.page.call('round.noteSent', { id, ...when })).rejects.toThrow(message)
    expect((await get()).submission.rounds).toEqual([])
  })

  test('noted as sent, it stands with its files; undo and redo of edits do not reach it, and a kill does not either', async () => {
    const { submission, exported } = await service.page.call('round.noteSent', { id, ...noon })
    expect(exported).toBeNull()
    expect(submission.rounds).toMatchObject([{ number: 1, ...noon }])
    expect(submission.rounds[0]?.files.map(({ name }) => name)).toContain('4-traces.zip')
    await edit('keyRequest', (value) => ({ ...value, phone: '+1 415 555 0199' }))
    await service.page.call('submission.undo', { id })
    await service.page.call('submission.redo', { id })
    await service.kill()
    service = await startService(join(root, 'data'))
    expect((await get()).submission.rounds).toEqual(submission.rounds)
  })

  test('exported again after edits it is the same byte for byte, and shows what it said then', async () => {
    const [round] = (await get()).submission.rounds
    const again = out('again')
    await service.page.call('round.export', { id, roundId: round?.id ?? '', folderGrantId: await grantOf(again) })
    expect(fingerprint(again)).toEqual(first.before)
    const then = await service.page.call('round.get', { id, roundId: round?.id ?? '' })
    expect(then.submission.keyRequest.phone).toBe('+1 415 555 0132')
    expect((await get()).submission.keyRequest.phone).toBe('+1 415 555 0199')
  })

  test('"this was not sent" takes it back, so that it can be noted again; undone, it stands as it was', async () => {
    const { rounds } = (await get()).submission
    const roundId = rounds[0]?.id ?? ''
    const taken = await service.page.call('round.takeBack', { id, roundId })
    expect([taken.submission.rounds, taken.exported?.number]).toEqual([[], 1])
    const restored = await service.page.call('round.restore', { id, roundId })
    expect([restored.submission.rounds, restored.exported]).toEqual([rounds, null])
  })
})

describe('the second round', () => {
  const found = reviewFinding({ id: 'f', foundOn: yesterday, text: 'The phone number is wrong.', round: 1 })
  let second: string

  test('is blocked while a finding is open', async () => {
    await edit('signOff', (signOff) => ({ ...signOff, reviewFindings: [found] }))
    await expect(exportTo('second')).rejects.toMatchObject({ code: 'blocked', message: expect.stringContaining('not remedied yet') as string })
  })

  test('carries what has changed: a document of it, README.txt, and messages without what was sent before', async () => {
    await edit('signOff', (signOff) => ({
      ...signOff,
      reviewFindings: [{ ...found, remedy: 'We corrected the number.', remediedOn: today }],
    }))
    second = await exportTo('second')
    expect(second).toMatch(/-r2-\d{8}$/)
    const readme = readFileSync(join(second, 'README.txt'), 'utf8')
    expect(readme).toMatch(/Changed {10}6-integrator-key-request\.pdf\n    was [0-9a-f]{64}\n    is  [0-9a-f]{64}/)
    expect(readme).toMatch(/Unchanged {8}2-video-normal\.mp4\n/)
    expect(readme).toContain('    was +1 415 555 0132\n    is  +1 415 555 0199')
    expect(readFileSync(join(second, '0-what-changed.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const messages = await messagesOf(second)
    for (const { subject, attached } of messages) {
      expect(subject).toContain(', round 2: what has changed')
      expect(attached).toContain('0-what-changed.pdf')
    }
    expect(messages.map(({ name }) => name)).toEqual(['emails/4-questionnaire.eml'])
    expect(messages[0]?.text).toMatch(/Unchanged since round 1 [^]*5-api-call-log-dates\.pdf/)
    expect(messages[0]?.text).toContain(`Unchanged since round 1 (${formatDay(yesterday)})`)
    expect(await verifyPackage(second)).toMatchObject({
      valid: true,
      notes: [expect.stringContaining('It is round 2. Since round 1') as string],
    })
  })

  test('carries everything by a choice', async () => {
    const whole = await messagesOf(await exportTo('whole', true))
    expect(whole.map(({ name }) => name)).toEqual(['emails/1-video-normal.eml', 'emails/3-traces.eml', 'emails/4-questionnaire.eml'])
    expect(whole[0]?.attached).toEqual(['2-video-normal.mp4', '0-what-changed.pdf'])
  })

  test('a manifest that tells another story than its files is found out', async () => {
    const text = readFileSync(join(second, 'manifest.json'), 'utf8')
    const manifest = manifestSchema.parse(JSON.parse(text))
    const changed = manifest.since?.files.find(({ change }) => change === 'changed')
    expect(changed).toBeDefined()
    writeFileSync(join(second, 'manifest.json'), text.replace(/("name": "6-integrator-key-request\.pdf",\n\s+"change": )"changed"/, '$1"unchanged"'))
    const { problems } = await verifyPackage(second)
    expect(problems.some((problem) => problem.includes('says of 6-integrator-key-request.pdf that it is "unchanged"'))).toBe(true)
    writeFileSync(join(second, 'manifest.json'), text)
  })

  test('goes along in a .certpack: opened elsewhere, both rounds can be looked at and exported again', async () => {
    await service.page.call('round.noteSent', { id, ...noon, sentOn: today, sentAtTime: '' })
    const copy = await service.page.call('submission.saveCopy', { id, folderGrantId: await grantOf(out('copy')) })
    const elsewhere = await service.page.call('submission.open', { grantId: copy.grantId })
    const { rounds } = elsewhere.submission
    expect(rounds.map(({ number, sentOn: day }) => [number, day])).toEqual([
      [1, yesterday],
      [2, today],
    ])
    const unpacked = out('elsewhere')
    await service.page.call('round.export', { id: elsewhere.id, roundId: rounds[0]?.id ?? '', folderGrantId: await grantOf(unpacked) })
    expect(fingerprint(unpacked)).toEqual(first.before)
  })

  test('only the last round can be taken back', async () => {
    const { rounds } = (await get()).submission
    await expect(service.page.call('round.takeBack', { id, roundId: rounds[0]?.id ?? '' })).rejects.toThrow('followed by another one')
  })
})
