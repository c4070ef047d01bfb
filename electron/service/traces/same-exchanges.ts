/** @file Redaction may change values, never the traffic: a redacted copy must read like its original. Pure. */
import { createHash } from 'node:crypto'
import { UserError } from '#shared/contract/errors.ts'
import type { Exchange, Header } from '#shared/domain/traces/exchange.ts'

/** @returns a fingerprint of everything about an exchange that no redaction touches: sides, method, status, names of headers, time, token. */
export function exchangeShape({ format, startedAtMs, request, response, traceToken }: Exchange): string {
  const shape = [
    format,
    startedAtMs,
    traceToken,
    request && [request.method, names(request.headers), request.body !== null && request.body.bytes.length > 0],
    response && [response.status, names(response.headers), response.body !== null && response.body.bytes.length > 0],
  ]
  return createHash('sha256').update(JSON.stringify(shape)).digest('base64url').slice(0, 16)
}

function names(headers: readonly Header[] | null): string[] | null {
  return headers?.map(({ name }) => name.toLowerCase()) ?? null
}

/** @throws UserError `internal` naming the first exchange that reads differently */
export function requireSameExchanges(name: string, original: readonly string[], redacted: readonly string[]): void {
  const at = original.findIndex((shape, index) => redacted[index] !== shape)
  if (at === -1 && original.length === redacted.length) return
  const what = at === -1 ? `${redacted.length} exchanges instead of ${original.length}` : `another exchange number ${at + 1}`
  throw new UserError(
    'internal',
    `The redacted copy of ${JSON.stringify(name)} reads like ${what}; it was not used.`,
    'Report this with the form of the trace; as a HAR file the same traffic can be added.',
  )
}
