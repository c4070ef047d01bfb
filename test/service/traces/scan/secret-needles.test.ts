import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toByteText } from '../../../../electron/service/traces/redact/byte-text.ts'
import { createNeedles, type NeedleHit } from '../../../../electron/service/traces/scan/secret-needles.ts'

function search(values: readonly string[], bytes: Buffer | string, chunkBytes = 1 << 20): NeedleHit[] {
  const searching = createNeedles(values.map(toByteText)).search()
  const content = Buffer.from(bytes)
  const hits: NeedleHit[] = []
  for (let at = 0; at < content.length; at += chunkBytes) hits.push(...searching.push(content.subarray(at, at + chunkBytes)))
  return [...hits, ...searching.finish()]
}

const secret = `S3cr/t+"C&n<ry>'=é €😀 \\42`
const percentOf = (text: string) => encodeURIComponent(text)
const jsonOf = (text: string) => JSON.stringify(text).slice(1, -1)
const xmlOf = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
const unicodeOf = (text: string) => text.replace(/[^\w]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const written: [string, string | Buffer][] = [
  ['as it is', secret],
  ['percent-encoded with capitals', percentOf(secret)],
  ['percent-encoded in lower case', percentOf(secret).replace(/%../g, (code) => code.toLowerCase())],
  ['as a form', percentOf(secret).replaceAll('%20', '+')],
  ['percent-encoded twice', percentOf(percentOf(secret))],
  ['in JSON', jsonOf(secret)],
  ['in JSON with escaped slashes', jsonOf(secret).replaceAll('/', '\\/')],
  ['in JSON with all that is no letter as \\u', unicodeOf(secret)],
  ['in JSON with capitals in \\u', unicodeOf(secret).replace(/\\u..../g, (code) => `\\u${code.slice(2).toUpperCase()}`)],
  ['in JSON in JSON', jsonOf(jsonOf(secret))],
  ['in JSON in JSON in JSON', jsonOf(jsonOf(jsonOf(secret)))],
  ['in XML', xmlOf(secret)],
  ['in XML in XML', xmlOf(xmlOf(secret))],
  ['in XML with hexadecimal references', [...secret].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join('')],
  ['in XML in JSON', jsonOf(xmlOf(secret))],
  ['in UTF-16LE', Buffer.from(` ${secret} `, 'utf16le')],
  ['in UTF-16BE', Buffer.from(` ${secret} `, 'utf16le').swap16()],
  ...['', 'a', 'ab', 'abc'].flatMap((before): [string, string][] => {
    const bytes = Buffer.from(`${before}${secret}behind`)
    return [
      [`in base64 behind ${before.length} bytes`, bytes.toString('base64')],
      [`in base64url behind ${before.length} bytes`, bytes.toString('base64url')],
      [`in base64 in JSON behind ${before.length} bytes`, bytes.toString('base64').replaceAll('/', '\\/')],
      [`in base64 in a form behind ${before.length} bytes`, percentOf(bytes.toString('base64'))],
    ]
  }),
]

const around = (content: string | Buffer) =>
  Buffer.concat([Buffer.from('first\nsecond "%41&amp;'), Buffer.from(content), Buffer.from('" rest\nlast\n')])

describe('a value that was taken out', () => {
  it.each(written)('is found %s', (_, content) => {
    const hits = search([secret, 'anotherS3cret'], around(content))
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.every(({ line }) => line === 2)).toBe(true)
  })

  it.each(written)('is found wherever the chunks end: %s', (_, content) => {
    const bytes = around(content)
    for (let chunkBytes = 1; chunkBytes <= 40; chunkBytes += 1)
      expect(search([secret], bytes, chunkBytes).length, `chunks of ${chunkBytes}`).toBeGreaterThan(0)
  })

  it.each([16_384, 65_536])('is found at every place around the %i bytes that are searched at once', (border) => {
    for (let before = border - 30; before <= border + 5; before += 1) {
      const hits = search(['S3cretCanary'], `${'.'.repeat(before)}S3cretCanary\n`)
      expect(hits).toEqual([{ end: before + 12, line: 1 }])
    }
  })

  it('is told with the place and the line where it ends', () => {
    expect(search(['two\nlines', 'S3cretCanary'], 'a\nS3cretCanary\n\ntwo\nlines S3cret%43anary')).toEqual([
      { end: 14, line: 2 },
      { end: 25, line: 5 },
      { end: 40, line: 5 },
    ])
  })

  it('is found when it holds escapes itself, however it is escaped on top', () => {
    const value = 'a%41&lt;b\\n/c\\u0041'
    for (const content of [value, jsonOf(value), xmlOf(value), percentOf(value)]) expect(search([value], `x ${content} y`).length).toBeGreaterThan(0)
  })

  it('is found by its end when it is long', () => {
    const long = createHash('shake256', { outputLength: 1_000 }).update('long').digest('hex')
    expect(search([long], `x${long}y`)).toHaveLength(1)
    expect(search([long], Buffer.from(`x${long}y`).toString('base64')).length).toBeGreaterThan(0)
    expect(search([long], `x${long.slice(0, 1_000)}y`)).toEqual([])
  })

  it('is found among values that are alike but for one place', () => {
    const values = Array.from({ length: 2_000 }, (_, index) => `eyJhbGciOiJIUzI1NiJ9.${String(index).padStart(5, '0')}.the-same-end-of-all-values`)
    expect(search(values, 'a eyJhbGciOiJIUzI1NiJ9.01234.the-same-end-of-all-values b')).toHaveLength(1)
    expect(search(values, 'a eyJhbGciOiJIUzI1NiJ9.02000.the-same-end-of-all-values b')).toEqual([])
  })

  it('is not searched for when it has fewer than six bytes', () => {
    expect(search(['abcde', ''], 'abcde abcde')).toEqual([])
    expect(search(['abcdef'], 'abcdef')).toHaveLength(1)
  })
})

it('finds nothing in text that holds nothing', () => {
  let text = ''
  for (let index = 0; text.length < 1_000_000; index += 1)
    text += `{"id":${index},"text":"line \\"${index}\\" \\u00e9 &amp; %20${Buffer.from(String(index * 7919)).toString('base64')}"}\n`
  const values = Array.from({ length: 1_000 }, (_, index) => `S3cret${(index * 2_654_435_761).toString(36)}Value`)
  expect(search([...values, secret], text)).toEqual([])
})

it('searches for 100,000 values in 20 MB within bounded memory', () => {
  const values = Array.from(
    { length: 100_000 },
    (_, index) => `${(index * 2_654_435_761).toString(36)}.S3cret/Value-of_${index}+&${(index * 40_503).toString(36)}`,
  )
  const buffersBefore = process.memoryUsage().arrayBuffers
  const startMs = performance.now()
  const needles = createNeedles(values)
  const builtMs = performance.now()
  const bytes = process.memoryUsage().arrayBuffers - buffersBefore
  const piece = Buffer.from(`{"url":"https://demo.docusign.net/restapi","text":"${'some \\"text\\" that goes on, '.repeat(40)}"}\n`.repeat(1_000))
  const searching = needles.search()
  let searched = 0
  while (searched < 20_000_000) {
    expect(searching.push(piece)).toEqual([])
    searched += piece.length
  }
  expect(searching.push(Buffer.from(JSON.stringify(values[77_777])))).not.toEqual([])
  console.log(
    `built in ${Math.round(builtMs - startMs)} ms, ${Math.round(bytes / 1e6)} MB; searched in ${Math.round(performance.now() - builtMs)} ms`,
  )
  expect(bytes).toBeLessThan(150_000_000)
}, 60_000)
