/** @file Answers compared with the profile and with what the traces show. Nothing is said of an answer that is not given, or of traces that are not read. Pure. */
import { isDay, formatDay } from '../calendar.ts'
import { addBusinessDays } from '../dates/business-calendar.ts'
import { missing, wrong, type Observation, type RuleContext } from '../findings.ts'
import { answerOf, answerPath, answerText, isQuestionApplicable, questionById, type Question } from '../questionnaire.ts'
import { currentSummary } from '../steps/traces/evidence-rules.ts'
import type { Submission } from '../submission.ts'
import type { TraceSummary } from '../traces/trace-summary.ts'
import { listedOperations } from './listed-operations.ts'

const fix = 'Correct the answer, or add the traces that belong to it.'

/** What a check is given: the answer to one question, and what the traces show. */
type Given = { question: Question; values: string[]; where: string; summary: TraceSummary }

/** @returns a rule over one answer; silent where the question does not apply, is not answered, or the traces are not read. */
function comparedWithTraces(id: string, check: (given: Given, submission: Submission) => Observation[]) {
  return (submission: Submission): Observation[] => {
    const question = questionById(id)
    const summary = currentSummary(submission)
    if (!question || !summary || !isQuestionApplicable(question, submission)) return []
    const values = answerOf(submission, question)
    return values.length === 0 ? [] : check({ question, values, where: answerPath(question), summary }, submission)
  }
}

