import { describe, expect, it } from 'vitest'
import type { PersonalKind } from '#shared/domain/traces/redaction.ts'
import { hiddenValues } from '../../../electron/service/review/know-of-traces.ts'

const personal = (kind: PersonalKind, value: string, isKept = false) => ({ kind, value, isKept, pseudonym: `<${kind}-1>`, count: 1 })
const names = (...values: ReturnType<typeof personal>[]) => hiddenValues(values).map(({ value }) => value)

describe('what the traces hide is looked for on the screen', () => {
  it('names, telephone numbers and what the user masks', () => {
    expect(names(personal('person', 'Rosa Lindqvist'), personal('phone', '+49 30 901820'), personal('text', 'Project Tern'))).toEqual([
      'Rosa Lindqvist',
      '+49 30 901820',
      'Project Tern',
    ])
  })
  it('not what is kept as a test persona', () => expect(names(personal('person', 'Rosa Lindqvist', true))).toEqual([]))
  it('not a person whose address is one for examples', () => {
    expect(names(personal('email', 'rosa.lindqvist@example.com'), personal('person', 'Rosa Lindqvist'), personal('person', 'Ada Berg'))).toEqual([
      'Ada Berg',
    ])
  })
  it('not what any interface shows of anybody: companies, accounts, addresses of machines', () => {
    expect(names(personal('company', 'Acme Leasing'), personal('account', '4711'), personal('ip', '10.0.0.1'))).toEqual([])
  })
})
