/** @file The cutting of large JSON: nothing lost, whatever the pieces; elements found whatever stands around them. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonSegment, jsonSegments } from '../../../../electron/service/traces/read/json-segments.ts'

const entriesPath = ['log', 'entries']

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length)
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function all(segments: AsyncIterable<JsonSegment>): Promise<JsonSegment[]> {
  const found: JsonSegment[] = []
  for await (const segment of segments) found.push(segment)
  return found
}

async function cut(text: string | Buffer, path: readonly string[] = entriesPath, sizes: readonly number[] = [7]): Promise<JsonSegment[]> {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text)
  const segments = await all(jsonSegments(pieces(bytes, sizes), path, 'traffic.har'))
  expect(Buffer.concat(segments.map((segment) => segment.bytes)).equals(bytes)).toBe(true)
  let offset = 0
  for (const segment of segments) {
    expect(segment.offset).toBe(offset)
    expect(segment.line).toBe(bytes.subarray(0, offset).toString('latin1').split('\n').length)
    offset += segment.bytes.length
  }
  return segments
}

const elements = (segments: JsonSegment[]) => segments.filter(({ kind }) => kind === 'element').map(({ bytes }) => bytes.toString())

describe('elements are found', () => {
  it.each<[string, string, readonly string[], string[]]>([
    ['in the order of the file', '{"log":{"entries":[{"a":1},{"b":[2,{}]}]}}', entriesPath, ['{"a":1}', '{"b":[2,{}]}']],
    [
      'after other keys, before others',
      '{ "x":[1,{"entries":[9]}],\r\n"log" : {"v":"1","entries":\t[ {} ] ,"z":[8]},"entries":[7]}',
      entriesPath,
      ['{}'],
    ],
    [
      'of any type',
      '{"log":{"entries":[null, 1.5e3 ,true,"a,]\\"b",[1,[2]],{},"" , -0\n]}}',
      entriesPath,
      ['null', '1.5e3', 'true', '"a,]\\"b"', '[1,[2]]', '{}', '""', '-0'],
    ],
    ['in a root array', '\ufeff [ {"log":{"entries":[1]}} , 2 ]', [], ['{"log":{"entries":[1]}}', '2']],
    ['when the key is written with escapes', '{"\\u006cog":{"entr\\u0069es":[1]}}', entriesPath, ['1']],
    ['in each of two arrays of the same key', '{"log":{"entries":[1],"entries":[2]},"log":{"entries":[3]}}', entriesPath, ['1', '2', '3']],
    ['at no deeper place', '{"log":{"pages":{"entries":[1],"log":{"entries":[2]}}}}', entriesPath, []],
    ['at no place inside a string', '{"a":"{\\"log\\":{\\"entries\\":[1]}}","b":"\\\\","log":"entries"}', entriesPath, []],
    ['not where the key names something else', '{"log":[{"entries":[1]}],"run":{"entries":{"0":[1]}}}', entriesPath, []],
    ['not in an empty array', '{"log":{"entries":[ \n ]}}', entriesPath, []],
    ['not through the key __proto__', '{"__proto__":{"entries":[1]},"log":{"__proto__":{"entries":[1]}}}', entriesPath, []],
  ])('%s', async (_name, text, path, expected) => {
    for (const sizes of [[1], [2, 3], [7], [100_000]]) expect(elements(await cut(text, path, sizes))).toEqual(expected)
  })

  it('is content with 100,000 levels', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(elements(await cut(`{"log":{"entries":[${deep},1]}}`, entriesPath, [1000]))).toEqual([deep, '1'])
  })
})

describe('an input that ends too early', () => {
  it.each([
    ['inside an element', '{"log":{"entries":[{"a":1},{"b":"x', ['{"a":1}'], '{"b":"x'],
    ['inside an escape', '{"log":{"entries":[1,"x\\', ['1'], '"x\\'],
    ['between elements', '{"log":{"entries":[{"a":1}, ', ['{"a":1}'], ', '],
    ['right behind an element', '{"log":{"entries":[{"a":1}', ['{"a":1}'], ''],
    ['before the array', '{"log":{"ent', [], '{"log":{"ent'],
  ])('%s gives what is whole and says so', async (_name, text, expected, rest) => {
    const segments = await cut(text)
    expect(elements(segments)).toEqual(expected)
    expect(segments.at(-1)).toMatchObject({ kind: 'gap', isTruncated: true })
    expect(segments.at(-1)?.bytes.toString()).toBe(rest)
  })

  it('is told from a whole one', async () => {
    expect((await cut('{"log":{"entries":[1]}}\n')).some(({ isTruncated }) => isTruncated)).toBe(false)
    expect(await cut('')).toEqual([])
  })
})

describe('limits', () => {
  it('refuses an element over 64 MB and names its line', async () => {
    async function* endless() {
      yield Buffer.from('{"log":{"entries":[\n{},\n{"text":"')
      for (let count = 0; count < 70; count += 1) yield Buffer.alloc(1024 * 1024, 'x')
    }
    await expect(all(jsonSegments(endless(), entriesPath, 'traffic.har'))).rejects.toMatchObject({
      code: 'file-unsupported',
      message: expect.stringContaining('"traffic.har", line 3'),
    })
  })

  it('gives a gap over 16 MB in pieces', async () => {
    const text = Buffer.concat([Buffer.from('{"pages":"'), Buffer.alloc(33 * 1024 * 1024, 'x'), Buffer.from('","log":{"entries":[1]}}')])
    const segments = await cut(text, entriesPath, [10_000_000])
    expect(segments.map(({ kind, isContinued }) => [kind, isContinued])).toEqual([
      ['gap', true],
      ['gap', true],
      ['gap', false],
      ['element', false],
      ['gap', false],
    ])
    expect(Math.max(...segments.map(({ bytes }) => bytes.length))).toBe(16 * 1024 * 1024)
  })
})

describe('properties', () => {
  const json = fc.json({ maxDepth: 4 })
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

  it('the elements are those that JSON.parse sees, whatever the pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 6 }), json, sizes, async (entries, other, some) => {
        const segments = await cut(`{"a":${other},"log":{"b":${other},"entries":[ ${entries.join(' ,\n')} ],"c":${other}}}`, entriesPath, some)
        expect(elements(segments).map((text) => JSON.parse(text))).toEqual(entries.map((text) => JSON.parse(text)))
      }),
      { numRuns: 300 },
    ))

  it('any bytes come out as they went in, and cut alike whatever the pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', ' ', '\n', 'log', 'entries', '"log":{"entries":[', '1', '\u00e9', '\0'), {
          maxLength: 60,
        }),
        fc.constantFrom(entriesPath, []),
        sizes,
        async (parts, path, some) => {
          const whole = await cut(parts.join(''), path, [100_000])
          expect(await cut(parts.join(''), path, some)).toEqual(whole)
        },
      ),
      { numRuns: 500 },
    ))
})
