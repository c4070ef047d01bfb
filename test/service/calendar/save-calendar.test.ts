import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settingsSchema, type Settings, type Submission } from '#shared/domain/submission.ts'
import { createCalendarChanges, type CalendarChanges } from '../../../electron/service/calendar/calendar-changes.ts'
import { saveCalendar } from '../../../electron/service/calendar/save-calendar.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { sentRound } from '../../fixtures/sent-round.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const id = '6f5902ac-4237-4c3e-9d41-0b7a52e81c33'
const settings = settingsSchema.parse({ senderAddress: 'dana.reed@example.com' })

function withDryRun(submission = completeSubmission()): Submission {
  submission.profile.professionalServices = 'yes'
  submission.dryRun.plannedOn = '2026-11-30'
  submission.dryRun.contacts = [
    { name: 'Priya Shah', email: 'priya.shah@example.com' },
    { name: 'Nobody', email: 'not an address' },
  ]
  return submission
}

/** Changed by some tests; what was saved before is known for as long as the database is. */
let nowMs = 1_790_000_000_000
let database: Database
let changes: CalendarChanges
beforeEach(async () => {
  ;({ database } = await openDatabase(temporaryFolder(), nowMs))
  changes = createCalendarChanges(database, () => nowMs)
})
afterEach(() => void database.close())

async function save(
  content: 'dates' | 'invitation' | 'invitation-message',
  change: { submission?: Submission; calendar?: Partial<Settings['calendar']>; folder?: string; sender?: string } = {},
) {
  const folder = change.folder ?? join(temporaryFolder(), 'out')
  mkdirSync(folder, { recursive: true })
  const path = await saveCalendar({
    state: { id, submission: change.submission ?? completeSubmission() },
    changes,
    settings: { ...settings, calendar: { ...settings.calendar, ...change.calendar }, senderAddress: change.sender ?? settings.senderAddress },
    content,
    folder,
    workDir: join(folder, '..'),
  })
  return { path, text: readFileSync(path, 'utf8'), folder }
}
const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))

describe('the dates of a submission as a calendar file', () => {
  test('are the same bytes for the same submission, and a file that is there stays', async () => {
    const first = await save('dates')
    const second = await save('dates', { folder: first.folder })
    expect(readdirSync(first.folder)).toEqual(['acme-leasing-portal-dates-2.ics', 'acme-leasing-portal-dates.ics'])
    expect(second.text).toBe(first.text)
  })
  test('keep their UIDs and raise their SEQUENCE when the request moves', async () => {
    const moved = completeSubmission()
    moved.profile.plannedRequestDate = '2026-12-17'
    const [before, after] = [eventsOf((await save('dates')).text), eventsOf((await save('dates', { submission: moved })).text)]
    expect(after.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted())
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length)
    expect((after[0]?.sequence ?? 0) > (before[0]?.sequence ?? 0)).toBe(true)
    const requestOf = (events: typeof before) => events.find(({ uid }) => uid === `${id}-request@certpack`)?.startDate.toString()
    expect([requestOf(before), requestOf(after)]).toEqual(['2026-12-15', '2026-12-17'])
  })
  test('raise their SEQUENCE when the calendar of Settings or a round that was sent moves them, and only then', async () => {
    const sent = completeSubmission()
    sent.rounds.push(sentRound({ sentOn: '2026-12-16' }))
    const extraDays = [{ day: '2026-12-18', name: 'Company holiday' }]
    const files = [
      await save('dates'),
      await save('dates', { calendar: { timeZone: 'America/New_York' } }),
      await save('dates', { calendar: { extraDays } }),
      await save('dates', { submission: sent, calendar: { extraDays } }),
      await save('dates'),
    ]
    const seen = files.map(({ text }) => eventsOf(text).map(({ startDate, sequence }) => ({ on: startDate.toString(), sequence })))
    expect(files[1]?.text).toBe(files[0]?.text)
    const days = seen.map((events) => events.map(({ on }) => on).join())
    expect(new Set([days[0], days[2], days[3]]).size).toBe(3)
    expect(days[4]).toBe(days[0])
    const first = seen[0]?.[0]?.sequence ?? 0
    // All within one second of the clock; and back again is one more change.
    expect(seen.map((events) => events.map(({ sequence }) => sequence - first))).toEqual(
      [0, 0, 1, 2, 3].map((raised, index) => seen[index]?.map(() => raised)),
    )
  })
  test('keep rising where the clock was put back', async () => {
    const [before] = eventsOf((await save('dates')).text)
    nowMs -= 86_400_000
    const [after] = eventsOf((await save('dates', { calendar: { extraDays: [{ day: '2026-12-18', name: '' }] } })).text)
    expect((after?.sequence ?? 0) - (before?.sequence ?? 0)).toBe(1)
  })
  test('are refused while there are none', async () => {
    const submission = completeSubmission()
    submission.profile.plannedRequestDate = ''
    await expect(save('dates', { submission })).rejects.toMatchObject({ code: 'bad-input', message: 'There are no dates to save yet.' })
  })
})

describe('the invitation to the dry run', () => {
  test('asks the contacts that have an address, for the planned day', async () => {
    const { text } = await save('invitation', { submission: withDryRun() })
    const [invitation] = eventsOf(text)
    expect(text).toContain('METHOD:REQUEST')
    expect(invitation?.startDate.toString()).toBe('2026-11-30')
    expect(invitation?.organizer).toBe('mailto:dana.reed@example.com')
    expect(invitation?.attendees.map((one) => one.getFirstValue())).toEqual(['mailto:priya.shah@example.com'])
    expect(invitation?.description).toContain('by Tue 1 Dec 2026')
  })
  test('only tells the day while there is no sender', async () => {
    const { text } = await save('invitation', { submission: withDryRun(), sender: '' })
    expect(text).toContain('METHOD:PUBLISH')
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE/)
  })
  test('goes as an unsent message with the agenda, and the invitation in it', async () => {
    const { path, text } = await save('invitation-message', { submission: withDryRun() })
    expect(path).toMatch(/acme-leasing-portal-dry-run\.eml$/)
    expect(text).toContain('X-Unsent: 1')
    const mail = await PostalMime.parse(text)
    expect(mail.to?.map(({ address }) => address)).toEqual(['priya.shah@example.com'])
    expect(mail.subject).toBe('Dry run of the DocuSign certification: Acme Leasing Portal, Mon 30 Nov 2026')
    expect(mail.text).toContain('1. Acme Leasing Portal in short')
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([['dry-run.ics', 'text/calendar']])
    // The parser gives texts other line ends; the bytes are looked at as they travel.
    const travelling = /Content-Disposition: attachment[^]*?\r\n\r\n([^]*?)\r\n--/.exec(text)?.[1] ?? ''
    expect(Buffer.from(travelling, 'base64').toString()).toBe((await save('invitation', { submission: withDryRun() })).text)
  })
  test('is refused without a day, and without Professional Services', async () => {
    const unplanned = withDryRun()
    unplanned.dryRun.plannedOn = ''
    await expect(save('invitation', { submission: unplanned })).rejects.toMatchObject({ code: 'bad-input' })
    const without = withDryRun()
    without.profile.professionalServices = 'no'
    await expect(save('invitation-message', { submission: without })).rejects.toMatchObject({ code: 'bad-input' })
  })
})
