/** @file Step 6: copies of the requests and responses. Pure. */
import type { Submission } from '../submission.ts'
import { always, counted, type StepDefinition, type StepProgress } from './step-definition.ts'
import {
  connectSampleIsThere,
  currentSummary,
  restTracesAreThere,
  soapTracesAreThere,
  someTraceIsThere,
  tracesAreRead,
} from './traces/evidence-rules.ts'
import {
  callsMatchTheProfile,
  connectLeavesItsMark,
  everythingIsRead,
  exchangesAreInOrder,
  flowIsCovered,
  keyIsOneAndTheSame,
  kindsMatchTheProfile,
  nothingIsLeftToRedact,
} from './traces/summary-rules.ts'

function progress(submission: Submission): StepProgress {
  const count = submission.traces.files.length
  const isComplete = count > 0 && [restTracesAreThere, soapTracesAreThere].every((rule) => rule(submission).length === 0)
  const summary = currentSummary(submission)
  const detail = [counted(count, 'file'), ...(summary ? [counted(summary.exchanges, 'call')] : [])].join(', ')
  return { isStarted: count > 0, isComplete, detail: count > 0 ? detail : '' }
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
    { id: 'R6.1', quote: 'JSON/XML request and response', check: tracesAreRead },
    { id: 'TRC-22', quote: '', check: nothingIsLeftToRedact },
    { id: 'TRC-01', quote: 'JSON/XML request and response', check: exchangesAreInOrder },
    { id: 'TRC-01', quote: 'JSON/XML request and response', check: everythingIsRead },
    { id: 'TRC-06', quote: 'For REST API … For SOAP API …', check: kindsMatchTheProfile },
    { id: 'TRC-06', quote: 'For REST API … For SOAP API …', check: callsMatchTheProfile },
    { id: 'TRC-07', quote: 'from document generation, to sending, signing, and statusing', check: flowIsCovered },
    { id: 'TRC-10', quote: 'existing Integrator Key', check: keyIsOneAndTheSame },
    { id: 'TRC-19', quote: 'statusing back to your system', check: connectLeavesItsMark },
    { id: 'TRC-19', quote: 'statusing back to your system', check: connectSampleIsThere },
  ],
  progress,
}
