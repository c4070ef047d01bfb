import { describe, expect, it } from 'vitest'
import { newmanReader } from '../../../../electron/service/traces/read/newman.ts'
import { postmanReader } from '../../../../electron/service/traces/read/postman.ts'
import { jsonAt } from '../../../helpers/json-at.ts'
import { readWith, recognises } from '../../../helpers/read-with.ts'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'
const answer = '{"envelopeId":"93be49ab-afa0-4adf-933c-f752070d71ec","status":"sent"}'

const request = {
  method: 'POST',
  header: [
    { key: 'Authorization', value: 'Bearer {{accessToken}}' },
    { key: 'X-Off', value: '1', disabled: true },
  ],
  body: { mode: 'raw', raw: '{"status":"sent"}', options: { raw: { language: 'json' } } },
  url: { raw: '{{base}}/v2.1/accounts/{{accountId}}/envelopes', host: ['{{base}}'], path: ['v2.1', 'accounts', '{{accountId}}', 'envelopes'] },
}
const example = {
  name: 'Created',
  originalRequest: { ...request, url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes' },
  status: 'Created',
  code: 201,
  _postman_previewlanguage: 'json',
  header: [{ key: 'Date', value: 'Fri, 20 Nov 2026 14:38:38 GMT' }],
  cookie: [],
  body: answer,
}
const collectionOf = (item: readonly unknown[]) =>
  JSON.stringify({ info: { _postman_id: '0a7c1c9e-8f6e-4c1c-9d3e-2b6f3a9d8e11', name: 'Zoë', schema }, item }, null, '\t')

async function readRequest(changed: object) {
  const { exchanges } = await readWith(postmanReader, collectionOf([{ name: 'a', request: { ...request, ...changed } }]))
  return exchanges[0]?.request
}

describe('saved examples', () => {
  it('become exchanges, with the date of the response as their time', async () => {
    const { exchanges, unread } = await readWith(
      postmanReader,
      collectionOf([{ name: 'Send', request, response: [example, { ...example, originalRequest: undefined }] }]),
    )
    expect(unread).toEqual([])
    expect(exchanges[0]).toMatchObject({
      format: 'postman',
      startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 38),
      startedAtSource: 'date-header',
      request: {
        method: 'POST',
        url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes',
        headers: [{ name: 'Authorization', value: 'Bearer {{accessToken}}' }],
      },
      response: { status: 201, statusText: 'Created', body: { text: answer } },
    })
    expect(exchanges[1]?.request?.url).toBe('{{base}}/v2.1/accounts/{{accountId}}/envelopes')
  })

  it('are found in folders, in their order, at their exact places', async () => {
    const text = collectionOf([
      {
        name: 'Ä',
        item: [
          { name: 'inner', item: [{ name: 'one', request, response: [example] }] },
          { name: 'two', request: { ...request, method: 'PUT' } },
        ],
      },
      { name: 'three', request: { ...request, method: 'GET', body: undefined }, response: [] },
    ])
    const { exchanges } = await readWith(postmanReader, text)
    expect(exchanges.map(({ request: sent, response }) => [sent?.method, response?.status])).toEqual([
      ['POST', 201],
      ['PUT', undefined],
      ['GET', undefined],
    ])
    const [first, second] = exchanges
    expect(jsonAt(text, first?.place)).toHaveProperty('code', 201)
    expect(jsonAt(text, first?.request?.place)).toHaveProperty('url', example.originalRequest.url)
    expect(jsonAt(text, first?.request?.body?.place)).toBe('{"status":"sent"}')
    expect(jsonAt(text, first?.response?.body?.place)).toBe(answer)
    expect(jsonAt(text, second?.place)).toHaveProperty('name', 'two')
    expect(jsonAt(text, second?.request?.body?.place)).toBe('{"status":"sent"}')
  })
})

