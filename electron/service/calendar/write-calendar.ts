/**
 * @file Writes iCalendar (RFC 5545) with all-day events. Written here because the library `ics` 3.12 folds lines by characters
 * instead of octets and lets a line break in a name through, which adds lines of whoever wrote the name. Pure.
 */
import { addDays, type Day } from '#shared/domain/calendar.ts'

export type Person = { name: string; email: string }

export type CalendarEvent = {
  /** The same for the same thing, so that a calendar replaces what it has. */
  uid: string
  title: string
  description: string
  from: Day
  /** The last day. */
  to: Day
  organizer?: Person
  attendees?: readonly Person[]
}

export type Calendar = {
  name: string
  /** `REQUEST` asks the attendees to answer (RFC 5546); `PUBLISH` only tells. */
  method: 'PUBLISH' | 'REQUEST'
  /** When what it tells was last changed, in milliseconds since 1970: a later file replaces an earlier one. */
  changedAtMs: number
  events: readonly CalendarEvent[]
}

const maxLineOctets = 75
/** Numbers of changes are counted in seconds from here, so that they grow with every change and fit 32 bits. */
const sequenceStartMs = Date.UTC(2020, 0, 1)

/** Everything but line break and tab that no text may hold. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g

function text(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}

/** A value of a parameter: quoted, and so without quotes of its own (RFC 5545, 3.2). */
function quoted(value: string): string {
  return `"${value.toWellFormed().replace(/\s+/g, ' ').replace(controls, '').replaceAll('"', "'").trim()}"`
}

/** Breaks a line at 75 octets, never within a character (RFC 5545, 3.1). */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > maxLineOctets) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

function date(day: Day): string {
  return day.replaceAll('-', '')
}

function person({ name, email }: Person): string {
  return `${name.trim() === '' ? '' : `;CN=${quoted(name)}`}:mailto:${email}`
}

function eventLines(event: CalendarEvent, stamp: string, sequence: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${date(event.from)}`,
    // The end is the first day that does not belong to it.
    `DTEND;VALUE=DATE:${date(addDays(event.to, 1))}`,
    `SUMMARY:${text(event.title)}`,
    `DESCRIPTION:${text(event.description)}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    ...(event.organizer ? [`ORGANIZER${person(event.organizer)}`] : []),
    ...(event.attendees ?? []).map((attendee) => `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE${person(attendee)}`),
    'END:VEVENT',
  ]
}

/** @returns the file as text, lines ended by CRLF; the same calendar gives the same text. */
export function writeCalendar({ name, method, changedAtMs, events }: Calendar): string {
  const stamp = `${new Date(changedAtMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const sequence = Math.max(0, Math.floor((changedAtMs - sequenceStartMs) / 1000))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Certpack//Certpack//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp, sequence)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
