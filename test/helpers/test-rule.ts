import { describe } from 'vitest'

export type RuleTests = {
  /** What is in order. */
  passes: () => void
  /** What is found, with its level and its place. */
  finds: () => void
  /** The last that passes beside the first that is found. */
  boundary: () => void
}

/** The tests of one rule of the published steps: none is without all three parts. `every-rule.test.ts` looks for the id. */
export function testRule(id: string, { passes, finds, boundary }: RuleTests): void {
  describe(id, () => {
    describe('passes', () => {
      passes()
    })
    describe('finds', () => {
      finds()
    })
    describe('at the boundary', () => {
      boundary()
    })
  })
}
