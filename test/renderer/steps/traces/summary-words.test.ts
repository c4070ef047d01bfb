import { describe, expect, it } from 'vitest'
import { formsInWords, redactionsInWords } from '../../../../renderer/steps/traces/summary-words.ts'
import { clockTime, zonedInstant, zoneInShort } from '../../../../renderer/steps/traces/instants.ts'

describe('what was taken out, in words', () => {
  const redactions = { secret: 31, personal: 1, binary: 7 }

  it('says that no secret is left', () => {
    expect(redactionsInWords({ redactions, residual: [] })).toBe('31 secrets, 1 personal value and 7 binaries were taken out; no secret is left.')
  })

  it('does not say so while one is', () => {
    expect(redactionsInWords({ redactions, residual: [{ class: 'secret', what: 'JWT', place: 'a.har, line 3' }] })).toContain(
      '1 secret is still in them',
    )
  })

  it('names the forms of a file, the one with most calls first', () => {
    expect(formsInWords({ 'connect-xml': 1, har: 12 })).toBe('HAR and Connect message (XML)')
  })
})

describe('instants', () => {
  it('are those of a clock in the time zone', () => {
    expect(zonedInstant(Date.UTC(2026, 11, 9, 2, 30, 30), 'America/Chicago')).toEqual({ day: '2026-12-08', time: '20:30:30', minutes: 1_230.5 })
    expect(zonedInstant(Date.UTC(2026, 11, 9), 'UTC')).toEqual({ day: '2026-12-09', time: '00:00:00', minutes: 0 })
  })

  it('are named shortly', () => {
    expect(zoneInShort('America/New_York')).toBe('New York')
    expect([0, 555, 1_440].map(clockTime)).toEqual(['00:00', '09:15', '24:00'])
  })
})
