/** @file R6.1, R6.2: whether the traces that the profile calls for are there. Pure. */
import { missing, wrong, type Observation } from '../../findings.ts'
import type { Submission } from '../../submission.ts'
import type { TraceSummary } from '../../traces/trace-summary.ts'
import { isSummaryCurrent } from '../../traces/traces-section.ts'

/** @returns what is known of exactly the files of the submission; null while they are not read. */
export function currentSummary({ traces }: Submission): TraceSummary | null {
  return isSummaryCurrent(traces) ? traces.summary : null
}

/** @returns whether the profile names this API. */
export function calls({ profile }: Submission, api: 'rest' | 'soap'): boolean {
  return profile.api === api || profile.api === 'both'
}

/** By what is in the traces: one call with both sides; while they are not read, by the kind that was entered. */
function has(submission: Submission, api: 'rest' | 'soap'): boolean {
  const summary = currentSummary(submission)
  return summary ? summary.complete[api] > 0 : submission.traces.files.some((trace) => trace.api === api)
}

/** R6.1: "For REST API … JSON/XML request and response". */
export function restTracesAreThere(submission: Submission): Observation[] {
  if (!calls(submission, 'rest') || has(submission, 'rest')) return []
  return [
    missing(
      'blocker',
      'traces.files',
      'There is no trace of REST requests and responses.',
      'Add the API request log, a HAR file or another record of both sides of the calls.',
    ),
  ]
}

/** R6.2: "For SOAP API … SOAP Trace request and response". */
export function soapTracesAreThere(submission: Submission): Observation[] {
  if (!calls(submission, 'soap') || has(submission, 'soap')) return []
  return [missing('blocker', 'traces.files', 'There is no SOAP trace.', 'Add the message log of the SOAP client, with requests and responses.')]
}

/** While the profile does not say which API is called, some trace is needed all the same. */
export function someTraceIsThere(submission: Submission): Observation[] {
  if (submission.profile.api !== '' || submission.traces.files.length > 0) return []
  return [missing('blocker', 'traces.files', 'There are no traces.', 'Say in the profile which API is called, then add the requests and responses.')]
}

/** R6.1, R6.2: nothing is passed off as checked that was not read. */
export function tracesAreRead(submission: Submission): Observation[] {
  if (submission.traces.files.length === 0 || currentSummary(submission)) return []
  return [
    wrong(
      'cannot-verify',
      'traces.files',
      'The traces are not read yet, so what they hold is not checked.',
      'Open the page of the traces, which reads them.',
    ),
  ]
}

/** TRC-19: with Connect, a sample of what it delivered. Where no sign of Connect is there at all, another check says so. */
export function connectSampleIsThere(submission: Submission): Observation[] {
  const { status } = submission.profile
  if (status !== 'connect' && status !== 'both') return []
  const summary = currentSummary(submission)
  const isThere = summary ? summary.coverage.connect > 0 : submission.traces.files.some(({ api }) => api === 'connect')
  if (isThere || (summary && summary.coverage.eventNotification === 0)) return []
  return [
    missing(
      'warning',
      'traces.files',
      'The profile names Connect, but there is no sample of what Connect delivered.',
      'Add one Connect message, as XML or JSON.',
    ),
  ]
}
