/**
 * @file Where the certification stands, from the draft to the launch. It follows from what was noted (days, rounds, findings) and is
 * stored nowhere. Pure.
 */
import { formatDay, isDay, type Day } from '../calendar.ts'
import type { BusinessCalendar } from '../dates/business-calendar.ts'
import { clockStart } from '../dates/clock-start.ts'
import type { Submission } from '../submission.ts'
import { switchOverItems } from '../switch-over.ts'
import { findingsOfRound, openFindings, type ReviewFinding } from './review-findings.ts'
import type { Exported } from './round.ts'
import { runningClock, type RunningClock } from './running-clock.ts'
import { sendingsOf, type Sending } from './sendings.ts'

/** In the order in which a certification without detours goes through them. */
export const certificationStates = [
  'draft',
  'exported',
  'sent',
  'in-review',
  'findings',
  'remedied',
  'resent',
  'signed-off',
  'form-submitted',
  'with-cto',
  'certified',
  'launched',
] as const
export type CertificationState = (typeof certificationStates)[number]

/** Who has to move. */
export type Mover = 'you' | 'engineer' | 'cto' | 'docusign' | 'nobody'
export const moverNames: Readonly<Record<Mover, string>> = {
  you: 'You',
  engineer: 'The certification engineer',
  cto: 'The CTO’s office',
  docusign: 'DocuSign',
  nobody: 'Nobody: it is done',
}

/** What the one button does; `none` at the end. */
export type NextAction =
  | 'export'
  | 'note-sent'
  | 'note-answer'
  | 'note-remedy'
  | 'open-key-form'
  | 'note-forwarded'
  | 'note-cto'
  | 'note-certified'
  | 'open-launch'
  | 'none'

export type CertificationStatus = {
  state: CertificationState
  /** The round it speaks of: the last that was sent, or 0. */
  round: number
  /** In large words. */
  title: string
  /** What happens now, in a sentence or two. */
  now: string
  mover: Mover
  next: { action: NextAction; label: string }
  clock: RunningClock | null
}

export type StatusContext = {
  today: Day
  calendar: BusinessCalendar
  /** What was exported and not yet noted as sent. */
  exported: Exported | null
  /** How many points stand in the way of an export. */
  openPoints: number
}

/** Whether the last finding was remedied, and nothing that came later shows that it was accepted or sent. */
function isRemedyUnsent({ signOff, keyRequest }: Submission, last: Sending): boolean {
  const days = findingsOfRound(signOff.reviewFindings, last.number, last.number).map(({ remediedOn }) => remediedOn)
  const latest = days.filter(isDay).toSorted().at(-1)
  if (latest === undefined) return false
  const later = [keyRequest.engineerSignedOffOn, keyRequest.submittedOn, signOff.formForwardedOn, signOff.ctoSignedOffOn]
  return !later.some((day) => isDay(day) && day >= latest)
}

function isLaunched({ launch }: Submission): boolean {
  const hasReceipts =
    isDay(launch.envelopeNotificationOn) && launch.envelopeNotification !== null && isDay(launch.activationOn) && launch.activation !== null
  return hasReceipts && switchOverItems.every(({ id }) => launch.switchOver[id] === true)
}

function stateOf(submission: Submission, last: Sending | undefined, { today, calendar, exported }: StatusContext): CertificationState {
  const { signOff, keyRequest } = submission
  if (isDay(signOff.certifiedOn)) return isLaunched(submission) ? 'launched' : 'certified'
  if (openFindings(signOff.reviewFindings).length > 0) return 'findings'
  if (last && isRemedyUnsent(submission, last)) return 'remedied'
  if (isDay(signOff.ctoSignedOffOn) || isDay(signOff.formForwardedOn)) return 'with-cto'
  if (isDay(keyRequest.submittedOn)) return 'form-submitted'
  if (isDay(keyRequest.engineerSignedOffOn)) return 'signed-off'
  if (!last) return exported ? 'exported' : 'draft'
  if (today > clockStart(last, calendar)) return 'in-review'
  return last.number > 1 ? 'resent' : 'sent'
}

/** @returns where it stands, who has to move, what the user can do, and which clock runs. */
export function certificationStatus(submission: Submission, context: StatusContext): CertificationStatus {
  const last = sendingsOf(submission).at(-1)
  const state = stateOf(submission, last, context)
  const about: About = { submission, context, last, open: openFindings(submission.signOff.reviewFindings) }
  const isWaiting = state !== 'draft' && state !== 'exported' && state !== 'remedied'
  return {
    state,
    round: last?.number ?? 0,
    ...words[state](about),
    clock: isWaiting ? runningClock(submission, context.today, context.calendar) : null,
  }
}

