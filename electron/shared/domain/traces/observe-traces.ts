/** @file All rules that look at exchanges alone, in the order of their ids. Pure. */
import type { Severity } from '../findings.ts'
import { mergeDuplicates } from './duplicates.ts'
import type { ExchangeFacts } from './exchange-facts.ts'
import {
  authenticationIsVisible,
  bodiesAreWellFormed,
  everyCallHasBothSides,
  everyRequestIsWhole,
  everyResponseIsWhole,
} from './rules/completeness-rules.ts'
import { everyCallIsThereOnce, everyFileGaveAnExchange, requestLogHasRoom } from './rules/file-rules.ts'
import { callsStayBelowTheLimits } from './rules/frequency-rule.ts'
import { hostIsTheSandbox, noLimitWasHit, normalFlowHasNoErrors } from './rules/outcome-rules.ts'
import { statusIsNotPolled } from './rules/polling-rule.ts'
import { everyCallHasItsTime, finishedEnvelopesAreLeftAlone, listsAreFiltered } from './rules/status-rules.ts'
import type { SummarisedFile, TraceRule } from './rules/trace-rule.ts'
import type { TraceObservation } from './trace-summary.ts'

/** Rules that look at what is in the files, duplicates and all. */
const rulesOfFiles: readonly TraceRule[] = [everyFileGaveAnExchange, requestLogHasRoom, everyCallIsThereOnce]

/** Rules that look at the calls, each once. */
const rulesOfCalls: readonly TraceRule[] = [
  everyCallHasBothSides,
  everyRequestIsWhole,
  everyResponseIsWhole,
  authenticationIsVisible,
  normalFlowHasNoErrors,
  hostIsTheSandbox,
  statusIsNotPolled,
  callsStayBelowTheLimits,
  noLimitWasHit,
  finishedEnvelopesAreLeftAlone,
  listsAreFiltered,
  everyCallHasItsTime,
  bodiesAreWellFormed,
]

const weight: Record<Severity, number> = { blocker: 0, warning: 1, 'cannot-verify': 2, info: 3 }

/** @returns what all rules observe, by rule. Of more than `most` the weightiest stay. */
export function observeTraces(facts: readonly ExchangeFacts[], files: readonly SummarisedFile[], most = 200): TraceObservation[] {
  const calls = mergeDuplicates(facts)
  const found = [...rulesOfFiles.flatMap((rule) => rule(facts, files)), ...rulesOfCalls.flatMap((rule) => rule(calls, files))]
  return found
    .toSorted((a, b) => weight[a.severity] - weight[b.severity])
    .slice(0, most)
    .toSorted((a, b) => a.rule.localeCompare(b.rule) || weight[a.severity] - weight[b.severity])
}
