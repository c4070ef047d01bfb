import { describe, expect, it } from 'vitest'
import { svclogReader } from '../../../../electron/service/traces/read/svclog.ts'
import {
  callAtBothLevels,
  envelopeOf,
  eventOf,
  httpRequest,
  httpResponse,
  statusReply,
  statusRequest,
  stepEvent,
} from '../../../fixtures/traces/message-logs.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const activity = (digit: number) => `{0a7c1c9e-8f6e-4c1c-9d3e-2b6f3a9d8e1${digit}}`
const pingRequest = '<Ping xmlns="http://www.docusign.net/API/3.0" />'
const pingReply = '<PingResponse xmlns="http://www.docusign.net/API/3.0"><PingResult>true</PingResult></PingResponse>'
const fault = '<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>'

const called = (text: string | null | undefined) => /Body[^>]*><([\w:]+)/.exec(text ?? '')?.[1]
async function pairsOf(...events: string[]) {
  const { exchanges, unread } = await readWith(svclogReader, events.join(''))
  expect(unread).toEqual([])
  return exchanges.map(({ request, response }) => [called(request?.body?.text), called(response?.body?.text)])
}

describe('a call that was logged at both levels', () => {
  it('is one exchange with the headers of the transport level', async () => {
    const { exchanges, unread } = await readWith(svclogReader, callAtBothLevels().join(''))
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'svclog',
        startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
        startedAtSource: 'svclog',
        namedOperation: 'RequestStatus',
        request: {
          method: 'POST',
          url: 'https://demo.docusign.net/api/3.0/api.asmx',
          headers: [
            { name: 'SOAPAction', value: '"http://www.docusign.net/API/3.0/RequestStatus"' },
            { name: 'Content-Type', value: 'text/xml; charset=utf-8' },
          ],
        },
        response: { status: 200, statusText: 'OK' },
        warnings: [expect.stringContaining('service and at transport level'), expect.stringContaining('paired by operation and order')],
      },
    ])
  })

  it('keeps the envelope byte for byte, with its exact place', async () => {
    const text = `\ufeff${eventOf({ source: 'TransportSend', body: '<a>\r\nZoë &amp;</a>', http: httpRequest() })}\r\n${callAtBothLevels().slice(1, 3).join('\r\n')}`
    const { exchanges } = await readWith(svclogReader, text)
    const [first, second] = exchanges
    expect(bytesOf(first?.request?.body)).toBe(envelopeOf('<a>\r\nZoë &amp;</a>'))
    expect(bytesOf(second?.response?.body)).toBe(envelopeOf(statusReply))
    for (const body of [first?.request?.body, second?.request?.body, second?.response?.body]) {
      expect(at(text, body?.place, 11)).toBe('<s:Envelope')
      expect(body?.place.line).toBe(lineOf(text, body?.place.offset ?? 0))
    }
    expect(at(text, second?.place, 22)).toBe('<MessageLogTraceRecord')
  })
})

describe('request and reply find each other', () => {
  it('by their activity, whatever the order', async () => {
    const events = [
      eventOf({ source: 'ServiceLevelSendRequest', body: statusRequest, activity: activity(1) }),
      eventOf({ source: 'ServiceLevelSendRequest', body: pingRequest, activity: activity(2) }),
      eventOf({ source: 'ServiceLevelReceiveReply', body: fault, activity: activity(2) }),
      eventOf({ source: 'ServiceLevelReceiveReply', body: statusReply, activity: activity(1) }),
    ]
    expect(await pairsOf(...events)).toEqual([
      ['RequestStatus', 'RequestStatusResponse'],
      ['Ping', 's:Fault'],
    ])
  })

  it('by the id that a reply relates to', async () => {
    const id = (name: string, value: string) => `<a:${name} xmlns:a="http://www.w3.org/2005/08/addressing">urn:uuid:${value}</a:${name}>`
    const events = [
      eventOf({ source: 'TransportSend', body: statusRequest, header: id('MessageID', '1') }),
      eventOf({ source: 'TransportSend', body: statusRequest, header: id('MessageID', '2') }),
      eventOf({ source: 'TransportReceive', body: statusReply, header: id('RelatesTo', '2') }),
    ]
    expect(await pairsOf(...events)).toEqual([
      ['RequestStatus', undefined],
      ['RequestStatus', 'RequestStatusResponse'],
    ])
  })

  it('else by the operation and the order, which is said', async () => {
    const events = [statusRequest, pingRequest].map((body) => eventOf({ source: 'TransportSend', body, http: httpRequest() }))
    const replies = [pingReply, statusReply].map((body) => eventOf({ source: 'TransportReceive', body, http: httpResponse() }))
    const { exchanges } = await readWith(svclogReader, [...events, ...replies].join(''))
    expect(exchanges.map(({ response }) => called(response?.body?.text))).toEqual(['RequestStatusResponse', 'PingResponse'])
    expect(exchanges.map(({ warnings }) => warnings.length)).toEqual([1, 1])
  })

  it('twice the same call is two exchanges', async () => {
    expect(await pairsOf(...callAtBothLevels(), ...callAtBothLevels())).toEqual([
      ['RequestStatus', 'RequestStatusResponse'],
      ['RequestStatus', 'RequestStatusResponse'],
    ])
    expect(await pairsOf(...callAtBothLevels(activity(1)), ...callAtBothLevels(activity(1)))).toHaveLength(2)
    const serviceOnly = callAtBothLevels().filter((_event, index) => index % 3 === 0)
    expect(await pairsOf(...serviceOnly, ...serviceOnly)).toHaveLength(2)
  })

  it('a reply without its request stands alone', async () => {
    expect(await pairsOf(eventOf({ source: 'ServiceLevelReceiveReply', body: statusReply }))).toEqual([[undefined, 'RequestStatusResponse']])
  })
})

