import { describe, expect, it } from 'vitest'
import { connectJsonReader, connectXmlReader } from '../../../../electron/service/traces/read/connect.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const xmlOf = (generated = '2026-11-20T06:38:37.6558014', zone = '<TimeZone>Pacific Standard Time</TimeZone><TimeZoneOffset>-8</TimeZoneOffset>') =>
  '<DocuSignEnvelopeInformation xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://www.docusign.net/API/3.0"><EnvelopeStatus><RecipientStatuses><RecipientStatus>' +
  `<Email>zoe@example.com</Email><UserName>Zoë</UserName></RecipientStatus></RecipientStatuses><TimeGenerated>${generated}</TimeGenerated>` +
  `<EnvelopeID>93be49ab-afa0-4adf-933c-f752070d71ec</EnvelopeID><Status>Completed</Status></EnvelopeStatus><DocumentPDFs><DocumentPDF><PDFBytes>JVBERi0=</PDFBytes></DocumentPDF></DocumentPDFs>${zone}</DocuSignEnvelopeInformation>`
const declaration = '<?xml version="1.0" encoding="utf-8"?>'

describe('XML', () => {
  it('is a delivery: a request whose address and headers are not told', async () => {
    const { exchanges, unread } = await readWith(connectXmlReader, declaration + xmlOf())
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'connect-xml',
        startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
        startedAtSource: 'connect',
        request: { method: 'POST', url: '', headers: null, isBodyUnseen: false },
        response: null,
      },
    ])
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(xmlOf())
  })

  it('may hold many, with their declarations, each at its place', async () => {
    const text = `\ufeff${[1, 2, 3].map(() => declaration + xmlOf()).join('\r\n')}\r\n`
    const { exchanges, unread } = await readWith(connectXmlReader, text)
    expect(unread).toEqual([])
    expect(exchanges.map(({ place }) => [at(text, place, 28), place.line])).toEqual([1, 2, 3].map((line) => ['<DocuSignEnvelopeInformation', line]))
  })

  it('may be wrapped in SOAP', async () => {
    const text = `${declaration}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><DocuSignConnectUpdate xmlns="http://www.docusign.net/API/3.0">${xmlOf()}</DocuSignConnectUpdate></s:Body></s:Envelope>`
    const { exchanges, unread } = await readWith(connectXmlReader, text)
    expect([exchanges.length, unread]).toEqual([1, []])
  })

  it.each([
    ['with its zone', xmlOf('2026-11-20T14:38:37Z', ''), Date.UTC(2026, 10, 20, 14, 38, 37)],
    ['with half hours beside it', xmlOf('2026-11-20T20:08:37', '<TimeZoneOffset>5.5</TimeZoneOffset>'), Date.UTC(2026, 10, 20, 14, 38, 37)],
    ['without any zone', xmlOf('2026-11-20T14:38:37', ''), null],
    ['that is none', xmlOf('soon'), null],
  ])('a time %s', async (_name, text, expected) => expect((await readWith(connectXmlReader, text)).exchanges[0]?.startedAtMs).toBe(expected))

  it('leaves out what is damaged, and refuses entities', async () => {
    const text = [`<!DOCTYPE x [<!ENTITY a "b">]>`, xmlOf(), 'noise', xmlOf().replace('</Status>', ''), xmlOf().slice(0, -10)].join('\n')
    const { exchanges, unread } = await readWith(connectXmlReader, text)
    expect(exchanges.map(({ place }) => place.line)).toEqual([2])
    expect(unread.map(({ reason }) => reason.slice(0, 34))).toEqual([
      'It has a document type definition ',
      'This is no whole message of Connec',
      'This is no well-formed XML (unexpe',
      'This is no whole message of Connec',
    ])
  })

  it('is recognised by its root', async () => {
    expect(await recognises(connectXmlReader, declaration + xmlOf())).toBe(true)
    for (const other of ['POST / HTTP/1.1\r\n\r\n<DocuSignEnvelopeInformation>', '<DocuSignEnvelopeInformations/>'])
      expect(await recognises(connectXmlReader, other)).toBe(false)
  })
})

describe('JSON', () => {
  const sim = {
    event: 'envelope-completed',
    apiVersion: 'v2.1',
    uri: '/restapi/v2.1/accounts/1703061/envelopes/93be',
    retryCount: 0,
    configurationId: 5,
    generatedDateTime: '2026-11-20T14:38:37.6558014Z',
    data: { accountId: 'a', envelopeId: '93be49ab', envelopeSummary: { status: 'completed', emailSubject: 'Zoë' } },
  }
  const legacy = { status: 'sent', documentsUri: '/envelopes/93be/documents', recipientsUri: '/envelopes/93be/recipients', envelopeId: '93be49ab' }

  it('is a delivery with the time at which it was generated', async () => {
    const { exchanges, unread } = await readWith(connectJsonReader, JSON.stringify(sim))
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'connect-json',
        startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
        startedAtSource: 'connect',
        request: { method: 'POST', url: '', headers: null },
        response: null,
      },
    ])
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(JSON.stringify(sim))
  })

  it.each([
    ['one a line', (all: string[]) => `${all.join('\r\n')}\r\n`],
    ['in a list', (all: string[]) => `[\r\n${all.join(',\r\n')}]`],
    ['without anything between, after a mark', (all: string[]) => `\ufeff${all.join('')}`],
  ])('may hold many: %s', async (_name, join) => {
    const text = join([JSON.stringify(sim, null, 1), JSON.stringify(legacy), JSON.stringify(sim)])
    const { exchanges, unread } = await readWith(connectJsonReader, text)
    expect(unread).toEqual([])
    expect(exchanges.map(({ request }) => JSON.parse(request?.body?.text ?? '') as object)).toEqual([sim, legacy, sim])
    for (const { place, request } of exchanges) {
      expect(at(text, place, request?.body?.bytes.length ?? 0)).toBe(request?.body?.text)
      expect(place.line).toBe(lineOf(text, place.offset))
    }
  })

  it('leaves out what is no message, and what is not whole', async () => {
    const { exchanges, unread } = await readWith(connectJsonReader, `${JSON.stringify(sim)}\n{"a":1}\n5\n{"event":"x","data":{"a`)
    expect([exchanges.length, unread.map(({ line }) => line)]).toEqual([1, [2, 3, 4]])
  })

  it('is recognised by what every message has', async () => {
    for (const text of [sim, legacy, [sim]]) expect(await recognises(connectJsonReader, JSON.stringify(text))).toBe(true)
    // The answer to a call is no delivery.
    for (const text of [{ envelopeId: '93be', uri: '/envelopes/93be', statusDateTime: 'x', status: 'sent' }, { event: 'click' }, []])
      expect(await recognises(connectJsonReader, JSON.stringify(text))).toBe(false)
  })
})