type About = { submission: Submission; context: StatusContext; last: Sending | undefined; open: ReviewFinding[] }
type Words = Pick<CertificationStatus, 'title' | 'now' | 'mover' | 'next'>

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const answer = { action: 'note-answer', label: 'Note the engineer’s answer…' } as const

function countsFrom(last: Sending, calendar: BusinessCalendar): string {
  const from = clockStart(last, calendar)
  return from === last.day ? 'that day' : formatDay(from)
}

const sentAgain = ({ last, context: { calendar } }: About, title: string): Words => ({
  title,
  now: last
    ? `It was sent on ${formatDay(last.day)}${last.time ? ` at ${last.time}` : ''} and counts from ${countsFrom(last, calendar)}. The engineer looks at it next.`
    : '',
  mover: 'engineer',
  next: answer,
})

const words: Readonly<Record<CertificationState, (about: About) => Words>> = {
  draft: ({ context: { openPoints } }) => ({
    title: 'Nothing is sent yet',
    now:
      openPoints > 0
        ? `${counted(openPoints, 'point stands', 'points stand')} in the way of the package.`
        : 'Nothing stands in the way: export the package, and send its messages.',
    mover: 'you',
    next: { action: 'export', label: openPoints > 0 ? 'See what is missing' : 'Export the package' },
  }),
  exported: ({ context: { exported } }) => ({
    title: 'Exported, ready to be sent',
    now: exported?.changed.length
      ? 'Since the export something was changed. Export it again, or note that you sent it as it was.'
      : 'Send the messages of the package. Then note here when that was: the clocks count from it.',
    mover: 'you',
    next: { action: 'note-sent', label: 'I sent it…' },
  }),
  sent: (about) => sentAgain(about, 'The package is sent'),
  'in-review': ({ last }) => ({
    title: last && last.number > 1 ? `Round ${last.number} is in review` : 'In the engineer’s review',
    now: 'The engineer looks at video, traces, log and questionnaire, and either signs off or tells you what is missing.',
    mover: 'engineer',
    next: answer,
  }),
  findings: ({ open }) => ({
    title: `The reviewers found something: ${counted(open.length, 'remedy', 'remedies')} to make`,
    now: 'Remedy each finding and say below what you did. All six business days count again from the day on which you send the remedy.',
    mover: 'you',
    next: { action: 'note-remedy', label: 'Go to the first open finding' },
  }),
  remedied: ({ last, context: { exported } }) => {
    const number = (last?.number ?? 0) + 1
    const isExported = exported?.number === number
    return {
      title: `Everything is remedied: round ${number} is next`,
      now: isExported
        ? `Round ${number} is exported. Send its messages, and note when that was.`
        : `Export round ${number}: its messages carry what has changed, and say what has not.`,
      mover: 'you',
      next: isExported ? { action: 'note-sent', label: `I sent round ${number}…` } : { action: 'export', label: `Export round ${number}` },
    }
  },
  resent: (about) => sentAgain(about, `Round ${about.last?.number ?? 2} is sent`),
  'signed-off': ({ submission }) => ({
    title: 'The engineer has signed off',
    now: `That was on ${formatDay(submission.keyRequest.engineerSignedOffOn)}. Fill in the key form that the engineer forwards; the six business days start with it.`,
    mover: 'you',
    next: { action: 'open-key-form', label: 'Fill in the key form' },
  }),
  'form-submitted': ({ submission }) => ({
    title: 'The key form is handed in',
    now: `Since ${formatDay(submission.keyRequest.submittedOn)}. The engineer forwards it with everything to the CTO’s office.`,
    mover: 'engineer',
    next: { action: 'note-forwarded', label: 'Note that it was forwarded…' },
  }),
  'with-cto': ({ submission: { signOff } }) =>
    isDay(signOff.ctoSignedOffOn)
      ? {
          title: 'The CTO has signed',
          now: `That was on ${formatDay(signOff.ctoSignedOffOn)}. The completed certification envelope comes next.`,
          mover: 'docusign',
          next: { action: 'note-certified', label: 'Note the certification…' },
        }
      : {
          title: 'With the CTO’s office',
          now: `Since ${formatDay(signOff.formForwardedOn)}.`,
          mover: 'cto',
          next: { action: 'note-cto', label: 'Note the CTO’s signature…' },
        },
  certified: ({ submission }) => ({
    title: 'Certified',
    now: `Since ${formatDay(submission.signOff.certifiedOn)}. What is left: the two messages of DocuSign, and switching over to production.`,
    mover: isDay(submission.launch.activationOn) ? 'you' : 'docusign',
    next: { action: 'open-launch', label: 'Go to the launch' },
  }),
  launched: () => ({
    title: 'Launched',
    now: 'Both messages are kept and everything is switched over.',
    mover: 'nobody',
    next: { action: 'none', label: '' },
  }),
}
