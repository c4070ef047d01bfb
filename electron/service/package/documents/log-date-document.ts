/** @file 5-api-call-log-dates.pdf: where the reviewers find the calls in their own logs (R7.1 to R7.3). Pure. */
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import { countedCalls } from '#shared/domain/statements.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import { statementText } from './statement-text.ts'

export function logDateBlocks({ logDate, keyRequest, profile }: Submission): Block[] {
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
      ['Review requested on', profile.plannedRequestDate],
    ),
    { kind: 'heading', text: 'Where to look' },
    fields(['Integrator key', keyRequest.integratorKey], ['Account id', logDate.accountId], ['User', logDate.userName]),
    { kind: 'heading', text: 'What is there' },
    fields(
      ['Successful calls', logDate.successfulCalls],
      [`At least ${requiredSuccessfulCalls} successful calls, counted in the log by`, statementText(logDate.attestation, countedCalls(logDate))],
    ),
  ]
}
