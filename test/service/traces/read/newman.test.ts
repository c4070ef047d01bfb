import { describe, expect, it } from 'vitest'
import { newmanReader } from '../../../../electron/service/traces/read/newman.ts'
import { jsonAt } from '../../../helpers/json-at.ts'
import { readWith, recognises } from '../../../helpers/read-with.ts'

const answer = '{"envelopeId":"93be49ab-afa0-4adf-933c-f752070d71ec","emailSubject":"Zoë"}'

const execution = {
  cursor: { position: 0, iteration: 0, length: 1, cycles: 1, empty: false, eof: false, bof: true, cr: false, ref: 'r', httpRequestId: 'h' },
  item: { id: 'i', name: 'Send', request: { url: { path: ['{{x}}'], host: ['{{base}}'] }, method: 'POST' }, response: [], event: [] },
  request: {
    url: {
      protocol: 'https',
      port: '8811',
      path: ['restapi', 'v2.1', 'accounts', '1703061', 'envelopes', ':id'],
      host: ['demo', 'docusign', 'net'],
      query: [{ key: 'include', value: 'recipients' }],
      variable: [{ type: 'any', value: '93be49ab', key: 'id' }],
    },
    header: [
      { key: 'Content-Type', value: 'application/json' },
      { key: 'User-Agent', value: 'PostmanRuntime/7.39.1', system: true },
    ],
    method: 'POST',
    body: { mode: 'raw', raw: '{"status":"sent"}' },
  },
  response: {
    id: 'r',
    status: 'Created',
    code: 201,
    header: [
      { key: 'Date', value: 'Fri, 20 Nov 2026 14:38:38 GMT' },
      { key: 'Content-Encoding', value: 'gzip' },
      { key: 'Transfer-Encoding', value: 'chunked' },
      { key: 'X-DocuSign-TraceToken', value: 'c139e540-3441-46fb-a342-d5928ebcc37b' },
    ],
    stream: Buffer.from(answer).toJSON(),
    cookie: [],
    responseTime: 30,
    responseSize: answer.length,
  },
  id: 'i',
}
const collection = {
  item: [execution.item],
  event: [],
  variable: [],
  info: { _postman_id: 'p', name: 'c', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
}

const reportOf = (executions: readonly unknown[], own: object = collection) =>
  JSON.stringify(
    {
      collection: own,
      environment: { id: 'e', values: [] },
      globals: { id: 'g', values: [] },
      run: { stats: {}, timings: { started: 1795185517000, completed: 1795185518000 }, executions, transfers: {}, failures: [], error: null },
    },
    null,
    2,
  )

describe('an execution', () => {
  it('becomes an exchange; the Date of the response is its time, for the report has none', async () => {
    const { exchanges, unread } = await readWith(newmanReader, reportOf([execution]))
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'newman',
        startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 38),
        startedAtSource: 'date-header',
        traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
        request: {
          method: 'POST',
          url: 'https://demo.docusign.net:8811/restapi/v2.1/accounts/1703061/envelopes/93be49ab?include=recipients',
          body: { text: '{"status":"sent"}' },
        },
        response: { status: 201, statusText: 'Created', body: { text: answer } },
        warnings: [],
      },
    ])
    expect(exchanges[0]?.request?.headers?.length).toBe(2)
  })

  it('has its parts at their exact places', async () => {
    const text = reportOf([execution, execution])
    const { exchanges } = await readWith(newmanReader, text)
    for (const { place, request, response } of exchanges) {
      expect(jsonAt(text, place)).toHaveProperty('cursor')
      expect(jsonAt(text, request?.place)).toHaveProperty('url.port', '8811')
      expect(jsonAt(text, request?.body?.place)).toBe('{"status":"sent"}')
      expect(jsonAt(text, response?.place)).toHaveProperty('code', 201)
      expect(jsonAt(text, response?.body?.place)).toHaveProperty('type', 'Buffer')
    }
    expect(new Set(exchanges.map(({ place }) => place.offset)).size).toBe(2)
  })

  it('that failed has no response and no time', async () => {
    const failed = {
      ...execution,
      response: undefined,
      requestError: { errno: -111, code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' },
    }
    const { exchanges } = await readWith(newmanReader, reportOf([failed]))
    expect(exchanges[0]).toMatchObject({
      response: null,
      startedAtMs: null,
      startedAtSource: 'none',
      warnings: ['No response was received (connect ECONNREFUSED 127.0.0.1:1).'],
    })
  })

  it('of another shape is left out, or read as far as it goes', async () => {
    const odd = { request: { url: [], header: {}, body: 'x' }, response: { code: 'x', stream: { data: 'abc' }, header: [{ key: null }] } }
    const { exchanges, unread } = await readWith(newmanReader, reportOf([null, {}, odd]))
    expect(unread.length).toBe(2)
    expect(exchanges).toMatchObject([{ request: { method: '', url: '', body: null }, response: { status: 0, headers: [], body: null } }])
  })
})

it('is recognised whatever the size of the collection before the executions', async () => {
  const large = { ...collection, item: Array.from({ length: 2000 }, () => execution.item) }
  const text = reportOf([execution], large)
  expect(await recognises(newmanReader, text)).toBe(true)
  const { exchanges } = await readWith(newmanReader, text)
  expect(exchanges.map(({ format }) => format)).toEqual(['newman'])
})

it('keeps what is whole of a report that ends in the middle', async () => {
  const { exchanges, unread } = await readWith(newmanReader, reportOf([execution, execution]).slice(0, -700))
  expect([exchanges.length, unread.length]).toEqual([1, 1])
})