it('has no status and no headers where only the service level was logged', async () => {
  const { exchanges } = await readWith(
    svclogReader,
    callAtBothLevels()
      .filter((_event, index) => index % 3 === 0)
      .join('\n'),
  )
  expect(exchanges).toMatchObject([
    { request: { headers: null, url: 'https://demo.docusign.net/api/3.0/api.asmx' }, response: { status: 0, headers: null } },
  ])
})

it('knows the names and the numbers of status codes', async () => {
  for (const [written, status] of [
    ['InternalServerError', 500],
    ['500', 500],
    ['Whatever', 0],
  ] as const) {
    const { exchanges } = await readWith(svclogReader, eventOf({ source: 'TransportReceive', body: fault, http: httpResponse(written) }))
    expect(exchanges[0]?.response?.status).toBe(status)
  }
})

describe('a long log', () => {
  it('gives exchanges before it ends, and waits for no reply for ever', async () => {
    const events = Array.from({ length: 1200 }, (_value, index) =>
      eventOf({ source: 'ServiceLevelSendRequest', body: statusRequest, activity: `{${index + 1}}` }),
    )
    const { exchanges } = await readWith(svclogReader, events.join('\n'))
    expect(exchanges.map(({ place }) => place.line)).toEqual(events.map((_event, index) => index + 1))
  })
})

describe('damage', () => {
  it('leaves out what is no event and reads on', async () => {
    const [first = '', second = ''] = callAtBothLevels(activity(1))
    const text = [first.slice(0, 900), second, 'noise', '<E2ETraceEvent><broken></E2ETraceEvent>', stepEvent, first, second.slice(0, -30)].join('\n')
    const { exchanges, unread } = await readWith(svclogReader, text)
    expect(exchanges.length).toBe(1)
    expect(unread.map(({ line, reason }) => [line, reason.slice(0, 30)])).toEqual([
      [1, 'This is no whole event of a me'],
      [2, 'This is no whole event of a me'],
      [4, 'This is no well-formed XML (un'],
      [6, 'This is no whole event of a me'],
      [5, '1 events of the log hold no me'],
    ])
  })

  it.each([
    ['entities', `<E2ETraceEvent><!DOCTYPE a [<!ENTITY x "y">]></E2ETraceEvent>`, /DTD|well-formed/],
    ['an entity that is not declared', '<E2ETraceEvent>&lol;</E2ETraceEvent>', /undefined entity/],
    ['100,000 levels', `<E2ETraceEvent>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</E2ETraceEvent>`, /deeper than 200/],
    ['very many elements', `<E2ETraceEvent>${'<a/>'.repeat(300_000)}</E2ETraceEvent>`, /more than 200000 elements/],
  ])('refuses %s', async (_name, text, reason) => {
    const { exchanges, unread } = await readWith(svclogReader, text + callAtBothLevels()[1])
    expect(exchanges.length).toBe(1)
    expect(unread[0]?.reason).toMatch(reason)
  })
})

it('is recognised with and without a mark and a declaration', async () => {
  for (const before of ['', '\ufeff', '\r\n', '<?xml version="1.0" encoding="utf-8"?>\n'])
    expect(await recognises(svclogReader, before + stepEvent)).toBe(true)
  for (const other of ['<E2ETraceEvents/>', `<a>${stepEvent}</a>`, '']) expect(await recognises(svclogReader, other)).toBe(false)
})
