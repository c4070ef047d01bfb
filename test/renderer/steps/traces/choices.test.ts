import { describe, expect, it } from 'vitest'
import { redactionChoicesSchema, type PersonalValue } from '#shared/domain/traces/redaction.ts'
import { findValues, isKept, maskProblem, withKept } from '../../../../renderer/steps/traces/redaction/choices.ts'

const none = redactionChoicesSchema.parse({})
const value = (text: string, count: number, kind: PersonalValue['kind'] = 'email'): PersonalValue => ({
  value: text,
  kind,
  pseudonym: `<${kind}-${count}>`,
  count,
  isKept: false,
})
const values = [value('ana@example.com', 3), value('Ana Example', 9, 'person'), value('bo@example.com', 1)]

describe('values that stay readable', () => {
  it('are kept and let go without regard to case', () => {
    const kept = withKept(none, 'Ana@Example.com', true)
    expect(isKept(kept, 'ana@example.com')).toBe(true)
    expect(withKept(kept, 'ana@example.com', true).keep).toEqual(['ana@example.com'])
    expect(withKept(kept, 'ANA@example.com', false).keep).toEqual([])
  })

  it('are found by value, kind and pseudonym, the most frequent first', () => {
    expect(findValues(values, '').map(({ count }) => count)).toEqual([9, 3, 1])
    expect(findValues(values, 'ANA e-mail')).toEqual([values[0]])
    expect(findValues(values, '<person-9>')).toEqual([values[1]])
  })
})

describe('a text to mask', () => {
  it('is long enough, and not masked already', () => {
    expect(maskProblem(none, ' ab ')).toContain('at least 3')
    expect(maskProblem({ mask: ['Project X'] }, 'project  x')).toContain('already')
    expect(maskProblem(none, 'Project X')).toBe('')
  })
})
