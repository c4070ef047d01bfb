import { expect, test } from 'vitest'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { findCanaries, makeCanaries } from './canaries.ts'
import { differencesBut, isSameButRedactions } from './same-but-redactions.ts'

const canaries = makeCanaries('t1')
const { password } = canaries

const hidden: [where: string, bytes: Buffer][] = [
  ['as it is', Buffer.from(`x${password}y`)],
  ['in a query', Buffer.from(`?a=${encodeURIComponent(password)}&b`)],
  ['in a form', Buffer.from(new URLSearchParams({ password }).toString())],
  ['in JSON', Buffer.from(JSON.stringify({ password }))],
  ['in JSON that is text of JSON', Buffer.from(JSON.stringify({ text: JSON.stringify({ password }) }))],
  ['in XML', Buffer.from(`<a>${password.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`)],
  ['in UTF-16', Buffer.from(`x${password}`, 'utf16le')],
  ...[0, 1, 2].map((shift): [string, Buffer] => [
    `in base64 behind ${shift}`,
    Buffer.from(Buffer.from(`${'u'.repeat(shift)}${password}::tail`).toString('base64')),
  ]),
]

test.each(hidden)('a secret is found %s', (_, bytes) => {
  expect(findCanaries(bytes, { password })).not.toEqual([])
  expect(findCanaries(bytes, { other: makeCanaries('t2').password })).toEqual([])
})

test('a text is the same but for redactions when only markers stand in for something', () => {
  expect(isSameButRedactions('Bearer abc', 'Bearer [omitted]')).toBe(true)
  expect(isSameButRedactions('{"a":"x","b":"y"}', '{"a":"<person-1>","b":"<email-2>"}')).toBe(true)
  expect(isSameButRedactions('?t=1&u=a%40b', '?t=1&u=%3Cemail-1%3E')).toBe(true)
  expect(isSameButRedactions('plain', 'plain')).toBe(true)
  expect(isSameButRedactions('plain', 'plane')).toBe(false)
  expect(isSameButRedactions('{"a":"x","b":"y"}', '{"a":"[omitted]"}')).toBe(false)
  expect(isSameButRedactions('', '[omitted]')).toBe(false)
})

test('an exchange with another status or one header less is another one', () => {
  const place = { member: null, line: 1, offset: 0 }
  const response = { status: 200, statusText: 'OK', headers: [{ name: 'A', value: 'b' }], body: null, isBodyUnseen: false, place }
  const exchange: Exchange = {
    format: 'har',
    place,
    startedAtMs: 1,
    startedAtSource: 'har',
    request: null,
    response,
    traceToken: null,
    namedOperation: null,
    warnings: [],
  }
  expect(differencesBut(exchange, exchange)).toEqual([])
  expect(differencesBut(exchange, { ...exchange, response: { ...response, status: 201 } })).toEqual(['status'])
  expect(differencesBut(exchange, { ...exchange, response: { ...response, headers: [] } })).toEqual(['response headers'])
})
