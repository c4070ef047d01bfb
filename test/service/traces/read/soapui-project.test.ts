import { describe, expect, it } from 'vitest'
import { soapuiProjectReader } from '../../../../electron/service/traces/read/soapui-project.ts'
import { envelope, mockEnvelope, mockService, projectOf, restInterface, soapInterface, testSuite } from '../../../fixtures/traces/soapui-projects.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (text: string) => readWith(soapuiProjectReader, text)

describe('requests', () => {
  it('of SOAP have their operation, endpoint and the headers that were set', async () => {
    const { exchanges, unread } = await read(projectOf(soapInterface))
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'soapui',
        startedAtMs: null,
        startedAtSource: 'none',
        namedOperation: 'RequestStatus',
        request: {
          method: 'POST',
          url: 'https://demo.docusign.net/api/3.0/dsapi.asmx',
          headers: [
            { name: 'X-DocuSign-Authentication', value: '{"Username":"zoe@example.com"}' },
            { name: 'X-Second', value: '2' },
          ],
          body: { text: envelope },
        },
        response: null,
      },
    ])
  })

  it('of REST have their path, with what stands for its parameters', async () => {
    const { exchanges } = await read(projectOf(restInterface))
    expect(exchanges.map(({ request }) => [request?.method, request?.url, request?.headers, request?.body])).toEqual([
      ['GET', 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes?from_date=2026-11-01', null, null],
    ])
  })

  it('of test steps are read too', async () => {
    const { exchanges } = await read(projectOf(testSuite))
    expect(
      exchanges.map(({ request, namedOperation }) => [request?.method, request?.url, namedOperation, request?.headers?.length, request?.body?.text]),
    ).toEqual([
      ['POST', 'https://demo.docusign.net/api/3.0/dsapi.asmx', 'RequestStatus', 1, envelope],
      ['POST', 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes', null, undefined, '{"status":"sent"}'],
    ])
  })
})

it('responses of mock services stand alone and are called what they are', async () => {
  const { exchanges } = await read(projectOf(mockService))
  expect(exchanges).toMatchObject([
    {
      request: null,
      namedOperation: 'RequestStatus',
      response: { status: 500, headers: [{ name: 'X-Mock', value: 'yes' }] },
      warnings: [expect.stringContaining('did not come from DocuSign')],
    },
  ])
  expect(bytesOf(exchanges[0]?.response?.body)).toBe(mockEnvelope)
})

it('parts are at their exact places', async () => {
  const text = `\ufeff${projectOf(soapInterface, restInterface, testSuite, mockService)}`
  const { exchanges } = await read(text)
  expect(exchanges.map(({ place }) => at(text, place, 18))).toEqual([
    '<con:call id="c" n',
    '<con:request name=',
    '<con:request name=',
    '<con:restRequest n',
    '<con:response name',
  ])
  expect(at(text, exchanges[0]?.request?.body?.place, 17)).toBe('<soapenv:Envelope')
  expect(at(text, exchanges[2]?.request?.body?.place, 20)).toBe('&lt;soapenv:Envelope')
  expect(at(text, exchanges[4]?.response?.body?.place, 17)).toBe('<soapenv:Envelope')
  for (const { place } of exchanges) expect(place.line).toBe(lineOf(text, place.offset))
})

describe('damage', () => {
  it.each([
    ['a project that ends in the middle', projectOf(soapInterface).slice(0, -200), /well-formed/],
    ['a document type definition', projectOf(soapInterface).replace('?>', '?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'), /DTD/],
    ['an entity that is not declared', projectOf('&lol;'), /undefined entity/],
    ['100,000 levels', projectOf(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`), /deeper than 200/],
  ])('%s is refused with its reason', async (_name, text, reason) => {
    const { exchanges, unread } = await read(text)
    expect(exchanges).toEqual([])
    expect(unread).toMatchObject([{ member: null, line: 1, reason: expect.stringMatching(reason) }])
  })

  it('headers that are damaged, and names that no one uses, are passed over', async () => {
    const call =
      '<con:call name="x"><con:settings><con:setting id="a@request-headers">&lt;entry key="</con:setting></con:settings><con:endpoint>https://example.com</con:endpoint></con:call>'
    const { exchanges } = await read(projectOf(call.replaceAll('name="x"', '__proto__="x" é="1"')))
    expect(exchanges).toMatchObject([{ request: { url: 'https://example.com', headers: null, body: null } }])
  })
})

it('is recognised by its root', async () => {
  expect(await recognises(soapuiProjectReader, projectOf())).toBe(true)
  expect(await recognises(soapuiProjectReader, '<project><soapui/></project>')).toBe(false)
})
