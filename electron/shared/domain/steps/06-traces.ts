/** @file Step 6: copies of the requests and responses. Pure. What the files hold is not read here. */
import { missing, wrong, type Observation } from '../findings.ts'
import type { Submission } from '../submission.ts'
import { always, counted, type StepDefinition, type StepProgress } from './step-definition.ts'

function has({ traces }: Submission, api: 'rest' | 'soap' | 'connect'): boolean {
  return traces.files.some((trace) => trace.api === api)
}

function calls({ profile }: Submission, api: 'rest' | 'soap'): boolean {
  return profile.api === api || profile.api === 'both'
}

/** R6.1: "For REST API … JSON/XML request and response". */
function restTracesAreThere(submission: Submission): Observation[] {
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
function soapTracesAreThere(submission: Submission): Observation[] {
  if (!calls(submission, 'soap') || has(submission, 'soap')) return []
  return [missing('blocker', 'traces.files', 'There is no SOAP trace.', 'Add the message log of the SOAP client, with requests and responses.')]
}

/** While the profile does not say which API is called, some trace is needed all the same. */
function someTraceIsThere(submission: Submission): Observation[] {
  if (submission.profile.api !== '' || submission.traces.files.length > 0) return []
  return [missing('blocker', 'traces.files', 'There are no traces.', 'Say in the profile which API is called, then add the requests and responses.')]
}

/** TRC-06: a trace belongs to an API that the profile names. */
function tracesMatchTheProfile(submission: Submission): Observation[] {
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

/** A12: with Connect, a sample of what it delivered. */
function connectSampleIsThere(submission: Submission): Observation[] {
  const { status } = submission.profile
  if ((status !== 'connect' && status !== 'both') || has(submission, 'connect')) return []
  return [
    missing(
      'warning',
      'traces.files',
      'The profile names Connect, but there is no sample of what Connect delivered.',
      'Add one Connect message, as XML or JSON.',
    ),
  ]
}

/** R6.1, R6.2: that each call is there with both sides is for a person to see. */
function bothSidesAreUnread({ traces }: Submission): Observation[] {
  if (traces.files.length === 0) return []
  return [
    wrong(
      'cannot-verify',
      'traces.files',
      'Whether every call is there with its request, its response and their headers is not checked.',
      'Look through the traces for calls of which one side is missing.',
    ),
  ]
}

function progress(submission: Submission): StepProgress {
  const count = submission.traces.files.length
  const isComplete = count > 0 && [restTracesAreThere, soapTracesAreThere].every((rule) => rule(submission).length === 0)
  return { isStarted: count > 0, isComplete, detail: count > 0 ? counted(count, 'file') : '' }
}

export const tracesStep: StepDefinition = {
  id: 'traces',
  number: 6,
  title: 'Requests and responses',
  shortTitle: 'Traces',
  path: 'traces',
  isApplicable: always,
  canStart: () => true,
  rules: [
    { id: 'R6.1', quote: 'For REST API … JSON/XML request and response', check: restTracesAreThere },
    { id: 'R6.2', quote: 'For SOAP API … SOAP Trace request and response', check: soapTracesAreThere },
    { id: 'R6.1', quote: 'JSON/XML request and response', check: someTraceIsThere },
    { id: 'R6.1', quote: 'JSON/XML request and response', check: bothSidesAreUnread },
    { id: 'TRC-06', quote: 'For REST API … For SOAP API …', check: tracesMatchTheProfile },
    { id: 'A12', quote: 'statusing back to your system', check: connectSampleIsThere },
  ],
  progress,
}
