import { describe, expect, it } from 'vitest'
import { splitOriginal, splitRedactions, type TextPiece } from '../../../../renderer/steps/traces/viewer/redaction-marks.ts'

const joined = (pieces: readonly TextPiece[]) => pieces.map(({ text }) => text).join('')
const marked = (pieces: readonly TextPiece[]) => pieces.flatMap(({ text, class: name }) => (name === null ? [] : [[name, text]]))

describe('what was taken out of a text', () => {
  it('is found by what stands in its place', () => {
    const text = '{"Password":"[omitted]","email":"<email-1>","documentBase64":"[binary removed: 12,345 bytes, sha256 0a1b2c3d4e5f6071]"}'
    const pieces = splitRedactions(text)
    expect(joined(pieces)).toBe(text)
    expect(marked(pieces)).toEqual([
      ['secret', '[omitted]'],
      ['personal', '<email-1>'],
      ['binary', '[binary removed: 12,345 bytes, sha256 0a1b2c3d4e5f6071]'],
    ])
  })

  it('is found however it is escaped: in XML, in a query, in JSON', () => {
    expect(marked(splitRedactions('&lt;person-2&gt; %3Cemail-10%3E %5Bomitted%5D \\u003cphone-1\\u003e'))).toEqual([
      ['personal', '&lt;person-2&gt;'],
      ['personal', '%3Cemail-10%3E'],
      ['secret', '%5Bomitted%5D'],
      ['personal', '\\u003cphone-1\\u003e'],
    ])
  })

  it('is nothing where a text only looks like it', () => {
    expect(marked(splitRedactions('<email> <invoice-1> [binary removed: ] omitted'))).toEqual([])
    expect(splitRedactions('')).toEqual([{ text: '', class: null }])
  })
})

describe('what will be taken out of an original', () => {
  const of = (original: string, redacted: string) => {
    const pieces = splitOriginal(original, redacted)
    expect(joined(pieces)).toBe(original)
    return marked(pieces)
  }

  it('is what stands where the redacted text has something else', () => {
    expect(of('Bearer abc.def, from ana@example.com!', 'Bearer [omitted], from <email-1>!')).toEqual([
      ['secret', 'abc.def'],
      ['personal', 'ana@example.com'],
    ])
  })

  it('may be the whole text, its beginning or its end', () => {
    expect(of('s3cret', '[omitted]')).toEqual([['secret', 's3cret']])
    expect(of('ana said so to bo', '<person-1> said so to <person-2>')).toEqual([
      ['personal', 'ana'],
      ['personal', 'bo'],
    ])
  })

  it('stays unmarked where the two texts do not belong together', () => {
    expect(of('something else', 'Bearer [omitted]')).toEqual([])
    expect(of('Bearer abc', 'Bearer [omitted], and more')).toEqual([])
  })
})
