import { describe, expect, it } from 'vitest'
import { countedCalls, statementState } from '#shared/domain/statements.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import type { DayCount, LogDateProposal } from '#shared/domain/traces/countable.ts'
import { callsInWords, filledIn, zoneBesideUtc } from '../../../../renderer/steps/log-date/proposal-words.ts'

const date = '2026-12-14'
const day = (clean: number, streak = clean): DayCount => ({ date, clean, streak, failed: clean - streak, envelopes: 3 })
const proposal = (utc: DayCount | null, local: DayCount | null): LogDateProposal => ({
  date,
  utc,
  local,
  isEnoughInBoth: (utc?.clean ?? 0) >= 20 && (local?.clean ?? 0) >= 20,
  fit: 'safe',
})

describe('a proposed day in words', () => {
  it('names both readings when both have the calls, with the fewer of them', () => {
    expect(callsInWords(proposal(day(24), day(30)), 'Chicago')).toBe('24 calls in a row without error (UTC and Chicago)')
    expect(callsInWords(proposal(day(24, 18), day(24, 18)), 'Chicago')).toBe('24 calls without error, 18 of them in a row (UTC and Chicago)')
  })

  it('says what one reading lacks', () => {
    expect(callsInWords(proposal(day(24), day(12)), 'Chicago')).toBe('24 calls in a row without error in UTC, but only 12 in Chicago')
    expect(callsInWords(proposal(null, day(24)), 'Chicago')).toBe('24 calls in a row without error in Chicago, but only 0 in UTC')
  })

  it('names UTC once where it is the only one', () => {
    expect(callsInWords(proposal(day(20), day(20)), 'UTC')).toBe('20 calls in a row without error (UTC)')
  })
})

describe('using a proposed day', () => {
  const { logDate } = emptySubmission()
  const summary = { accountIds: ['1234567'], userNames: ['ana@example.com', 'bo@example.com'] }

  it('fills in what is empty, and guesses nothing', () => {
    expect(filledIn(logDate, proposal(day(24), day(30)), summary, 'America/Chicago')).toEqual({
      startsOn: date,
      endsOn: '',
      timeZone: 'America/Chicago',
      successfulCalls: '24',
      accountId: '1234567',
      userName: '',
    })
  })

  it('keeps what is entered, but not the word of somebody about another day', () => {
    const told = { ...logDate, startsOn: '2026-12-10', timeZone: 'Europe/Berlin', accountId: '9', userName: 'x' }
    const entered = { ...told, attestation: { by: 'Dana Reed', on: '2026-12-10', of: countedCalls(told) } }
    const used = filledIn(entered, proposal(day(24), day(24)), summary, 'UTC')
    expect(used).toMatchObject({ startsOn: date, timeZone: 'Europe/Berlin', accountId: '9', userName: 'x' })
    expect(statementState(entered.attestation, countedCalls(entered))).toBe('stands')
    expect(statementState(entered.attestation, countedCalls({ ...entered, ...used }))).toBe('lapsed')
  })
})

describe('the time zone beside UTC', () => {
  it('is the one that is entered, if it is one', () => {
    expect(zoneBesideUtc(' Europe/Berlin ', 'America/Chicago')).toBe('Europe/Berlin')
    expect(zoneBesideUtc('Middle Earth', 'America/Chicago')).toBe('America/Chicago')
  })
})
