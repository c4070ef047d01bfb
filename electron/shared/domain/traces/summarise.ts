/** @file Makes the summary of all traces of a submission: what the rules of steps 6 and 7 know of them. Pure. */
import { countedCalls, quartersOf } from './quarters.ts'
import { mergeDuplicates } from './duplicates.ts'
import type { ExchangeFacts, OperationRole } from './exchange-facts.ts'
import { observeTraces } from './observe-traces.ts'
import { inTime, isOwnCall, type SummarisedFile } from './rules/trace-rule.ts'
import type { Coverage, TraceSummary } from './trace-summary.ts'
import { usedInterfaces } from './used-interfaces.ts'

export type { SummarisedFile } from './rules/trace-rule.ts'

export type SummaryInput = {
  /** Of all files, in their order. */
  facts: readonly ExchangeFacts[]
  files: readonly SummarisedFile[]
  redactions: TraceSummary['redactions']
  residual: TraceSummary['residual']
}

const most = { unread: 20, ids: 20, residual: 100 }

/** @returns a summary that fits its schema, however many exchanges there are. */
export function summariseTraces({ facts, files, redactions, residual }: SummaryInput): TraceSummary {
  const calls = mergeDuplicates(facts)
  const own = calls.filter(isOwnCall)
  const counted = inTime(countedCalls(calls, (file) => files[file]?.flow ?? 'normal'))
  const untimed = counted.filter(({ startedAtMs }) => startedAtMs === null)
  return {
    of: files.map(({ sha256 }) => sha256),
    files: summariseFiles(facts, files),
    exchanges: facts.length,
    complete: { rest: completeOf(calls, 'rest'), soap: completeOf(calls, 'soap') },
    coverage: coverageOf(calls, files),
    interfaces: usedInterfaces(own),
    integratorKeys: distinct(own.map(({ integratorKey }) => integratorKey?.slice(0, 100) ?? null)),
    accountIds: distinct(own.map(({ accountId }) => accountId?.slice(0, 100) ?? null)),
    userNames: distinct(own.map(({ userName }) => userName?.slice(0, 200) ?? null)),
    quarters: quartersOf(counted),
    cleanWithoutTime: untimed.filter(({ isClean }) => isClean === true).length,
    failedWithoutTime: untimed.filter(({ isClean }) => isClean !== true).length,
    observations: observeTraces(facts, files),
    redactions,
    residual: residual.slice(0, most.residual),
  }
}

function summariseFiles(facts: readonly ExchangeFacts[], files: readonly SummarisedFile[]): TraceSummary['files'] {
  const summaries = files.map(({ name, unread }): TraceSummary['files'][number] => ({
    name,
    formats: {},
    exchanges: 0,
    unread: unread.slice(0, most.unread).map(({ member, line, bytes, reason }) => ({ member, line, bytes, reason })),
  }))
  for (const { file, format } of facts) {
    const summary = summaries[file]
    if (!summary) continue
    summary.exchanges += 1
    summary.formats[format] = (summary.formats[format] ?? 0) + 1
  }
  return summaries
}

function completeOf(calls: readonly ExchangeFacts[], kind: 'rest' | 'soap'): number {
  return calls.filter((fact) => fact.kind === kind && !fact.isWebApplication && fact.hasRequest && fact.hasResponse).length
}

/** What a normal flow shows; errors and exception flows show nothing of it. */
function coverageOf(calls: readonly ExchangeFacts[], files: readonly SummarisedFile[]): Coverage {
  const normal = calls.filter(({ file }) => files[file]?.flow !== 'exception')
  const clean = normal.filter((fact) => isOwnCall(fact) && fact.isClean === true)
  const count = (...roles: OperationRole[]) => clean.filter(({ role }) => roles.includes(role)).length
  return {
    createOrSend: count('create-or-send'),
    recipientView: count('recipient-view'),
    status: count('status-read', 'status-list'),
    connect: normal.filter(({ kind, isClean }) => kind === 'connect' && isClean !== false).length,
    eventNotification: clean.filter(({ hasEventNotification }) => hasEventNotification).length,
    documents: count('documents'),
  }
}

/** Without regard to case: the first way of writing stays. */
function distinct(values: readonly (string | null)[]): string[] {
  const found = new Map<string, string>()
  for (const value of values) {
    if (value === null || found.size === most.ids) continue
    if (!found.has(value.toLowerCase())) found.set(value.toLowerCase(), value)
  }
  return [...found.values()]
}
