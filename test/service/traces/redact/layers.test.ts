import { brotliCompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { redactBytes, redactText } from './redact-helper.ts'

const secret = 'Zk9-cAnAry_Value42'
const object = `{"a" : 1,"password":"${secret}"}`
const redacted = '{"a" : 1,"password":"[omitted]"}'
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('text in text is looked into, and only what changes is encoded anew', () => {
  it.each([
    ['JSON in JSON', (text: string) => `{"x":${JSON.stringify(text)} }`],
    ['with escapes that nobody needs', (text: string) => `{"x":"\\u0020\\/${JSON.stringify(text).slice(1)} }`],
    ['JSON in JSON in JSON', (text: string) => JSON.stringify({ x: JSON.stringify({ y: text }) })],
    ['JSON in XML', (text: string) => `<a>\n${escapeXml(text)}</a>`],
    ['JSON in CDATA', (text: string) => `<a><![CDATA[${text}]]></a>`],
    ['JSON in an attribute', (text: string) => `<a b='${text}'/>`],
    ['XML in XML', (text: string) => `<a>${escapeXml(`<b>${escapeXml(text)}</b>`)}</a>`],
    ['JSON in a form', (text: string) => `b=1&x=${encodeURIComponent(text)}&c=2`],
    ['base64', (text: string) => JSON.stringify({ x: base64(text) })],
    ['base64 in base64', (text: string) => JSON.stringify({ x: base64(JSON.stringify({ y: base64(text) })) })],
    ['a header', (text: string) => `GET / HTTP/1.1\r\nX-Some: ${text}\r\n\r\n`],
    ['HTTP in JSON', (text: string) => JSON.stringify({ raw: `POST /x HTTP/1.1\r\nHost: a\r\n\r\n${text}` })],
    ['lines of JSON', (text: string) => `${text}\n${text}\n`],
  ])('%s', async (_, wrap) => {
    const expected = wrap(redacted)
    // A form leaves brackets and encodes what it must.
    expect(
      (await redactText(wrap(object)))
        .replace('[omitted]', '%5Bomitted%5D')
        .replace('%5Bomitted%5D', expected.includes('%5Bomitted%5D') ? '%5Bomitted%5D' : '[omitted]'),
    ).toBe(expected)
  })

  it('escaped characters around a value stay as they were written', async () => {
    const text = String.raw`{"x":"caf\u00e9 \/ Authorization: Bearer ${secret}\u0021","y":"\ud83d\ude00"}`
    expect(await redactText(text)).toBe(String.raw`{"x":"caf\u00e9 \/ Authorization: Bearer [omitted]","y":"\ud83d\ude00"}`)
  })

  it('bytes that are no UTF-8 stay', async () => {
    const bytes = (value: string) => Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(`","password":"${value}"}`)])
    expect(await redactBytes(bytes(secret), null)).toEqual(bytes('[omitted]'))
  })
})

describe('bodies as they went over the wire', () => {
  const head = (lines: string) => Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${lines}\r\n\r\n`)
  const bodyOf = (message: Buffer) => message.subarray(message.indexOf('\r\n\r\n') + 4)
  const lengthOf = (message: Buffer) => Number(/Content-Length: (\d+)/.exec(message.toString('latin1'))?.[1])

  it.each([
    ['gzip', gzipSync, gunzipSync],
    ['deflate', deflateSync, inflateSync],
  ] as const)('%s stays packed, with its length', async (name, pack, unpack) => {
    const packed = pack(object)
    const message = await redactBytes(Buffer.concat([head(`Content-Encoding: ${name}\r\nContent-Length: ${packed.length}`), packed]), 'saz')
    expect(unpack(bodyOf(message)).toString()).toBe(redacted)
    expect(lengthOf(message)).toBe(bodyOf(message).length)
  })

  it('without secrets a packed body keeps its bytes', async () => {
    const message = Buffer.concat([head('Content-Encoding: br'), brotliCompressSync('{"a":1}')])
    expect(await redactBytes(message, 'saz')).toEqual(message)
  })

  it('a packed body that is damaged goes', async () => {
    const message = await redactBytes(Buffer.concat([head('Content-Encoding: gzip'), gzipSync(object).fill(0, 12)]), 'saz')
    expect(bodyOf(message).toString()).toMatch(/^\[binary removed: \d+ bytes, sha256 [0-9a-f]{64}\]$/)
  })

  it('chunks keep their borders, and their sizes are corrected', async () => {
    const half = object.length - 12
    const chunked = `${half.toString(16)};x=y\r\n${object.slice(0, half)}\r\nc\r\n${object.slice(half)}\r\n0\r\n\r\n`
    const message = await redactBytes(Buffer.concat([head('Transfer-Encoding: chunked'), Buffer.from(chunked)]), 'http-text')
    const first = '{"a" : 1,"password":"[omitted]'
    const second = '"}'
    expect(bodyOf(message).toString()).toBe(`${first.length.toString(16)};x=y\r\n${first}\r\n${second.length.toString(16)}\r\n${second}\r\n0\r\n\r\n`)
  })

  it('a length that was wrong before stays wrong', async () => {
    const message = await redactBytes(Buffer.concat([head('Content-Length: 5'), Buffer.from(object)]), 'http-text')
    expect(message.toString()).toContain('Content-Length: 5\r\n')
    expect(bodyOf(message).toString()).toBe(redacted)
  })
})
