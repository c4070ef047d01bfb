import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { httpTextReader } from '../../../../electron/service/traces/read/http-text.ts'
import { docusignRestLog, fiddlerText, getAnswer, getAnswerBody, getRequest, soapUiRaw } from '../../../fixtures/traces/http-texts.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer) => readWith(httpTextReader, content)
const address = 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes/93be49ab-afa0-4adf-933c-f752070d71ec'

describe('one call', () => {
  it('is a request with its response, dated by the response', async () => {
    const { exchanges, unread } = await read(getRequest + getAnswer())
    expect(unread).toEqual([])
    expect(exchanges).toHaveLength(1)
    expect(exchanges[0]).toMatchObject({
      format: 'http-text',
      startedAtMs: Date.parse('2026-11-20T14:38:37Z'),
      startedAtSource: 'date-header',
      traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
      namedOperation: null,
      request: { method: 'GET', url: address, body: null },
      response: { status: 200, statusText: 'OK', body: { text: getAnswerBody } },
      warnings: [],
    })
  })

  it('keeps the places, after a mark and letters of several bytes', async () => {
    const content = `\ufeff# Größe\r\n${getRequest}${getAnswer()}\r\n\r\n${getRequest}`
    const { exchanges } = await read(content)
    const [first, second] = exchanges
    expect(at(content, first?.place, 5)).toBe('GET /')
    expect(first?.place.line).toBe(2)
    expect(at(content, first?.response?.place, 8)).toBe('HTTP/1.1')
    expect(at(content, first?.response?.body?.place, getAnswerBody.length + 1)).toBe(getAnswerBody)
    expect(second?.place.line).toBe(lineOf(content, second?.place.offset ?? 0))
    expect(at(content, second?.place, 5)).toBe('GET /')
    expect(second?.response).toBeNull()
  })

  it('may be a half', async () => {
    expect((await read(getRequest)).exchanges).toMatchObject([
      { response: null, request: { method: 'GET' }, startedAtSource: 'none', startedAtMs: null },
    ])
    expect((await read(getAnswer())).exchanges).toMatchObject([{ request: null, response: { status: 200 } }])
    expect((await read(getRequest + getRequest + getAnswer())).exchanges).toMatchObject([{ response: null }, { response: { status: 200 } }])
  })

  it('is read whatever its line breaks', async () => {
    for (const lineBreak of ['\n', '\r']) {
      const { exchanges, unread } = await read((getRequest + getAnswer()).replaceAll('\r\n', lineBreak))
      expect(unread).toEqual([])
      expect(exchanges).toMatchObject([{ request: { url: address }, response: { body: { text: getAnswerBody.replaceAll('\r\n', lineBreak) } } }])
    }
  })

  it('is read from UTF-16', async () => {
    const content = getRequest + getAnswer()
    const { exchanges } = await read(Buffer.from(`\ufeff${content}`, 'utf16le'))
    expect(at(content, exchanges[0]?.response?.place, 8)).toBe('HTTP/1.1')
    expect(exchanges[0]?.response?.body?.text).toBe(getAnswerBody)
  })
})

describe('start lines', () => {
  it.each([
    ['GET https://demo.docusign.net/a HTTP/1.1\r\nHost: other.example.com\r\n\r\n', 'https://demo.docusign.net/a'],
    ['GET /a HTTP/2\r\nhost: demo.docusign.net\r\n\r\n', 'https://demo.docusign.net/a'],
    ['GET /a HTTP/1.1\r\nHOST:demo.docusign.net:8811\r\n\r\n', 'https://demo.docusign.net:8811/a'],
    ['GET /a HTTP/1.1\r\nHost: 127.0.0.1:9000\r\n\r\n', 'http://127.0.0.1:9000/a'],
    ['GET /a HTTP/1.1\r\nHost: proxy.example.com:80\r\n\r\n', 'http://proxy.example.com:80/a'],
    ['GET /a HTTP/1.1\r\nAccept: x\r\n\r\n', '/a'],
    ['GET /a b HTTP/1.1\r\nHost: demo.docusign.net\r\n\r\n', 'https://demo.docusign.net/a b'],
    ['GET /a\r\nHost: demo.docusign.net\r\n\r\n', 'https://demo.docusign.net/a'],
    [':authority: demo.docusign.net\r\n:method: GET\r\n:path: /a?b=1\r\n:scheme: https\r\naccept: x\r\n\r\n', 'https://demo.docusign.net/a?b=1'],
  ])('%j', async (content, url) => {
    expect((await read(content)).exchanges).toMatchObject([{ request: { method: 'GET', url } }])
  })

  it('reads header lines that are folded, broken by an editor, or without a blank', async () => {
    const content =
      'GET /a HTTP/1.1\r\nHost:demo.docusign.net\r\nX-A: one\r\n\ttwo\r\nX-DocuSign-Authentication: <DocuSignCredentials>\r\n<Username>a</Username></DocuSignCredentials>\r\naccept : */*\r\n\r\n'
    expect((await read(content)).exchanges[0]?.request?.headers).toEqual([
      { name: 'Host', value: 'demo.docusign.net' },
      { name: 'X-A', value: 'one two' },
      { name: 'X-DocuSign-Authentication', value: '<DocuSignCredentials> <Username>a</Username></DocuSignCredentials>' },
      { name: 'accept', value: '*/*' },
    ])
  })

  it('passes over interim responses, and tells of tunnels', async () => {
    const { exchanges, unread } = await read(
      `CONNECT demo.docusign.net:443 HTTP/1.1\r\nHost: demo.docusign.net:443\r\n\r\nHTTP/1.1 200 Connection established\r\n\r\n${getRequest}HTTP/1.1 100 Continue\r\n\r\n${getAnswer()}`,
    )
    expect(exchanges).toMatchObject([{ request: { method: 'GET' }, response: { status: 200, statusText: 'OK' } }])
    expect(unread.map(({ line, reason }) => [line, reason.includes('tunnel')])).toEqual([
      [1, true],
      [4, true],
    ])
  })
})

