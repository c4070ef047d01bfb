import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { writeCalendar, type Calendar } from '../../../electron/service/calendar/write-calendar.ts'

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
/** A text as a calendar can hold it. */
const kept = (value: string) => value.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '')

const event = { uid: '1@certpack', title: 'Review request', description: '', from: '2026-12-14', to: '2026-12-15' }
const calendar = (change: Partial<Calendar> = {}): Calendar => ({
  name: 'Dates',
  method: 'PUBLISH',
  changedAtMs: Date.UTC(2026, 10, 24, 20, 15, 30),
  events: [event],
  ...change,
})
/** Reads the file with a parser that is not ours. */
function read(text: string): { component: ICAL.Component; events: ICAL.Event[] } {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[])
  return { component, events: component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) }
}

describe('a calendar file', () => {
  test('has all-day events whose end is the day after the last', () => {
    const [found] = read(writeCalendar(calendar())).events
    expect(found?.startDate.isDate).toBe(true)
    expect([found?.startDate.toString(), found?.endDate.toString()]).toEqual(['2026-12-14', '2026-12-16'])
  })
  test('tells when it was changed, in a number that grows with it', () => {
    const sequenceOf = (changedAtMs: number) => read(writeCalendar(calendar({ changedAtMs }))).events[0]?.sequence ?? 0
    expect(writeCalendar(calendar())).toContain('\r\nDTSTAMP:20261124T201530Z\r\n')
    expect(sequenceOf(Date.UTC(2026, 10, 24, 20, 15, 31))).toBe(sequenceOf(Date.UTC(2026, 10, 24, 20, 15, 30)) + 1)
    expect(sequenceOf(Date.UTC(2060, 0, 1))).toBeLessThan(2 ** 31)
  })
  test('invites, where it is an invitation', () => {
    const people = {
      organizer: { name: 'Acme "Leasing"; Inc.', email: 'a@example.com' },
      attendees: [{ name: 'Ana\r\nATTACH:evil', email: 'b@example.com' }],
    }
    const { component, events } = read(writeCalendar(calendar({ method: 'REQUEST', events: [{ ...event, ...people }] })))
    expect(component.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(events[0]?.organizer).toBe('mailto:a@example.com')
    expect(events[0]?.attendees.map((attendee) => [attendee.getFirstValue(), attendee.getFirstParameter('cn')])).toEqual([
      ['mailto:b@example.com', 'Ana ATTACH:evil'],
    ])
    expect(events[0]?.component.getFirstProperty('attach')).toBeNull()
  })
  /** Everything that has a meaning in the format, and characters of one to four octets. */
  const pieces = ['a', 'n', ' ', ',', ';', '\\', '\n', '\r', '\t', ':', '"', 'ä', '漢', '😀', '\u0000', '\u2028', '\ud800', 'END:VEVENT']
  const someText = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 200 })

  test('any text comes back as it was, in lines of at most 75 octets ended by CRLF', () =>
    fc.assert(
      fc.property(someText, someText, (title, description) => {
        const text = writeCalendar(calendar({ name: title, events: [{ ...event, title, description }] }))
        const lines = text.split('\r\n')
        expect(lines.pop()).toBe('')
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
        expect(lines.some((line) => /[\r\n]/.test(line))).toBe(false)
        const { component, events } = read(text)
        expect(component.getAllSubcomponents()).toHaveLength(1)
        expect(events[0]?.summary ?? '').toBe(kept(title))
        expect(events[0]?.description ?? '').toBe(kept(description))
      }),
      { numRuns: 100 },
    ))
  test.each([
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y',
    'a\nATTACH:file:///etc/passwd',
    'semi; comma, back\\slash \\n',
    ': "quoted"',
    '\u2028\u0085',
  ])('hostile text stays text: %j', (title) => {
    const { component, events } = read(writeCalendar(calendar({ events: [{ ...event, title }] })))
    expect(component.getAllSubcomponents()).toHaveLength(1)
    expect(events[0]?.component.getFirstProperty('attach')).toBeNull()
    expect(events[0]?.summary).toContain(title.split('\r\n')[0]?.split('\n')[0])
  })
})
