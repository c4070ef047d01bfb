/** @file What has happened since the first sending, day by day, with every restart of the clock (R9.5). Pure. */
import { isDay, type Day } from '../calendar.ts'
import type { BusinessCalendar } from '../dates/business-calendar.ts'
import { clocksOf } from '../dates/clocks.ts'
import type { Submission } from '../submission.ts'
import { sendingsOf } from './sendings.ts'

export type HistoryEntry = { day: Day; what: string; kind: 'sent' | 'finding' | 'remedy' | 'clock' | 'answer' | 'launch' }

function inShort(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** @returns the entries, the oldest first; of one day in the order in which they follow from one another. */
export function historyOf(submission: Submission, calendar: BusinessCalendar): HistoryEntry[] {
  const { signOff, keyRequest, launch } = submission
  const entry = (day: Day, what: string, kind: HistoryEntry['kind']): HistoryEntry[] => (isDay(day) ? [{ day, what, kind }] : [])
  return [
    ...sendingsOf(submission).flatMap(({ number, day, time, round }) =>
      entry(day, `Round ${number} sent${time ? ` at ${time}` : ''}${round ? `: ${round.packageName}` : ''}`, 'sent'),
    ),
    ...signOff.reviewFindings.flatMap(({ foundOn, text }, index) => entry(foundOn, `Finding ${index + 1}: ${inShort(text)}`, 'finding')),
    ...signOff.reviewFindings.flatMap(({ remediedOn }, index) => entry(remediedOn, `Finding ${index + 1} remedied`, 'remedy')),
    ...entry(keyRequest.engineerSignedOffOn, 'The engineer signed off', 'answer'),
    ...entry(keyRequest.submittedOn, 'Key form handed in', 'sent'),
    ...clocksOf(submission, calendar).runs.flatMap(({ from, startedBy }) =>
      entry(from, startedBy === 'hand-in' ? 'The six business days start' : 'The six business days start again', 'clock'),
    ),
    ...entry(signOff.formForwardedOn, 'Forwarded to the CTO’s office', 'answer'),
    ...entry(signOff.ctoSignedOffOn, 'The CTO signed', 'answer'),
    ...entry(signOff.certifiedOn, 'Certified', 'answer'),
    ...entry(launch.envelopeNotificationOn, 'Notice of the completed certification envelope', 'launch'),
    ...entry(launch.activationOn, 'Production account activated', 'launch'),
  ].toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}