describe('the end of a body', () => {
  const post = (body: string, extra: string) => `POST /a HTTP/1.1\r\nHost: demo.docusign.net\r\n${extra}\r\n${body}`

  it('is where the length says, though a message seems to begin within it', async () => {
    const body = `--x\r\nContent-Type: application/http\r\n\r\n${getRequest}\r\n--x--`
    const { exchanges } = await read(`${post(body, `Content-Length: ${body.length}\r\n`)}\r\n${getAnswer()}`)
    expect(exchanges).toHaveLength(1)
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(body)
  })

  it('is the closing boundary where no length is told', async () => {
    const body = `--x\r\nContent-Type: application/http\r\n\r\n${getRequest}\r\n--x--`
    const { exchanges } = await read(`${post(body, 'Content-Type: multipart/mixed; boundary="x"\r\n')}\r\n\r\n${getAnswer()}`)
    expect(exchanges).toHaveLength(1)
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(body)
  })

  it('is before the next message where the length is wrong', async () => {
    for (const length of [3, 20, 100_000]) {
      const { exchanges } = await read(`${post('{"a":\r\n1}', `Content-Length: ${length}\r\n`)}\r\n\r\n${getAnswer()}`)
      expect(exchanges).toMatchObject([{ request: { body: { text: '{"a":\r\n1}' } }, response: { status: 200 } }])
    }
  })

  it('is where its chunks end', async () => {
    const { exchanges } = await read(
      `${getRequest}HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n3\r\n:1}\r\n0\r\n\r\n${getRequest}`,
    )
    expect(exchanges).toMatchObject([{ response: { body: { text: '{"a":1}' } }, warnings: [] }, { response: null }])
  })

  it('is not moved by the header of chunks that are gone already', async () => {
    const { exchanges } = await read(getRequest + getAnswer(['Transfer-Encoding: chunked', 'Content-Encoding: gzip']))
    expect(exchanges).toMatchObject([{ response: { body: { text: getAnswerBody } }, warnings: [] }])
  })

  it('leaves a remark behind JSON and XML to be told of', async () => {
    const content = `${post('{"a": [1, "}"]}', '')}\r\nThen we ask:\r\n\r\n${post('<a><b/></a>', '')}\r\nand that is all.`
    const { exchanges, unread } = await read(content)
    expect(exchanges.map(({ request }) => request?.body?.text)).toEqual(['{"a": [1, "}"]}', '<a><b/></a>'])
    expect(unread.map(({ bytes }) => bytes)).toEqual(['Then we ask:'.length, 'and that is all.'.length])
  })
})

