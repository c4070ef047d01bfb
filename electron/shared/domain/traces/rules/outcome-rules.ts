/** @file Whether the calls went well, and where they went to. Pure. */
import { explainError } from '../error-codes.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import { hostName, isSandboxHost } from '../docusign-hosts.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { callsAt, groupedBy, isOwnCall, observe, type SummarisedFile } from './trace-rule.ts'

/** Section 1.3 of the facts: limits on calls and on polling, and SOAP error number 207. */
function isLimitError({ kind, status, errorCode, errorMessage }: ExchangeFacts): boolean {
  if (status === 429) return true
  if (errorCode === null) return false
  if (/^(?:hourly|burst)_(?:apiinvocation|envelope_polling|apiinvocation_envelope)_limit_exceeded$/i.test(errorCode)) return true
  if (/(?:polling|apiinvocation|api)_limit_exceeded/i.test(errorCode)) return true
  return kind === 'soap' && (errorCode === '207' || /\b(?:error (?:number|code) ?207|hourly_apiinvocation_limit)/i.test(errorMessage ?? ''))
}

function errorText({ status, errorCode, errorMessage }: ExchangeFacts): string {
  return [status === 0 ? '' : String(status), errorCode ?? '', errorMessage === null ? '' : `"${errorMessage.slice(0, 300)}"`]
    .filter((part) => part !== '')
    .join(' ')
}

/** TRC-08: calls of the normal flow succeed; in a trace of an exception flow an error is what it shows. Errors of limits are told by TRC-13. */
export function normalFlowHasNoErrors(facts: readonly ExchangeFacts[], files: readonly SummarisedFile[]): TraceObservation[] {
  const judged = facts.filter((fact) => isOwnCall(fact) && fact.hasResponse && !isLimitError(fact))
  const isException = ({ file }: ExchangeFacts) => files[file]?.flow === 'exception'
  const failed = groupedBy(judged, (fact) => (fact.isClean === false ? `${isException(fact)} ${fact.status} ${fact.errorCode ?? ''}` : null))
  const found = [...failed.values()].map((calls) => {
    const [first] = calls
    const advice = explainError(first?.errorCode ?? '')?.advice
    const isExpected = first !== undefined && isException(first)
    return observe(
      'TRC-08',
      isExpected ? 'info' : 'blocker',
      calls,
      `${callsAt(calls)}: answered with an error, ${first ? errorText(first) : ''}.`,
      isExpected
        ? 'Nothing; the file is marked as an exception flow.'
        : `${advice ? `${advice} ` : ''}Make the call again without the error, or mark the file as an exception flow if it is there to show one.`,
    )
  })
  const untold = judged.filter(({ isClean }) => isClean === null)
  if (untold.length > 0)
    found.push(
      observe(
        'TRC-08',
        'cannot-verify',
        untold,
        `${callsAt(untold)}: neither a status nor the body tells whether it succeeded.`,
        'Add the same calls in a form that shows the status, as the request log or HAR.',
      ),
    )
  return found
}

/** TRC-09: evidence comes from the sandbox, `demo.docusign.net`. */
export function hostIsTheSandbox(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const judged = facts.filter((fact) => isOwnCall(fact) && fact.hasRequest)
  const production = [...groupedBy(judged, ({ host, isProductionHost }) => (isProductionHost ? hostName(host) : null))].map(([host, calls]) =>
    observe(
      'TRC-09',
      'blocker',
      calls,
      `${callsAt(calls)}: sent to ${host}, which is production.`,
      'Make the calls with a developer account at demo.docusign.net and account-d.docusign.com; production comes after the certification.',
    ),
  )
  const elsewhere = groupedBy(judged, ({ host, isProductionHost }) => (isProductionHost || isSandboxHost(host) ? null : hostName(host)))
  const unknown = [...elsewhere].map(([host, calls]) =>
    observe(
      'TRC-09',
      'cannot-verify',
      calls,
      host === ''
        ? `${callsAt(calls)}: the trace does not name the host, so it is not known whether that was the sandbox.`
        : `${callsAt(calls)}: sent to ${host}, which is not a host of DocuSign; whether it leads to the sandbox cannot be told.`,
      'Capture the calls where they leave for DocuSign, or say in the note where they went.',
    ),
  )
  return [...production, ...unknown]
}

/** TRC-13: no call was refused because of a limit. That holds for exception flows too: no integration may run into one. */
export function noLimitWasHit(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const own = facts.filter(isOwnCall)
  const limited = groupedBy(own, (fact) => (isLimitError(fact) ? (fact.errorCode ?? String(fact.status)) : null))
  const found = [...limited].map(([code, calls]) =>
    observe(
      'TRC-13',
      'blocker',
      calls,
      `${callsAt(calls)}: refused because of a limit, ${code}.`,
      explainError(code)?.advice ?? 'Space the calls out: wait until the time in X-RateLimit-Reset, and let Connect tell the status.',
    ),
  )
  const silent = own.filter((fact) => fact.isClean === false && fact.errorCode === null && fact.status === 400)
  if (silent.length > 0)
    found.push(
      observe(
        'TRC-13',
        'cannot-verify',
        silent,
        `${callsAt(silent)}: answered with 400, but the trace does not show which error; it may be a limit.`,
        'Capture the call with the body of its response.',
      ),
    )
  return found
}
