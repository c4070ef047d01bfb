/** @file Where the evidence goes, the traces and the log date: R5.5 to R7.3. */
import { describe, expect, test } from 'vitest'
import { submissionSchema, type Submission } from '#shared/domain/submission.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { completeContext, madeUpFile } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'
import { testRule } from '../../../helpers/test-rule.ts'

const addressOf = { 'R5.5': 'videoAddress', 'R6.3': 'traceAddress' } as const

function addressTests(rule: keyof typeof addressOf) {
  const field = addressOf[rule]
  return {
    passes: () => {
      test('an address of the submission, or else of the settings', () => {
        expect(found(rule, () => {})).toEqual([])
        const settings = { ...completeContext.settings, [field]: 'reviews@example.com' }
        expect(found(rule, ({ delivery }) => void (delivery[field] = ''), { settings })).toEqual([])
      })
    },
    finds: () => {
      test('none', () => expect(found(rule, ({ delivery }) => void (delivery[field] = ' '))).toEqual([`blocker delivery.${field}`]))
    },
    boundary: () => {
      test.each([
        ['a@b.example', []],
        ['a@b', [`blocker delivery.${field}`]],
        ['A <a@b.example>', [`blocker delivery.${field}`]],
        ['a@b.example, c@d.example', [`blocker delivery.${field}`]],
      ])('"%s"', (address, expected) => expect(found(rule, ({ delivery }) => void (delivery[field] = address))).toEqual(expected))
    },
  }
}

testRule('R5.5', addressTests('R5.5'))

const filesOf = (...apis: ('rest' | 'soap' | 'connect')[]) =>
  submissionSchema.parse({ traces: { files: apis.map((api) => ({ file: madeUpFile(`${api}.txt`, '1'), api })) } }).traces.files

/** @returns what the rule blocks for a profile with traces of these kinds that are not read yet. */
function withTraces(rule: string, api: Submission['profile']['api'], kinds: readonly ('rest' | 'soap' | 'connect')[]): string[] {
  return found(rule, ({ profile, traces }) => {
    profile.api = api
    traces.files = filesOf(...kinds)
  }).filter((line) => line.startsWith('blocker'))
}

/** @returns an edit of what is known of the traces. */
function known(edit: (summary: TraceSummary, submission: Submission) => void) {
  return (submission: Submission) => {
    if (submission.traces.summary) edit(submission.traces.summary, submission)
  }
}

testRule('R6.1', {
  passes: () => {
    test.each([
      ['rest', ['rest']],
      ['both', ['rest', 'soap']],
      ['soap', ['soap']],
    ] as const)('the API "%s" with traces of %j', (api, kinds) => expect(withTraces('R6.1', api, kinds)).toEqual([]))
  },
  finds: () => {
    test.each([
      ['rest', ['connect']],
      ['both', ['soap']],
      ['both', []],
      ['', []],
    ] as const)('the API "%s" with traces of %j', (api, kinds) => expect(withTraces('R6.1', api, kinds)).toEqual(['blocker traces.files']))
    test('traces that are not read, or were changed since: nothing is passed off as checked', () => {
      expect(found('R6.1', ({ traces }) => void (traces.summary = null))).toEqual(['cannot-verify traces.files'])
      expect(found('R6.1', ({ traces }) => void traces.files.reverse())).toEqual(['cannot-verify traces.files'])
    })
  },
  boundary: () => {
    test.each([
      [1, []],
      [0, ['blocker traces.files']],
    ])('%i REST calls with both sides, whatever the kind that was entered', (count, expected) =>
      expect(
        found(
          'R6.1',
          known(({ complete }) => void (complete.rest = count)),
        ),
      ).toEqual(expected),
    )
  },
})

testRule('R6.2', {
  passes: () => {
    test.each([
      ['soap', ['soap']],
      ['both', ['rest', 'soap']],
      ['rest', ['rest']],
    ] as const)('the API "%s" with traces of %j', (api, kinds) => expect(withTraces('R6.2', api, kinds)).toEqual([]))
  },
  finds: () => {
    test.each([
      ['soap', ['rest']],
      ['both', ['rest']],
      ['both', []],
    ] as const)('the API "%s" with traces of %j', (api, kinds) => expect(withTraces('R6.2', api, kinds)).toEqual(['blocker traces.files']))
  },
  boundary: () => {
    test.each([
      [1, []],
      [0, ['blocker traces.files']],
    ])('%i SOAP calls with both sides', (count, expected) =>
      expect(
        found(
          'R6.2',
          known(({ complete }, { profile }) => {
            profile.api = 'both'
            complete.soap = count
          }),
        ),
      ).toEqual(expected),
    )
  },
})

testRule('R6.3', addressTests('R6.3'))