describe('as tools write it', () => {
  it('reads sessions that were copied from Fiddler', async () => {
    const { exchanges, unread } = await read(
      fiddlerText([
        [getRequest.trim(), getAnswer()],
        [
          getRequest.trim(),
          `${getAnswer().slice(0, -5)}\r\n*** FIDDLER: RawDisplay truncated at 128 characters. Right-click to disable truncation. ***`,
        ],
      ]),
    )
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      { response: { body: { text: getAnswerBody } }, warnings: [] },
      { response: { status: 200 }, warnings: [expect.stringContaining('cut the body short')] },
    ])
  })

  it('reads the log of docusign_rest', async () => {
    const { exchanges, unread } = await read(docusignRestLog)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        request: { method: 'POST', url: 'https://demo.docusign.net/restapi/v2/accounts/1703061/envelopes' },
        response: { status: 201, body: { text: '{"envelopeId":"93be49ab-afa0-4adf-933c-f752070d71ec"}' } },
      },
      { request: { method: 'GET', body: null }, response: { status: 401, body: { text: expect.stringContaining('USER_AUTHENTICATION_FAILED') } } },
    ])
    expect(exchanges[0]?.request?.headers).toHaveLength(4)
    expect(exchanges[0]?.request?.body?.text).toMatch(/^-{13}RubyMultipartPost[^]*-{13}RubyMultipartPost--$/)
    expect(at(docusignRestLog, exchanges[0]?.response?.body?.place, 13)).toBe('{"envelopeId"')
  })

  it("reads SoapUI's raw tabs", async () => {
    const { exchanges, unread } = await read(soapUiRaw)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      { namedOperation: 'Ping', warnings: [], response: { status: 200, body: { text: expect.stringMatching(/^<\?xml.*<\/soap:Envelope>$/) } } },
    ])
  })

  it('passes over labels, rulers, comments and fences', async () => {
    const content = `# Trace of Monday\n\n## 1. Request:\n\`\`\`http\n${getRequest.replaceAll('\r', '')}\`\`\`\n\nResponse Headers:\n${getAnswer().replaceAll('\r', '').replace('\n\n{', '\n\nResponse body:\n{')}\n\`\`\`\n\n=====\n// end\n`
    const { exchanges, unread } = await read(content)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([{ request: { body: null }, response: { body: { text: getAnswerBody.replaceAll('\r', '') } } }])
  })
})

it('recognises messages at the beginning of lines, and no other form', async () => {
  expect(await recognises(httpTextReader, `\ufeff${getRequest}`)).toBe(true)
  expect(await recognises(httpTextReader, `Notes\n\n${getAnswer()}`)).toBe(true)
  expect(await recognises(httpTextReader, docusignRestLog)).toBe(true)
  for (const other of [
    '> GET /a HTTP/1.1\n> Host: x\n\n< HTTP/1.1 200 OK\n',
    '{\n"a": "\nGET /a HTTP/1.1\n"}',
    '<a>\nGET /a HTTP/1.1\n</a>',
    'DEBUG >> "POST /a HTTP/1.1[\\r][\\n]"\n',
    'Please GET /a from the shop',
    '',
  ])
    expect(await recognises(httpTextReader, other)).toBe(false)
})

const header = fc.record({ name: fc.stringMatching(/^X-[A-Za-z]{1,12}$/), value: fc.stringMatching(/^[!-~é]([ -~é]{0,20}[!-~é])?$/) })
const body = fc.oneof(fc.constant(''), fc.json(), fc.string({ unit: 'grapheme' }), fc.constantFrom(getRequest, `a\r\n\r\n${getAnswer()}`))
const message = fc.record({
  isRequest: fc.boolean(),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  path: fc.webPath(),
  status: fc.integer({ min: 200, max: 599 }),
  headers: fc.array(header, { maxLength: 4 }),
  body,
  gap: fc.constantFrom('\r\n', '\r\n\r\n', '\r\n----\r\n', '\n# then\n\n', '\r\nResponse:\r\n'),
})
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never

const render = (given: Message) =>
  [
    given.isRequest ? `${given.method} https://demo.docusign.net${given.path} HTTP/1.1` : `HTTP/1.1 ${given.status} Status`,
    ...given.headers.map(({ name, value }) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(given.body)}`,
    '',
    given.body,
  ].join('\r\n')

it('reads back every list of messages that is written with lengths', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 6 }), async (messages) => {
      const content = messages.map((given) => render(given) + given.gap).join('')
      const { exchanges, unread } = await read(content)
      expect(unread).toEqual([])
      const found = exchanges.flatMap(({ request, response }) => [request, response].filter((side) => side !== null))
      expect(
        found.map((side) => ({
          start: 'method' in side ? `${side.method} ${side.url}` : side.status,
          headers: side.headers?.slice(0, -1),
          body: bytesOf(side.body) ?? '',
          line: side.place.line,
        })),
      ).toEqual(
        messages.map((given, index) => ({
          start: given.isRequest ? `${given.method} https://demo.docusign.net${given.path}` : given.status,
          headers: given.headers,
          body: given.body,
          line: lineOf(
            content,
            Buffer.byteLength(
              messages
                .slice(0, index)
                .map((other) => render(other) + other.gap)
                .join(''),
            ),
          ),
        })),
      )
    }),
    { numRuns: 300 },
  )
})
