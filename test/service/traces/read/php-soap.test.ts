import { describe, expect, it } from 'vitest'
import { httpTextReader } from '../../../../electron/service/traces/read/http-text.ts'
import { phpSoapReader } from '../../../../electron/service/traces/read/php-soap.ts'
import { getAnswer, getRequest, soapUiRaw } from '../../../fixtures/traces/http-texts.ts'
import { phpTexts, requestHeaders, responseHeaders, soapAnswer, soapRequest } from '../../../fixtures/traces/soap-texts.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer) => readWith(phpSoapReader, content)

describe.each(Object.entries(phpTexts))('printed with %s', (_, content) => {
  it('is one call with both sides', async () => {
    const { exchanges, unread } = await read(content)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'php-soap',
        startedAtMs: Date.parse('2026-11-20T14:38:37Z'),
        startedAtSource: 'date-header',
        traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
        namedOperation: 'CreateAndSendEnvelope',
        request: { method: 'POST', url: 'https://demo.docusign.net/api/3.0/dsapi.asmx', body: { text: soapRequest.trim() } },
        response: { status: 200, statusText: 'OK', body: { text: soapAnswer } },
        warnings: [],
      },
    ])
    expect(exchanges[0]?.request?.headers).toHaveLength(6)
    expect(exchanges[0]?.response?.headers?.at(-1)).toEqual({ name: 'Content-Length', value: String(soapAnswer.length) })
  })

  it('keeps the places and the bytes as they were printed', async () => {
    const marked = `\ufeff# Größe\n${content}`
    const [exchange] = (await read(marked)).exchanges
    expect(at(marked, exchange?.request?.place, 6)).toBe('POST /')
    expect(at(marked, exchange?.response?.place, 8)).toBe('HTTP/1.1')
    expect(at(marked, exchange?.request?.body?.place, exchange?.request?.body?.bytes.length ?? 0)).toBe(bytesOf(exchange?.request?.body))
    for (const place of [exchange?.place, exchange?.request?.body?.place, exchange?.response?.place])
      expect(place?.line).toBe(lineOf(marked, place?.offset ?? 0))
  })

  it('is recognised, and not as HTTP', async () => {
    expect(await recognises(phpSoapReader, content)).toBe(true)
    expect(await recognises(httpTextReader, content)).toBe(false)
  })

  it('may be several calls', async () => {
    const { exchanges, unread } = await read(`${content}\n\n${content}`)
    expect(unread).toEqual([])
    expect(exchanges.map(({ request, response }) => [request?.method, response?.body?.text])).toEqual([
      ['POST', soapAnswer],
      ['POST', soapAnswer],
    ])
  })
})

it('has no headers where nobody printed them', async () => {
  const { exchanges } = await read(`Request:\n${soapRequest}\nResponse:\n${soapAnswer}`)
  expect(exchanges).toMatchObject([
    { request: { method: '', url: '', headers: null }, response: { status: 0, headers: null, body: { text: soapAnswer } }, startedAtSource: 'none' },
  ])
})

it('says when an envelope is cut short, and tells of other text', async () => {
  const { exchanges, unread } = await read(
    `My trace of Monday\n${requestHeaders}${soapRequest}\n\nThe answer was:\n${responseHeaders}\r\n\r\n${soapAnswer.slice(0, -5)}`,
  )
  expect(exchanges).toMatchObject([
    { response: { status: 200, body: { text: soapAnswer.slice(0, -5) } }, warnings: [expect.stringContaining('cut short')] },
  ])
  expect(unread.map(({ bytes }) => bytes)).toEqual(['My trace of Monday'.length, 'The answer was:'.length])
})

it('leaves other forms to their readers', async () => {
  for (const other of [soapUiRaw, getRequest + getAnswer(), soapRequest, '{"a": "__getLastRequest <Envelope>"}'])
    expect(await recognises(phpSoapReader, other)).toBe(false)
})
