/** @file What is known of the six fields of the key form from elsewhere: it is offered, and a person looks at it. Pure. */
import { isDay } from '../calendar.ts'
import type { BusinessCalendar } from '../dates/business-calendar.ts'
import type { Section, Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import { isSummaryCurrent } from '../traces/traces-section.ts'
import { keyRequestFields } from './08-key-request.ts'

export type KeyRequestField = (typeof keyRequestFields)[number]['field']
/** `source` completes "From your …". */
export type Offer = { value: string; source: string }

function contact({ questionnaire }: Submission, id: string): [name: string, email: string] {
  const [name = '', email = ''] = [questionnaire.answers[id] ?? []].flat()
  return [name.trim(), email.trim()]
}

/** @returns what is known of each field; a field of which nothing is known has no entry. */
export function keyRequestOffers(submission: Submission, calendar: BusinessCalendar): Partial<Record<KeyRequestField, Offer>> {
  const { profile, traces } = submission
  const [leadName, leadEmail] = contact(submission, 'Q2.1')
  const keys = traces.summary && isSummaryCurrent(traces) ? traces.summary.integratorKeys : []
  const access = timelineOf(submission, calendar)?.productionTo ?? ''
  const wished = profile.wishedProductionDate.trim()
  const known: [KeyRequestField, string, string][] = [
    ['systemIntegratorName', profile.integratorName.trim(), 'profile'],
    ['technicalContactName', leadName, 'questionnaire: who leads the project'],
    ['email', leadEmail, 'questionnaire: who leads the project'],
    [
      'productionDateEstimate',
      isDay(wished) ? wished : access,
      isDay(wished) ? 'profile: the day you wish for' : 'dates: access after 21 business days',
    ],
    // Several keys in the traces are something to look at, not something to choose from.
    ['integratorKey', keys.length === 1 ? (keys[0] ?? '') : '', 'traces'],
  ]
  return Object.fromEntries(known.filter(([, value]) => value !== '').map(([field, value, source]) => [field, { value, source }]))
}

/** @returns the offers for fields that are still empty. */
export function unusedOffers(
  keyRequest: Section<'keyRequest'>,
  offers: Partial<Record<KeyRequestField, Offer>>,
): Partial<Record<KeyRequestField, string>> {
  return Object.fromEntries(
    keyRequestFields.flatMap(({ field }) => {
      const offer = offers[field]
      return offer && keyRequest[field].trim() === '' ? [[field, offer.value]] : []
    }),
  )
}
