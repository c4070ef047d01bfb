/** @file Samples of the forms of trace that are JSON. */
import type { Canaries } from '../canaries.ts'
import { sandbox } from '../sandbox-ids.ts'
import type { SampleCall } from './sample-calls.ts'

const isoTime = (ms: number) => new Date(ms).toISOString()
const keyed = (headers: SampleCall['requestHeaders']) => headers.map(({ name, value }) => ({ key: name, value }))

export function har(calls: readonly SampleCall[]): string {
  const entries = calls.map((call) => ({
    startedDateTime: isoTime(call.startedAtMs),
    time: 120,
    request: {
      ...{ method: call.method, url: call.url, httpVersion: 'HTTP/1.1', cookies: [], headers: call.requestHeaders, queryString: [] },
      postData: { mimeType: 'application/json', text: call.requestBody },
    },
    response: {
      ...{ status: call.status, statusText: call.statusText, httpVersion: 'HTTP/1.1', cookies: [], headers: call.responseHeaders, redirectURL: '' },
      content: {
        size: call.responseBody.length,
        mimeType: 'application/json',
        text: Buffer.from(call.responseBody).toString('base64'),
        encoding: 'base64',
      },
    },
    serverIPAddress: '127.0.0.1',
  }))
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } }, null, 1)
}

export function postmanCollection(calls: readonly SampleCall[]): string {
  const item = calls.map((call) => {
    const request = { method: call.method, header: keyed(call.requestHeaders), url: { raw: call.url }, body: { mode: 'raw', raw: call.requestBody } }
    const example = {
      name: 'ok',
      originalRequest: request,
      status: call.statusText,
      code: call.status,
      header: keyed(call.responseHeaders),
      body: call.responseBody,
    }
    return { name: call.operation, request, response: [example] }
  })
  return JSON.stringify(
    { info: { name: 'Sandbox', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' }, item },
    null,
    '\t',
  )
}

export function newmanReport(calls: readonly SampleCall[]): string {
  const executions = calls.map((call) => ({
    item: { id: call.operation, name: call.operation },
    request: {
      ...{ method: call.method, header: keyed(call.requestHeaders), body: { mode: 'raw', raw: call.requestBody } },
      url: { protocol: 'https', host: sandbox.host.split('.'), path: new URL(call.url).pathname.slice(1).split('/'), query: [] },
    },
    response: {
      id: '1',
      status: call.statusText,
      code: call.status,
      header: keyed(call.responseHeaders),
      stream: Buffer.from(call.responseBody),
      responseTime: 20,
    },
    assertions: [],
  }))
  const timings = { started: calls[0]?.startedAtMs ?? 0, completed: (calls[0]?.startedAtMs ?? 0) + 5_000 }
  return JSON.stringify({ collection: { info: { name: 'Sandbox' } }, run: { stats: {}, timings, executions, failures: [] } })
}

export function charlesSession(calls: readonly SampleCall[]): string {
  const text = (body: string) => ({ text: body, charset: 'UTF-8', decoded: true })
  return JSON.stringify(
    calls.map((call) => ({
      ...{
        status: 'COMPLETE',
        method: call.method,
        protocolVersion: 'HTTP/1.1',
        scheme: 'https',
        host: sandbox.host,
        actualPort: 443,
        tunnel: false,
      },
      ...{ path: new URL(call.url).pathname, query: null, times: { start: isoTime(call.startedAtMs), end: isoTime(call.startedAtMs + 90) } },
      request: {
        sizes: { headers: 300, body: call.requestBody.length },
        mimeType: 'application/json',
        header: { headers: call.requestHeaders },
        body: text(call.requestBody),
      },
      response: {
        status: call.status,
        sizes: { headers: 300, body: call.responseBody.length },
        header: { headers: call.responseHeaders },
        body: text(call.responseBody),
      },
    })),
  )
}

export function connectJson({ email, person, accessCode }: Canaries): string {
  const recipients = { signers: [{ name: person, email, accessCode, status: 'completed' }] }
  const envelopeSummary = {
    status: 'completed',
    envelopeId: sandbox.envelopeId,
    recipients,
    envelopeDocuments: [{ documentId: '1', PDFBytes: Buffer.alloc(300, 7).toString('base64') }],
  }
  const data = { accountId: sandbox.accountId, userId: sandbox.userId, envelopeId: sandbox.envelopeId, envelopeSummary }
  return JSON.stringify({
    event: 'envelope-completed',
    apiVersion: 'v2.1',
    uri: `/restapi/v2.1/accounts/${sandbox.accountId}/envelopes/${sandbox.envelopeId}`,
    generatedDateTime: '2026-03-02T09:20:00.000Z',
    data,
  })
}