/** @returns as in `a, b and c`. */
function inSentence(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

/** Q4.2: the version that was answered is the one that is called. */
export const restVersionIsTheTraced = comparedWithTraces('Q4.2', ({ values, where, summary: { interfaces } }) => {
  const others = interfaces.restVersions.filter((version) => !values.includes(version))
  if (others.length === 0) return []
  return [wrong('warning', where, `Q4.2 says ${inSentence(values)}, but the traces call ${inSentence(others)}.`, fix)]
})

/** Q4.3: the SOAP services that were answered are the ones that are called. */
export const soapServicesAreTheTraced = comparedWithTraces('Q4.3', ({ values, where, summary: { interfaces } }) => {
  const others = interfaces.soapServices.filter((service) => !values.includes(service))
  if (others.length === 0) return []
  return [wrong('warning', where, `Q4.3 does not name ${inSentence(others.map((name) => `${name}.asmx`))}, which the traces call.`, fix)]
})

/** Q4.4: the methods that were listed are the ones that are called. A list in words of another kind is not compared. */
export const methodsAreTheTraced = comparedWithTraces('Q4.4', ({ values, where, summary: { interfaces } }) => {
  const { operations } = interfaces
  const listed = listedOperations(values.join('\n'), operations)
  if (listed.size === 0 || operations.length === 0) return []
  const unlisted = operations.filter((operation) => !listed.has(operation))
  const untraced = [...listed].filter(([operation]) => !operations.includes(operation)).map(([, line]) => line)
  return [
    ...(unlisted.length > 0
      ? [wrong('warning', where, `Q4.4 does not list ${shortened(unlisted)}, which the traces call.`, 'Add what is missing to the list.')]
      : []),
    ...(untraced.length > 0
      ? [
          wrong(
            'info',
            where,
            `No trace shows ${shortened(untraced)}, which Q4.4 lists.`,
            'Add a trace of it, or take it off the list where it is not used.',
          ),
        ]
      : []),
  ]
})

function shortened(words: readonly string[]): string {
  const shown = words.slice(0, 5)
  return words.length > shown.length ? `${shown.join(', ')} and ${words.length - shown.length} more` : inSentence(shown)
}

const oauth = ['authorization-code', 'jwt', 'implicit']
/** What the facts of a trace call a way to sign in, and the answers that it agrees with. */
const traced: Readonly<Record<string, readonly string[]>> = {
  'Bearer token': oauth,
  'Token in the address': oauth,
  'JWT grant': ['jwt'],
  'authorization_code grant': ['authorization-code'],
  'X-DocuSign-Authentication': ['legacy-header'],
  'WS-Security': ['ws-security'],
}

/** Q5.1: the way to sign in that was answered is the one that is seen. What is in no trace is no objection: a trace may leave it out. */
export const authenticationIsTheTraced = comparedWithTraces('Q5.1', ({ question, values, where, summary: { interfaces } }, submission) => {
  const others = interfaces.authentications.filter((seen) => Object.hasOwn(traced, seen) && !traced[seen]?.some((value) => values.includes(value)))
  if (others.length === 0) return []
  const said = inSentence(answerText(submission, question).split('\n'))
  return [wrong('warning', where, `Q5.1 says ${said}, but the traces show ${inSentence(others)}.`, fix)]
})

/** Q7.1: who signs remotely only asks for no signing view. The other way round is TRC-07. */
export const remoteSigningNeedsNoView = comparedWithTraces('Q7.1', ({ values, where, summary: { coverage } }) =>
  values.includes('remote') && coverage.recipientView > 0
    ? [
        wrong(
          'warning',
          where,
          'The profile says that recipients sign remotely, but the traces ask for a signing view.',
          'Name embedded signing in the profile, or remove the traces that do not belong here.',
        ),
      ]
    : [],
)

/** Q8.1: the way in which the status comes back is the one that is seen. That Connect leaves no mark is TRC-19. */
export const statusComesAsAnswered = comparedWithTraces('Q8.1', ({ values, where, summary: { coverage, interfaces } }) => {
  const profile = 'Change the profile, or remove the traces that do not belong here.'
  if (values.includes('connect') && interfaces.polledEnvelopes > 0)
    return [
      wrong(
        'warning',
        where,
        `The profile says that Connect reports the status, but the traces ask more than once for that of ${interfaces.polledEnvelopes === 1 ? 'an envelope' : `${interfaces.polledEnvelopes} envelopes`}.`,
        'Name both in the profile and say in Q8.2 how often, or remove the status requests from the integration.',
      ),
    ]
  if ((values.includes('polling') || values.includes('none')) && coverage.connect + coverage.eventNotification > 0)
    return [
      wrong('warning', where, 'The profile does not name Connect, but the traces show it: an eventNotification or a delivered message.', profile),
    ]
  if (values.includes('none') && interfaces.polledEnvelopes > 0)
    return [wrong('warning', where, 'The profile says that no status comes back, but the traces ask for it more than once.', profile)]
  return []
})

/** Q9.1: whoever relies on Connect says what happens when one of its messages is missed. */
export function missedMessagesAreHandled(submission: Submission): Observation[] {
  const question = questionById('Q9.1')
  const { status } = submission.profile
  if (!question || (status !== 'connect' && status !== 'both')) return []
  const handled = answerOf(submission, question)
  if (handled.length === 0 || handled.includes('connect')) return []
  return [
    missing(
      'warning',
      answerPath(question),
      'Q9.1 does not name a missed Connect message, although the profile says that Connect reports the status.',
      'Handle it, as by republishing failed messages, and tick it.',
    ),
  ]
}

const testedBeforeDays = 3

/** H8: "test 3 business days before go-live". */
export function productionIsTestedInTime(submission: Submission, { settings }: RuleContext): Observation[] {
  const question = questionById('Q13.6')
  const [testedOn = ''] = question ? answerOf(submission, question) : []
  const live = submission.keyRequest.productionDateEstimate.trim()
  if (!question || !isDay(testedOn) || !isDay(live)) return []
  const latest = addBusinessDays(live, -testedBeforeDays, settings.calendar)
  if (testedOn <= latest) return []
  return [
    wrong(
      'warning',
      answerPath(question),
      `The test in production on ${formatDay(testedOn)} leaves less than three business days before going live on ${formatDay(live)}.`,
      `Test on ${formatDay(latest)} at the latest, or go live later.`,
    ),
  ]
}