describe('requests', () => {
  it.each([
    [
      'a form',
      {
        mode: 'urlencoded',
        urlencoded: [
          { key: 'grant_type', value: 'a b' },
          { key: 'off', value: '1', disabled: true },
          { key: 'v', value: '{{x}}' },
        ],
      },
      'grant_type=a+b&v={{x}}',
    ],
    [
      'a form in parts',
      { mode: 'formdata', formdata: [{ key: 'f', src: '/home/zoe/contract.pdf', type: 'file' }] },
      '--boundary\r\nContent-Disposition: form-data; name="f"; filename="/home/zoe/contract.pdf"\r\n\r\n\r\n--boundary--\r\n',
    ],
    ['GraphQL', { mode: 'graphql', graphql: { query: '{a}', variables: '' } }, '{"query":"{a}","variables":""}'],
    ['nothing', { mode: 'raw', raw: '' }, undefined],
    ['a body that is off', { mode: 'raw', raw: 'x', disabled: true }, undefined],
  ])('with %s', async (_name, body, text) => expect((await readRequest({ body }))?.body?.text).toBe(text))

  it('whose body is a file do not show it', async () => {
    expect(await readRequest({ body: { mode: 'file', file: { src: 'a.json' } } })).toMatchObject({ body: null, isBodyUnseen: true })
  })

  it.each([
    ['text', 'https://demo.docusign.net/a?b=1', 'https://demo.docusign.net/a?b=1'],
    [
      'parts',
      {
        protocol: 'https',
        host: ['demo', 'docusign', 'net'],
        port: '8443',
        path: ['a', { value: 'b' }],
        query: [
          { key: 'q', value: '1' },
          { key: 'x', value: '2', disabled: true },
          { key: 'flag', value: null },
        ],
      },
      'https://demo.docusign.net:8443/a/b?q=1&flag',
    ],
    [
      'a variable of the path',
      {
        raw: '{{base}}/envelopes/:id',
        host: ['{{base}}'],
        path: ['envelopes', ':id', ':other'],
        variable: [
          { key: 'id', value: '93be' },
          { key: 'other', value: '' },
        ],
      },
      '{{base}}/envelopes/93be/:other',
    ],
    ['nothing', undefined, ''],
  ])('have an address of %s', async (_name, url, expected) => expect((await readRequest({ url }))?.url).toBe(expected))

  it('may be an address alone', async () => {
    const { exchanges } = await readWith(postmanReader, collectionOf([{ name: 'a', request: 'https://demo.docusign.net/a' }]))
    expect(exchanges[0]?.request).toMatchObject({ method: 'GET', url: 'https://demo.docusign.net/a' })
  })
})

describe('damage', () => {
  it('leaves out what is no request and reads on', async () => {
    const text = collectionOf([{ name: 'none' }, null, 7, { request: { ...request, header: 5 } }, { item: {} }])
    const { exchanges, unread } = await readWith(postmanReader, text)
    expect(exchanges.map(({ request: sent }) => sent?.headers)).toEqual([null])
    expect(unread.length).toBe(4)
  })

  it('keeps what is whole of a collection that ends in the middle', async () => {
    const text = collectionOf([
      { name: 'a', request },
      { name: 'b', request },
    ])
    const { exchanges, unread } = await readWith(postmanReader, text.slice(0, -100))
    expect([exchanges.length, unread.length]).toEqual([1, 1])
  })

  it('does not follow folders without end', async () => {
    const text = `{"info":{"schema":"${schema}"},"item":[${'{"item":['.repeat(50_000)}${']}'.repeat(50_000)}]}`
    const { exchanges, unread } = await readWith(postmanReader, text)
    expect(exchanges).toEqual([])
    expect(unread.map(({ reason }) => reason)).toEqual(['Folders nested deeper than 30 are not read.'])
  })
})

it('is recognised by its schema; wrapped as by the API of Postman the reader of reports takes it', async () => {
  const collection = collectionOf([{ name: 'a', request }])
  expect(await recognises(postmanReader, collection)).toBe(true)
  const wrapped = `{"collection":${collection}}`
  expect(await recognises(postmanReader, wrapped)).toBe(false)
  expect(await recognises(newmanReader, wrapped)).toBe(true)
  const { exchanges, unread } = await readWith(newmanReader, wrapped)
  expect(exchanges.map(({ format }) => format)).toEqual(['postman'])
  expect(unread).toEqual([])
  expect(await recognises(newmanReader, collection)).toBe(false)
  for (const other of ['{"info":{"version":"1"},"openapi":"3.0"}', '{"item":[]}', '[]']) expect(await recognises(postmanReader, other)).toBe(false)
})
