import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits, type Edit, inOrder, joinRounds } from '../../../../electron/service/traces/redact/edits.ts'

const editsOn = (length: number) =>
  fc
    .array(fc.record({ start: fc.nat(length), size: fc.integer({ min: 1, max: 9 }), replacement: fc.stringMatching(/^[A-Z]{0,6}$/) }), {
      maxLength: 8,
    })
    .map((all) =>
      inOrder(
        all
          .filter(({ start, size }) => start + size <= length)
          .map(({ start, size, replacement }): Edit => ({ start, end: start + size, replacement, found: [] })),
      ),
    )

it('two rounds of edits as one give the same text', () => {
  const rounds = fc
    .stringMatching(/^[a-z]{0,40}$/)
    .chain((text) => editsOn(text.length).map((first) => ({ text, first, between: applyEdits(text, first) })))
    .chain((given) => editsOn(given.between.length).map((second) => ({ ...given, second })))
  fc.assert(
    fc.property(rounds, ({ text, first, between, second }) => {
      const joined = joinRounds(between, first, second)
      expect(applyEdits(text, joined)).toBe(applyEdits(between, second))
      expect(inOrder(joined)).toEqual(joined)
    }),
    { numRuns: 500 },
  )
})
