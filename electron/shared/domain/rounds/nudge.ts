/** @file A message that asks how it stands, once an answer was to be expected. Pure. */
import { formatDay, isDay, type Day } from '../calendar.ts'
import { businessDaysBetween, type BusinessCalendar } from '../dates/business-calendar.ts'
import { isEmail } from '../form.ts'
import { submissionTitle, type Submission } from '../submission.ts'
import { runningClock, type RunningClock } from './running-clock.ts'
import { sendingsOf } from './sendings.ts'

export type Nudge = {
  /** Why it is time to ask, for the user. */
  reason: string
  to: { name: string; email: string }[]
  subject: string
  text: string
}

/** The Account Manager of the questionnaire, or else the contacts of the dry run. */
function addressees({ questionnaire, dryRun }: Submission): Nudge['to'] {
  const [name = '', email = ''] = [questionnaire.answers['Q1.4'] ?? []].flat()
  return [{ name, email }, ...dryRun.contacts]
    .map((contact) => ({ name: contact.name.trim(), email: contact.email.trim() }))
    .filter((contact) => isEmail(contact.email))
    .slice(0, 1)
}

function question({ name, from, until }: RunningClock): string {
  switch (name) {
    case 'review':
      return 'Could you tell us how the review stands, and whether anything is missing from our side?'
    case 'six-days':
      return `The published steps name 6 business days from the final items, ${formatDay(from)}; with the 3 business days of the CTO's office on top that is ${formatDay(until)}. Could you tell us how it stands, and whether anything is missing from our side?`
    case 'cto':
      return `The form was forwarded to the CTO's office, for which the published steps name 3 business days: ${formatDay(until)}. Could you tell us how it stands?`
    case 'access':
      return `The published steps name 14 to 21 business days from the submission to access to production, which ended on ${formatDay(until)}. Could you tell us when the production account is activated?`
  }
}

const reasons: Readonly<Record<RunningClock['name'], string>> = {
  review: 'More than 8 business days in review: a question is in order.',
  'six-days': 'The six business days have passed.',
  cto: 'The three business days of the CTO’s office have passed.',
  access: 'The typical 14 to 21 business days have passed.',
}

/** @returns the message; null while there is nothing to ask about. */
export function nudgeOf(submission: Submission, today: Day, calendar: BusinessCalendar): Nudge | null {
  const clock = runningClock(submission, today, calendar)
  if (!clock?.isDue) return null
  const { keyRequest, signOff, profile } = submission
  const to = addressees(submission)
  const title = submissionTitle(submission)
  const facts = [
    ...sendingsOf(submission).map(({ number, day, round }) => `Round ${number} sent: ${formatDay(day)}${round ? ` (${round.packageName})` : ''}`),
    ...(isDay(keyRequest.engineerSignedOffOn) ? [`Engineer's sign-off: ${formatDay(keyRequest.engineerSignedOffOn)}`] : []),
    ...(isDay(keyRequest.submittedOn) ? [`Integrator Key Request Form: ${formatDay(keyRequest.submittedOn)}`] : []),
    ...(isDay(signOff.formForwardedOn) ? [`Forwarded to the CTO's office: ${formatDay(signOff.formForwardedOn)}`] : []),
    ...(isDay(signOff.ctoSignedOffOn) ? [`Signed by the CTO: ${formatDay(signOff.ctoSignedOffOn)}`] : []),
    ...(isDay(signOff.certifiedOn) ? [`Certified: ${formatDay(signOff.certifiedOn)}`] : []),
    ...(keyRequest.integratorKey.trim() ? [`Integrator key: ${keyRequest.integratorKey.trim()}`] : []),
  ]
  const passed = businessDaysBetween(clock.from, today, calendar)
  const signature = [keyRequest.technicalContactName, profile.integratorName].map((text) => text.trim()).filter(Boolean)
  const paragraphs = [
    `Hello${to[0]?.name ? ` ${to[0].name}` : ''},`,
    `we ask about the DocuSign certification of ${title}${profile.integratorName.trim() ? ` by ${profile.integratorName.trim()}` : ''}: ${passed} business days have passed since ${formatDay(clock.from)}.`,
    facts.join('\n'),
    question(clock),
    ['Kind regards', ...signature].join('\n'),
  ]
  return {
    reason: reasons[clock.name],
    to,
    subject: `DocuSign certification of ${title}: how does it stand?`,
    text: `${paragraphs.join('\n\n')}\n`,
  }
}
