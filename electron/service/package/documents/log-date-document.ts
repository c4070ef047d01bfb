/** @file 5-api-call-log-dates.pdf: where the reviewers find the calls in their own logs (R7.1 to R7.3). Pure. */
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import { requestSentOn } from '#shared/domain/rounds/sendings.ts'
import { countedCalls } from '#shared/domain/statements.ts'
import { daysOfCalls } from '#shared/domain/steps/traces/log-date-rules.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import { statementText } from './statement-text.ts'

/**
 * The days are those that the integrator names: DocuSign counts in its own log, and the traces need not hold every call of that day.
 * On which days the traces have theirs stands beside, so that nobody takes the one for the other (TRC-16).
 */
export function logDateBlocks(submission: Submission): Block[] {
  const { logDate, keyRequest, profile } = submission
  const traced = daysOfCalls(submission).map((text) => text.charAt(0).toUpperCase() + text.slice(1))
  return [
    {
      kind: 'paragraph',
      text: `The API call log of these days shows at least ${requiredSuccessfulCalls} successful calls of the normal flow, made with the integrator key below.`,
    },
    { kind: 'heading', text: 'Days' },
    fields(
      ['First day', logDate.startsOn],
      ['Last day', logDate.endsOn.trim() || logDate.startsOn],
      ['Time zone of these days', logDate.timeZone, 'DocuSign logs in UTC.'],
      ['Review requested on', requestSentOn(submission) || profile.plannedRequestDate],
    ),
    { kind: 'heading', text: 'Where to look' },
    fields(['Integrator key', keyRequest.integratorKey], ['Account id', logDate.accountId], ['User', logDate.userName]),
    { kind: 'heading', text: 'What is there' },
    fields(
      ['Successful calls', logDate.successfulCalls],
      ...(traced.length === 0 ? [] : [['Calls in the traces of this package', traced.join('\n')] satisfies [string, string]]),
      [`At least ${requiredSuccessfulCalls} successful calls, counted in the log by`, statementText(logDate.attestation, countedCalls(logDate))],
    ),
  ]
}
