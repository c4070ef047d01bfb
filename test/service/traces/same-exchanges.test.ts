import { expect, it } from 'vitest'
import { requireSameExchanges } from '../../../electron/service/traces/same-exchanges.ts'

it('the same exchanges pass', () => {
  expect(() => requireSameExchanges('a.har', ['one', 'two'], ['one', 'two'])).not.toThrow()
})

it.each([
  { what: 'a changed one', redacted: ['one', 'other'], told: 'another exchange number 2' },
  { what: 'one that is gone', redacted: ['one'], told: 'another exchange number 2' },
  { what: 'one more', redacted: ['one', 'two', 'three'], told: '3 exchanges instead of 2' },
])('$what is told', ({ redacted, told }) => {
  expect(() => requireSameExchanges('a.har', ['one', 'two'], redacted)).toThrow(`"a.har" reads like ${told}`)
})
