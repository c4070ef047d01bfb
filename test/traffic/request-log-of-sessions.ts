/** @file Recorded sessions as DocuSign's own API request log shows them (its usual layout): decoded, credentials left out, CRLF. */
import { zipOf } from '../helpers/zip-of.ts'
import type { Session } from './recording-proxy.ts'
import { restBase, sandbox } from './sandbox-ids.ts'
import { parseWireMessage } from './wire-message.ts'

const statusNames: Record<number, string> = { 200: 'OK', 201: 'Created', 400: 'BadRequest', 404: 'NotFound' }

/** Names that DocuSign's servers use inside; the log is named by them. */
const operations: [part: RegExp, name: string][] = [
  [/^POST .*\/views\/recipient$/, 'RequestRecipientToken'],
  [/^GET .*\/documents\//, 'GetEnvelopeDocument'],
  [/^GET .*\/recipients$/, 'GetEnvelopeRecipients'],
  [/^GET .*\/envelopes\//, 'GetEnvelope'],
  [/^POST .*\/envelopes$/, 'CreateAndSendEnvelope'],
]

/** Calls that do not go to an account are not logged. */
export function requestLogOfSessions(sessions: readonly Session[]): Promise<Buffer> {
  const logged = sessions.filter(({ sent }) => sent.subarray(0, 2_000).includes(restBase))
  return zipOf(logged.map(entryOf))
}

function entryOf({ startedAtMs, sent, received }: Session, index: number): { name: string; content: Buffer } {
  const request = parseWireMessage(sent)
  const response = parseWireMessage(received)
  const [method = '', address = ''] = request.firstLine.split(' ')
  const { pathname, search } = new URL(address)
  const status = Number(response.firstLine.split(' ')[1])
  const statusName = statusNames[status] ?? 'Unknown'
  const operation = operations.find(([part]) => part.test(`${method} ${pathname}`))?.[1] ?? 'ExecuteLoggedApiBusinessLogic'
  const token = response.headers.find(({ name }) => name.toLowerCase() === 'x-docusign-tracetoken')?.value ?? ''
  const timestamp = new Date(startedAtMs).toISOString().replace('Z', '8014Z')
  const lines = [
    ...[`TraceToken: ${token}`, `Timestamp: ${timestamp}`, ''],
    ...[`${method} https://${sandbox.host}:7801${pathname}${search}`, ...request.headers.map(logLine), ''],
  ]
  const text = (content: readonly string[]) => Buffer.from(`${content.join('\r\n')}\r\n`, 'latin1')
  const body = request.body.length > 0 ? [request.body, text(['', ''])] : []
  return {
    name: `${String(index).padStart(2, '0')}_${statusName}_${operation}.txt`,
    content: Buffer.concat([text(lines), ...body, text([`${status} ${statusName}`, ...response.headers.map(logLine), '']), response.body]),
  }
}

function logLine({ name, value }: { name: string; value: string }): string {
  return name.toLowerCase() === 'authorization' ? `${name}: ${value.split(' ')[0]} [omitted]` : `${name}: ${value}`
}
