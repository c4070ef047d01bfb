import { assert, json, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningOf, prettyBody, shownAtFirst } from '../../../../renderer/steps/traces/viewer/pretty-print.ts'

describe('JSON set out in lines', () => {
  it('has one value a line', () => {
    expect(prettyBody('json', '{"a":1,"b":[{"c":"x, {y}"},[]],"d":{}}')).toBe(
      '{\n  "a": 1,\n  "b": [\n    {\n      "c": "x, {y}"\n    },\n    []\n  ],\n  "d": {}\n}',
    )
  })

  it('keeps what a parser would change: long numbers, doubled names, escapes', () => {
    expect(prettyBody('json', '{"id":12345678901234567890,"a":"\\u00e9\\"","a":1.0}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": "\\u00e9\\"",\n  "a": 1.0\n}',
    )
  })

  it('says the same as before, whatever the value', () => {
    assert(
      property(json(), (text) => {
        expect(JSON.parse(prettyBody('json', text))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('takes what is cut off or no JSON at all', () => {
    expect(prettyBody('json', '{"a":"cut')).toBe('{\n  "a": "cut')
    expect(prettyBody('json', '}}] x')).toBe('\n}\n}\n]x')
  })

  // With the square of the length these would take longer than a test may.
  it('does not grow without bound, and not with the square of the length', () => {
    const deep = '['.repeat(200_000)
    expect(prettyBody('json', deep).length).toBeLessThan(deep.length * 60)
  })
})

describe('XML set out in lines', () => {
  it('keeps an element that holds only text on one line', () => {
    expect(prettyBody('xml', '<?xml version="1.0"?><a x="1>2"><b>text</b><c/><d></d><!-- <e> --><![CDATA[<f>]]></a>')).toBe(
      ['<?xml version="1.0"?>', '<a x="1>2">', '  <b>text</b>', '  <c/>', '  <d></d>', '  <!-- <e> -->', '  <![CDATA[<f>]]>', '</a>'].join('\n'),
    )
  })

  it('takes what is cut off or badly nested', () => {
    expect(prettyBody('xml', '<a><b>tex')).toBe('<a>\n  <b>\n    tex')
    expect(prettyBody('xml', '</a></b>x')).toBe('</a>\n</b>\nx')
  })

  it.each(['<!--', '<![CDATA[', '<?', '<a b="', '<a>'])('takes many %s in linear time', (piece) => {
    expect(prettyBody('xml', piece.repeat(60_000)).length).toBeGreaterThanOrEqual(60_000)
  })
})

describe('other bodies', () => {
  it('are one field a line where they are a form', () => {
    expect(prettyBody('form', 'grant_type=jwt+bearer&assertion=%5Bomitted%5D&x=%ZZ')).toBe('grant_type = jwt bearer\nassertion = [omitted]\nx = %ZZ')
  })

  it('stay as they are', () => {
    expect(prettyBody('text', ' a\n{b}')).toBe(' a\n{b}')
  })
})

describe('the beginning of a long text', () => {
  it('is the text itself when it is short', () => {
    expect(beginningOf('a\nb')).toBe('a\nb')
  })

  it('ends with a whole line, or after so many characters', () => {
    expect(beginningOf('line\n'.repeat(shownAtFirst.lines + 5))).toBe('line\n'.repeat(shownAtFirst.lines))
    expect(beginningOf('x'.repeat(shownAtFirst.characters + 5))).toHaveLength(shownAtFirst.characters)
  })
})
