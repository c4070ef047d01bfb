import { describe, expect, it } from 'vitest'
import { curlVerboseReader } from '../../../../electron/service/traces/read/curl-verbose.ts'
import { bodyText, curlTrace, getToFile, postEvents, secondAfterBody, terminal } from '../../../fixtures/traces/curl-transcripts.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer) => readWith(curlVerboseReader, content)

describe('output and messages in one file', () => {
  it('gives the headers of both sides and the body between the messages', async () => {
    const { exchanges, unread } = await read(getToFile)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'curl-verbose',
        startedAtMs: Date.parse('2026-11-20T14:38:37Z'),
        startedAtSource: 'date-header',
        traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
        request: {
          method: 'GET',
          url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes/93be49ab',
          body: null,
          isBodyUnseen: false,
        },
        response: { status: 200, statusText: 'OK', body: { text: bodyText }, isBodyUnseen: false },
        warnings: [],
      },
    ])
    expect(exchanges[0]?.request?.headers).toHaveLength(3)
    expect(exchanges[0]?.response?.headers).toHaveLength(4)
  })

  it('keeps the places, whatever stands before', async () => {
    const content = `\ufeff# Größe\n${getToFile}`
    const [exchange] = (await read(content)).exchanges
    expect(at(content, exchange?.request?.place, 5)).toBe('GET /')
    expect(at(content, exchange?.response?.place, 8)).toBe('HTTP/1.1')
    expect(at(content, exchange?.response?.body?.place, Buffer.byteLength(bodyText))).toBe(bodyText)
    for (const place of [exchange?.request?.place, exchange?.response?.place, exchange?.response?.body?.place])
      expect(place?.line).toBe(lineOf(content, place?.offset ?? 0))
  })

  it('reads the next transfer in the line that a body ended in', async () => {
    const { exchanges, unread } = await read(getToFile + secondAfterBody)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      { response: { status: 200, body: { text: bodyText } } },
      {
        request: { method: 'POST', url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes', body: null, isBodyUnseen: true },
        response: { status: 201, statusText: 'Created', body: { text: '{"state":1}' } },
      },
    ])
  })

  it('is read in UTF-16, as PowerShell writes it', async () => {
    const { exchanges } = await read(Buffer.from(`\ufeff${getToFile}`, 'utf16le'))
    expect(at(getToFile, exchanges[0]?.response?.place, 8)).toBe('HTTP/1.1')
    expect(exchanges[0]?.response?.body?.text).toBe(bodyText)
  })
})

describe('a terminal that was copied', () => {
  it('reads HTTP/2 and redirects, and passes over the command and the prompt', async () => {
    const { exchanges, unread } = await read(terminal)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        request: { method: 'POST', url: 'https://demo.docusign.net/restapi/v2/x', isBodyUnseen: true },
        response: { status: 302, body: null, isBodyUnseen: false },
      },
      { request: { method: 'GET', isBodyUnseen: false }, response: { status: 200, body: { text: '{ "a" : [ 1 ],\n  "b" : 2\n}' } } },
    ])
  })

  it('takes the scheme from the connection', async () => {
    const plain =
      '* Connected to localhost (127.0.0.1) port 18999 (#0)\n> GET /a HTTP/1.1\n> Host: api.example.com:18999\n> \n< HTTP/1.1 204 No Content\n< \n'
    expect((await read(plain)).exchanges[0]?.request?.url).toBe('http://api.example.com:18999/a')
    expect((await read(plain.replace('\n', '\n* ALPN: offers h2\n'))).exchanges[0]?.request?.url).toBe('https://api.example.com:18999/a')
  })

  it('knows a body of the length that is told, though lines in it look like curl', async () => {
    const body = 'zero\n* one\n> two\n< three\n'
    const { exchanges, unread } = await read(
      `> GET /a HTTP/1.1\n> Host: demo.docusign.net\n>\n< HTTP/1.1 200 OK\n< Content-Length: ${body.length}\n<\n${body}* Closing connection 0\n`,
    )
    expect(unread).toEqual([])
    expect(bytesOf(exchanges[0]?.response?.body)).toBe(body)
  })

  it('leaves the headers out that -i shows once more', async () => {
    const { exchanges, unread } = await read(
      '> GET /a HTTP/1.1\n> Host: demo.docusign.net\n>\n< HTTP/1.1 200 OK\n< X-A: 1\n<\nHTTP/1.1 200 OK\nX-A: 1\n\n{"a":1}\n* Connection #0 to host x left intact\n',
    )
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([{ response: { headers: [{ name: 'X-A' }], body: { text: '{"a":1}' } } }])
  })

  it('says that a body was not seen when it went elsewhere', async () => {
    const [exchange] = (
      await read(
        '> GET /a HTTP/1.1\n> Host: demo.docusign.net\n>\n< HTTP/1.1 200 OK\n< Content-Length: 100\n<\n{ [100 bytes data]\n* Connection #0 to host x left intact\n',
      )
    ).exchanges
    expect(exchange?.response).toMatchObject({ body: null, isBodyUnseen: true })
  })

  it('keeps a request that nobody answered, and leaves the tunnel of a proxy out', async () => {
    const { exchanges, unread } = await read(
      '> CONNECT demo.docusign.net:443 HTTP/1.1\n> Host: demo.docusign.net:443\n>\n< HTTP/1.1 200 Connection established\n<\n* TLSv1.3 (OUT)\n> GET /a HTTP/1.1\n> Host: demo.docusign.net\n>\n* Empty reply from server\ncurl: (52) Empty reply from server\n',
    )
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([{ request: { method: 'GET' }, response: null }])
  })

  it('takes the time of --trace-time, in the zone that the date tells', async () => {
    const content = getToFile.replace(/^([*<>])/gm, '15:38:36.250000 $1')
    expect((await read(content)).exchanges).toMatchObject([{ startedAtMs: Date.parse('2026-11-20T14:38:36.250Z'), startedAtSource: 'curl-trace' }])
  })

  it('tells of text that belongs to no transfer', async () => {
    const content = `Step one, we log in\n${terminal.replace('}\n*', '}\nand so on\n*')}`
    const { exchanges, unread } = await read(content)
    expect(exchanges).toHaveLength(2)
    expect(unread).toMatchObject([
      { line: 1, bytes: 'Step one, we log in'.length },
      { line: lineOf(content, Buffer.from(content).indexOf('and so on')), bytes: 'and so on'.length },
    ])
  })
})

it('recognises its form and no other', async () => {
  expect(await recognises(curlVerboseReader, terminal)).toBe(true)
  expect(await recognises(curlVerboseReader, getToFile)).toBe(true)
  for (const other of [
    'GET /a HTTP/1.1\r\nHost: x\r\n\r\n',
    curlTrace(postEvents('{}', '{}')),
    '>> "GET /a HTTP/1.1[\\r][\\n]"',
    '{"a":"> GET / HTTP/1.1"}',
  ])
    expect(await recognises(curlVerboseReader, other)).toBe(false)
})
