/** @file The rules about traces that look at what was read of them, and at the rest of the submission. Nothing is said before they are read. Pure. */
import { missing, waivable, wrong, type Observation } from '../../findings.ts'
import type { Submission } from '../../submission.ts'
import { calls, currentSummary } from './evidence-rules.ts'
import { counted, isGiven } from '../step-definition.ts'

const where = 'traces.files'

/** What the exchanges alone show: TRC-01 to TRC-24, each under its own id. */
export function exchangesAreInOrder(submission: Submission): Observation[] {
  return (currentSummary(submission)?.observations ?? []).map(({ rule, severity, message, fix }) => ({
    rule,
    severity,
    where,
    message,
    fix,
    isMissing: false,
  }))
}

/** TRC-01: what no call was made of is told. */
export function everythingIsRead(submission: Submission): Observation[] {
  return (currentSummary(submission)?.files ?? []).flatMap(({ name, exchanges, unread }) => {
    const [first] = unread
    // A file without any exchange is told by TRC-01 of the exchanges.
    if (!first || exchanges === 0) return []
    const place = [...(first.member === null ? [] : [first.member]), `line ${first.line}`].join(', ')
    const more = unread.length > 1 ? `, and ${counted(unread.length - 1, 'more part')}` : ''
    return [
      wrong(
        'warning',
        where,
        `${name} holds something that was not read: ${place}, ${counted(first.bytes, 'byte')}: ${first.reason.replace(/\.$/, '')}${more}.`,
        'Look whether a call is hidden there; if so, export it again in another form.',
      ),
    ]
  })
}

/** TRC-06: a trace belongs to an API that the profile names, by the kind that was entered. */
export function kindsMatchTheProfile(submission: Submission): Observation[] {
  if (submission.profile.api === '') return []
  return submission.traces.files.flatMap(({ file, api }, index) =>
    api === 'connect' || calls(submission, api)
      ? []
      : [
          wrong(
            'warning',
            `traces.files.${index}.api`,
            `${file.name} is entered as a ${api.toUpperCase()} trace, but the profile does not name ${api.toUpperCase()}.`,
            'Change the kind of the trace, or the API in the profile.',
          ),
        ],
  )
}

/** TRC-06: the calls are of an API that the profile names. */
export function callsMatchTheProfile(submission: Submission): Observation[] {
  const summary = currentSummary(submission)
  if (!summary || submission.profile.api === '') return []
  return (['rest', 'soap'] as const)
    .filter((api) => summary.complete[api] > 0 && !calls(submission, api))
    .map((api) =>
      wrong(
        'blocker',
        where,
        `The traces hold ${counted(summary.complete[api], `${api.toUpperCase()} call`)}, but the profile does not name ${api.toUpperCase()}.`,
        'Choose both in the profile, or remove the trace that does not belong to this integration.',
      ),
    )
}

/** TRC-07: what the profile says that the integration does is shown by a call that succeeded (R5.2, section 2.3 of the facts). */
export function flowIsCovered(submission: Submission): Observation[] {
  const summary = currentSummary(submission)
  if (!summary || summary.exchanges === 0) return []
  const { coverage } = summary
  const { signing, status } = submission.profile
  const found: Observation[] = []
  const lacks = (what: string, fix: string) => void found.push(missing('warning', where, `No successful call ${what}.`, fix))
  if (coverage.createOrSend === 0) lacks('creates or sends an envelope', 'Add a trace of the call that sends the document to be signed.')
  if ((signing === 'embedded' || signing === 'both') && coverage.recipientView === 0)
    lacks('asks for the signing view, although the profile names embedded signing', 'Add a trace of the recipient view, or change the profile.')
  if ((status === 'polling' || status === 'both') && coverage.status === 0)
    lacks('asks for the status, although the profile names status requests', 'Add a trace of a status request, or change the profile.')
  if (coverage.documents === 0)
    found.push(
      missing(
        'cannot-verify',
        where,
        'No successful call fetches documents; the profile does not tell whether the integration does.',
        'Add a trace of fetching the signed documents, if the integration does that (question Q8.8).',
      ),
    )
  return found
}

/** TRC-10: one integrator key, wherever it is visible, and the one of step 8. Forms of writing it are one key. */
export function keyIsOneAndTheSame(submission: Submission): Observation[] {
  const summary = currentSummary(submission)
  if (!summary || summary.exchanges === 0) return []
  const { integratorKeys: keys } = summary
  if (keys.length === 0)
    return [
      wrong(
        'cannot-verify',
        where,
        "No trace shows the integrator key (DocuSign's request log leaves it out), so it is not compared with step 8.",
        'Leave it, or add a trace that shows it: X-DocuSign-Authentication, WS-Security or the call for a token.',
      ),
    ]
  if (keys.length > 1)
    return [
      wrong(
        'blocker',
        where,
        `The traces show ${keys.length} integrator keys: ${keys.join(', ')}. One integration has one key.`,
        'Keep the traces of the key that is to be certified.',
      ),
    ]
  const own = submission.keyRequest.integratorKey.trim()
  if (!isGiven(own) || keys[0]?.toLowerCase() === own.toLowerCase()) return []
  return [
    wrong(
      'blocker',
      where,
      `The traces show the integrator key ${keys[0] ?? ''}, but step 8 names ${own}.`,
      'Correct the key in step 8, or add traces of the key that is to be certified.',
    ),
  ]
}

/** TRC-19: with Connect in the profile, the traces show it: an eventNotification, or a message that was delivered. */
export function connectLeavesItsMark(submission: Submission): Observation[] {
  const summary = currentSummary(submission)
  const { status } = submission.profile
  if (!summary || summary.exchanges === 0 || (status !== 'connect' && status !== 'both')) return []
  if (summary.coverage.connect > 0 || summary.coverage.eventNotification > 0) return []
  return [
    missing(
      'warning',
      where,
      'The profile names Connect, but no trace shows it: neither an eventNotification nor a delivered message.',
      'Add one Connect message, as XML or JSON, or a call that creates an envelope with eventNotification.',
    ),
  ]
}

const severityOfResidue = { secret: 'blocker', personal: 'warning' } as const

/** TRC-22: the independent scan finds no secret, and no personal data, in what would leave. */
export function nothingIsLeftToRedact(submission: Submission): Observation[] {
  const residual = currentSummary(submission)?.residual ?? []
  return (['secret', 'personal'] as const).flatMap((kind) => {
    const left = residual.filter((found) => found.class === kind)
    if (left.length === 0) return []
    const places = left.slice(0, 5).map(({ what, place }) => `${what} in ${place}`)
    const more = left.length > places.length ? `, and ${left.length - places.length} more` : ''
    const residue = wrong(
      severityOfResidue[kind],
      where,
      `The redacted traces still hold ${kind === 'secret' ? counted(left.length, 'secret') : counted(left.length, 'piece of personal data', 'pieces of personal data')}: ${places.join('; ')}${more}.`,
      'Take the text out under "What is taken out", or remove the trace.',
    )
    return [kind === 'personal' ? waivable(residue) : residue]
  })
}