testRule('R7.1', {
  passes: () => {
    test('one day, or a range', () => {
      expect(found('R7.1', () => {})).toEqual([])
      expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = '2026-12-15'))).toEqual([])
    })
  },
  finds: () => {
    test('no day, and what is none', () => {
      expect(found('R7.1', ({ logDate }) => void (logDate.startsOn = ''))).toEqual(['blocker logDate.startsOn'])
      expect(found('R7.1', ({ logDate }) => void (logDate.startsOn = '14 Dec 2026'))).toEqual(['blocker logDate.startsOn'])
      expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = '2026-12-32'))).toEqual(['blocker logDate.endsOn'])
    })
  },
  boundary: () => {
    test.each([
      ['2026-12-14', []],
      ['2026-12-13', ['blocker logDate.endsOn']],
    ])('a range from 2026-12-14 to %s', (endsOn, expected) =>
      expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = endsOn))).toEqual(expected),
    )
    test('a range that runs backwards is not held against the traces as well', () =>
      expect(checkEdited(({ logDate }) => void (logDate.endsOn = '2026-12-13')).filter(({ rule }) => rule.startsWith('TRC-'))).toEqual([]))
  },
})

/** A new number is to be confirmed anew, which another test is about. */
const counting = (successfulCalls: string) =>
  found('R7.2', ({ logDate }) => void (logDate.successfulCalls = successfulCalls)).filter((line) => !line.endsWith('attestation'))

testRule('R7.2', {
  passes: () => {
    test('24 calls, counted and confirmed by name', () => expect(found('R7.2', () => {})).toEqual([]))
  },
  finds: () => {
    test.each(['', 'twenty', '-24'])('"%s" is no number of calls', (count) => expect(counting(count)).toEqual(['warning logDate.successfulCalls']))
    test('that nobody has confirmed it, and a word that has lapsed with the day', () => {
      const confirmed = (change: Partial<NonNullable<Submission['logDate']['attestation']>> | null) =>
        found('R7.2', ({ logDate }) => void (logDate.attestation = change && logDate.attestation && { ...logDate.attestation, ...change }))
      expect(confirmed({})).toEqual([])
      for (const change of [null, { by: ' ' }, { on: 'today' }, { of: '' }, { of: '0'.repeat(16) }])
        expect(confirmed(change)).toEqual(['warning logDate.attestation'])
      expect(found('R7.2', ({ logDate }) => void (logDate.startsOn = '2026-12-15'))).toEqual(['warning logDate.attestation'])
    })
  },
  boundary: () => {
    test.each([
      ['20', []],
      ['19', ['warning logDate.successfulCalls']],
    ])('%s calls', (count, expected) => expect(counting(count)).toEqual(expected))
  },
})

testRule('R7.3', {
  passes: () => {
    test('the same week both ways, not after the request', () => expect(found('R7.3', () => {})).toEqual([]))
  },
  finds: () => {
    test('another week, once the day of sending is known', () =>
      expect(found('R7.3', ({ signOff }) => void (signOff.sentOn = '2026-12-28'))).toEqual(['blocker logDate.startsOn']))
    test('calls that are still to be made', () => expect(found('R7.3', () => {}, { today: '2026-12-13' })).toEqual(['warning logDate.startsOn']))
  },
  boundary: () => {
    test.each([
      ['2026-12-15', '', []],
      ['2026-12-14', '2026-12-15', []],
      ['2026-12-13', '', ['warning logDate.startsOn']],
      ['2026-12-08', '2026-12-10', ['warning logDate.startsOn']],
      ['2026-12-07', '', ['blocker logDate.startsOn']],
      ['2026-12-07', '2026-12-15', ['blocker logDate.startsOn']],
      ['2026-12-16', '', ['blocker logDate.startsOn']],
      ['2026-12-15', '2026-12-16', ['blocker logDate.endsOn']],
    ])('calls from %s to "%s" for a request on Tuesday 2026-12-15', (startsOn, endsOn, expected) =>
      expect(found('R7.3', ({ logDate }) => Object.assign(logDate, { startsOn, endsOn }), { today: '2026-12-20' })).toEqual(expected),
    )
    test('calls of today are no longer to be made', () => expect(found('R7.3', () => {}, { today: '2026-12-14' })).toEqual([]))
    test('a day before the request may be waived, one after it may not: nothing can be in a log yet', () => {
      const isWaivable = (startsOn: string) =>
        checkEdited(({ logDate }) => void (logDate.startsOn = startsOn), { today: '2026-12-20' }).find(({ rule }) => rule === 'R7.3')?.isWaivable
      expect(isWaivable('2026-12-07')).toBe(true)
      expect(isWaivable('2026-12-16')).toBe(false)
    })
  },
})

describe('beside them', () => {
  test('TRC-06 warns of a trace of an API that the profile does not name', () =>
    expect(found('TRC-06', ({ traces }) => void (traces.files = filesOf('rest', 'soap')))).toEqual(['warning traces.files.1.api']))
  test.each([
    ['connect', ['warning traces.files']],
    ['both', ['warning traces.files']],
    ['polling', []],
    ['none', []],
  ] as const)('TRC-19 with the status "%s" and no message of Connect', (status, expected) => {
    expect(found('TRC-19', () => {})).toEqual([])
    const edit = ({ profile, traces }: Submission) => {
      profile.status = status
      traces.files = filesOf('rest')
    }
    expect(found('TRC-19', edit)).toEqual(expected)
  })
  test('A5: zone, account and user are needed to find the calls', () =>
    expect(found('A5', ({ logDate }) => Object.assign(logDate, { timeZone: '', accountId: '', userName: '' }))).toEqual([
      'warning logDate.timeZone',
      'warning logDate.accountId',
      'warning logDate.userName',
    ]))
})
