import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { parseRequestMessage, parseResponseMessage } from '../../../../electron/service/traces/read/http-message.ts'

const place = { member: 'raw/07_c.txt', line: 1, offset: 0 }

it('takes all that follows the headers for the body, byte for byte', () => {
  const body = '\r\n\r\nGET /not-another HTTP/1.1\r\n\r\n----\r\n'
  const { request, warnings } = parseRequestMessage(
    Buffer.from(`POST http://demo.docusign.net/x HTTP/1.1\r\nContent-Length: 3\r\n\r\n${body}`),
    place,
  )
  expect(request).toMatchObject({
    method: 'POST',
    url: 'http://demo.docusign.net/x',
    body: { text: body, place: { member: 'raw/07_c.txt', line: 4 } },
    place,
  })
  expect(warnings).toEqual([])
})

it('unpacks what Fiddler saved as it came', () => {
  const packed = gzipSync('{"a":1}')
  const head = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'
  const bytes = Buffer.concat([Buffer.from(`${head}${packed.length.toString(16)}\r\n`), packed, Buffer.from('\r\n0\r\n\r\n')])
  expect(parseResponseMessage(bytes, place).response).toMatchObject({
    status: 201,
    statusText: 'Created',
    body: { text: '{"a":1}', place: { offset: head.length } },
    place: { line: 3 },
  })
})

it('counts places from where the message stands', () => {
  const { request } = parseRequestMessage(Buffer.from('GET /a HTTP/1.1\nHost: x.example.com\n\nb'), { member: null, line: 10, offset: 500 })
  expect([request.place, request.body?.place]).toEqual([
    { member: null, line: 10, offset: 500 },
    { member: null, line: 13, offset: 537 },
  ])
})

it.each(['', '\0\0\0', 'nonsense', '\r\n\r\n', 'GET', 'HTTP/1.1', ':method: GET'])(
  'says of %j that no message begins there, or reads what it can',
  (content) => {
    const { request } = parseRequestMessage(Buffer.from(content), place)
    const { response, warnings } = parseResponseMessage(Buffer.from(content), place)
    expect(request.method).toBe(content === ':method: GET' ? 'GET' : '')
    expect(response.status).toBe(0)
    expect(warnings).toEqual([expect.stringContaining('status line')])
  },
)

it('has no body where nothing follows', () => {
  expect(parseResponseMessage(Buffer.from('HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n'), place).response.body).toBeNull()
  expect(parseResponseMessage(Buffer.from('HTTP/1.1 204 No Content'), place).response).toMatchObject({ status: 204, headers: [], body: null })
})
