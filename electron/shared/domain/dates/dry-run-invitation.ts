/** @file The message that invites to the dry run (R2.1 to R2.3): to whom, subject, and a text with an agenda. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { isEmail } from '../form.ts'
import { submissionTitle, type Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import type { BusinessCalendar } from './business-calendar.ts'

export type DryRunInvitation = {
  /** Addresses of the contacts, as far as they are addresses. */
  to: { name: string; email: string }[]
  subject: string
  text: string
}

function flowInWords({ profile: { status } }: Submission): string {
  const ways = { '': '', connect: ' by Connect', polling: ' by status requests', both: ' by Connect and status requests', none: '' }
  const isShown = status !== 'none'
  return isShown ? `a document is generated, sent and signed, and its status comes back${ways[status]}` : 'a document is generated, sent and signed'
}

function agenda(submission: Submission): string[] {
  const { api } = submission.profile
  const calls = { '': 'API', rest: 'REST', soap: 'SOAP', both: 'REST and SOAP' }[api]
  return [
    `${submissionTitle(submission)} in short: what it does, and for whom`,
    `Demo of the normal flow: ${flowInWords(submission)}`,
    'Demo of the exception flows: what happens when something fails',
    `The traces of the ${calls} calls, and the day of the 20 successful calls`,
    'The questionnaire: open questions',
    'What is to be mended, by whom, and until when',
  ]
}

/** @returns the invitation; a day that is not planned yet is asked for. */
export function dryRunInvitation(submission: Submission, calendar: BusinessCalendar): DryRunInvitation {
  const { dryRun, profile } = submission
  const title = submissionTitle(submission)
  const to = dryRun.contacts.map(({ name, email }) => ({ name: name.trim(), email: email.trim() })).filter(({ email }) => isEmail(email))
  const names = to.map(({ name }) => name).filter(Boolean)
  const timeline = timelineOf(submission, calendar)
  const day = isDay(dryRun.plannedOn) ? formatDay(dryRun.plannedOn) : ''
  const integrator = profile.integratorName.trim()
  const paragraphs = [
    `Hello${names.length > 0 ? ` ${names.join(', ')}` : ''},`,
    `${integrator === '' ? 'we are' : `${integrator} is`} preparing the DocuSign certification of ${title}. ${day === '' ? 'We would like to hold the dry run with you; please propose a day' : `We would like to hold the dry run with you on ${day}; please tell us the time that suits you`}.`,
    ...(timeline
      ? [
          `We plan to ask for the certification review on ${formatDay(timeline.requestOn)}. The dry run has to be complete two weeks before, by ${formatDay(timeline.latestDryRunOn)}.`,
        ]
      : []),
    ['Agenda', ...agenda(submission).map((item, index) => `${index + 1}. ${item}`)].join('\n'),
    'Afterwards we send you a list of what was found, with an owner for each point.',
    `Kind regards${integrator === '' ? '' : `\n${integrator}`}`,
  ]
  return { to, subject: `Dry run of the DocuSign certification: ${title}${day === '' ? '' : `, ${day}`}`, text: `${paragraphs.join('\n\n')}\n` }
}
