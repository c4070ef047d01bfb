import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactorFor, redactText } from './redact-helper.ts'

/** Keys, values and words without a meaning. */
const word = fc.stringMatching(/^[bdghjkmqvw]{1,8}$/)
const character = fc.constantFrom(
  'b',
  'W',
  '7',
  ' ',
  'é',
  '😀',
  '"',
  '\\',
  '/',
  '<',
  '>',
  '&',
  "'",
  '\n',
  '\t',
  '%',
  '+',
  ';',
  '{',
  ']',
  '\u0001',
  '\ud800',
)
const value = fc.oneof(
  word,
  fc.array(character, { maxLength: 20 }).map((all) => all.join('')),
)

const json = fc
  .letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      value,
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any'), { maxLength: 4 }),
    object: fc.dictionary(word, tie('any'), { maxKeys: 4 }),
  }))
  .any.chain((given) => fc.constantFrom(undefined, 2, '\t').map((space) => JSON.stringify(given, null, space) ?? 'null'))

const escapeXml = (text: string) =>
  text.replaceAll('\u0001', '').replaceAll('\ud800', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;')
const xml = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc.oneof(
    { depthSize: 'small' },
    value.map(escapeXml),
    tie('element'),
    word.map((text) => `<![CDATA[${text}]]>`),
    word.map((text) => `<!-- ${text} -->`),
  ),
  element: fc
    .tuple(word, word, value, fc.array(tie('content'), { maxLength: 4 }))
    .map(
      ([name, attribute, text, inner]) =>
        `<x:${name} ${attribute}="${escapeXml(text)}"${inner.length === 0 ? ' />' : `>${inner.join('')}</x:${name}>`}`,
    ),
})).element

const header = fc.tuple(word, word).map(([name, text]) => `${name}: ${text}`)
const http = fc
  .tuple(fc.constantFrom('\r\n', '\n'), fc.array(header, { maxLength: 4 }), fc.oneof(json, xml, word), fc.boolean())
  .map(([feed, headers, body, hasLength]) => {
    const length = hasLength ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
    return [`POST /restapi/v2/accounts/1/envelopes HTTP/1.1`, ...headers, ...length, '', body, '', 'HTTP/1.1 201 Created', ...headers, '', body].join(
      feed,
    )
  })

async function staysAsItIs(text: string, format: Parameters<typeof redactText>[1]): Promise<void> {
  const bytes = Buffer.from(text).toString()
  expect(await redactText(bytes, format)).toBe(bytes)
}

describe('text without sensitive fields comes out byte for byte', () => {
  const runs = { numRuns: 400 }
  it('JSON', () =>
    fc.assert(
      fc.asyncProperty(json, (text) => staysAsItIs(text, 'postman')),
      runs,
    ))
  it('XML', () =>
    fc.assert(
      fc.asyncProperty(xml, (text) => staysAsItIs(text, 'connect-xml')),
      runs,
    ))
  it('HTTP', () =>
    fc.assert(
      fc.asyncProperty(http, (text) => staysAsItIs(text, 'http-text')),
      runs,
    ))
  it('text of no known form', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(value, json, xml), (text) => staysAsItIs(text, null)),
      runs,
    ))
  it('HAR, whatever its layout', () =>
    fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 4 }), (entries) =>
        staysAsItIs(`\ufeff{"log": {"bbb": 1,\n "entries" : [ ${entries.join(' ,\n')} ] , "ccc":[]}}\n`, 'har'),
      ),
      runs,
    ))
})

const planted = fc.constantFrom(
  '{"password":"Vq7-%s"}',
  '<Password>Vq7-%s</Password>',
  'Authorization: Bearer Vq7-%s',
  'q?access_token=Vq7-%s&b',
  '{"email":"%s@example.com","recipientId":1}',
)

describe('around what is taken out nothing changes', () => {
  it('the rest of the text is the same, and a second time nothing is found', () =>
    fc.assert(
      fc.asyncProperty(
        planted,
        fc.stringMatching(/^[0-9]{6}w[0-9]{3}$/),
        word,
        fc.integer({ min: 0, max: 3 }),
        async (template, number, key, depth) => {
          let text = template.replace('%s', number)
          let expected = text.replace(/Vq7-\d+w\d+/, '[omitted]').replace(/\d+w\d+@example\.com/, '<email-1>')
          for (let layer = 0; layer < depth; layer += 1)
            [text, expected] = [JSON.stringify({ [key]: text, b: 1 }), JSON.stringify({ [key]: expected, b: 1 })]
          const redacted = await redactText(text)
          expect(redacted).toBe(expected)
          expect(await redactText(redacted)).toBe(redacted)
        },
      ),
      { numRuns: 400 },
    ))

  it('damaged text neither throws nor hides what it held', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(json, xml, http), fc.nat(), fc.nat(), async (text, from, size) => {
        const at = from % (text.length + 1)
        const damaged = Buffer.from(text.slice(0, at) + text.slice(at + (size % 9))).toString()
        await redactText(damaged, null, redactorFor())
        expect(await redactText(`${damaged}\n{"password":"Vq7-123456w"}\n`)).not.toContain('Vq7-123456w')
      }),
      { numRuns: 300 },
    ))
})
