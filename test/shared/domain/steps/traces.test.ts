import { describe, expect, test } from 'vitest'
import type { Submission } from '#shared/domain/submission.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { steps } from '#shared/domain/steps/index.ts'
import { completeContext, completeSubmission } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'

/** @returns an edit of what is known of the traces. */
function known(edit: (summary: TraceSummary, submission: Submission) => void) {
  return (submission: Submission) => {
    if (submission.traces.summary) edit(submission.traces.summary, submission)
  }
}
/** @returns an edit after which nothing is known. */
function unread(edit: (submission: Submission) => void = () => {}) {
  return (submission: Submission) => {
    submission.traces.summary = null
    edit(submission)
  }
}

test('in a complete submission the traces are in order', () =>
  expect(checkEdited(() => {}).filter(({ step }) => step === 'traces' || step === 'log-date')).toEqual([]))

describe('R6.1, R6.2 go by what is in the traces', () => {
  test('a REST call with both sides is needed, whatever the kind that was entered', () =>
    expect(
      found(
        'R6.1',
        known(({ complete }) => void (complete.rest = 0)),
      ),
    ).toEqual(['blocker traces.files']))
  test('a SOAP call for SOAP', () => {
    const soap = (count: number) =>
      known(({ complete }, { profile }) => {
        profile.api = 'both'
        complete.soap = count
      })
    expect(found('R6.2', soap(0))).toEqual(['blocker traces.files'])
    expect(found('R6.2', soap(1))).toEqual([])
  })
  test('before they are read nothing is passed off as checked, and no other rule speaks', () => {
    const findings = checkEdited(unread()).filter(({ step }) => step === 'traces')
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['R6.1 cannot-verify'])
  })
})

describe('TRC-06: the API of the calls', () => {
  test('passes for that of the profile', () => expect(found('TRC-06', () => {})).toEqual([]))
  test('another one blocks', () =>
    expect(
      found(
        'TRC-06',
        known(({ complete }) => void (complete.soap = 3)),
      ),
    ).toEqual(['blocker traces.files']))
  test('is not judged by calls before they are read', () => expect(found('TRC-06', unread())).toEqual([]))
})

describe('TRC-07: the flow is covered', () => {
  const lacking = (field: keyof TraceSummary['coverage'], profile: Partial<Submission['profile']> = {}) =>
    found(
      'TRC-07',
      known(({ coverage }, submission) => {
        coverage[field] = 0
        Object.assign(submission.profile, profile)
      }),
    )
  test('passes', () => expect(found('TRC-07', () => {})).toEqual([]))
  test('creating or sending is needed', () => expect(lacking('createOrSend')).toEqual(['warning traces.files']))
  test('the signing view is needed for embedded signing alone', () => {
    expect(lacking('recipientView', { signing: 'embedded' })).toEqual(['warning traces.files'])
    expect(lacking('recipientView', { signing: 'both' })).toEqual(['warning traces.files'])
    expect(lacking('recipientView', { signing: 'remote' })).toEqual([])
  })
  test('status requests are needed where the profile names them', () => {
    expect(lacking('status', { status: 'polling' })).toEqual(['warning traces.files'])
    expect(lacking('status', { status: 'connect' })).toEqual([])
    expect(lacking('status', { status: 'none' })).toEqual([])
  })
  test('whether documents are fetched is not told by the profile', () => expect(lacking('documents')).toEqual(['cannot-verify traces.files']))
})

describe('TRC-10: one integrator key, that of step 8', () => {
  const keys = (...list: string[]) =>
    found(
      'TRC-10',
      known((summary) => void (summary.integratorKeys = list)),
    )
  const own = completeSubmission().keyRequest.integratorKey
  test('passes for the same key, in any case of its letters', () => expect(keys(own.toLowerCase())).toEqual([]))
  test('another key blocks, and so do several', () => {
    expect(keys('6f5902ac-4237-4c3e-9d41-0b7a52e81c34')).toEqual(['blocker traces.files'])
    expect(keys(own, '6f5902ac-4237-4c3e-9d41-0b7a52e81c34')).toEqual(['blocker traces.files'])
  })
  test('a request log shows none, so it cannot be verified', () => expect(keys()).toEqual(['cannot-verify traces.files']))
  test('while step 8 is empty there is nothing to compare with', () =>
    expect(found('TRC-10', ({ keyRequest }) => void (keyRequest.integratorKey = ''))).toEqual([]))
})

describe('TRC-19: Connect', () => {
  const marks = (connect: number, eventNotification: number, status: Submission['profile']['status'] = 'connect') =>
    known(({ coverage }, { profile }) => {
      Object.assign(coverage, { connect, eventNotification })
      profile.status = status
    })
  test.each([
    [1, 0, []],
    [0, 1, ['warning traces.files']],
    [0, 0, ['warning traces.files']],
  ] as const)('%i messages and %i notifications are told once', (connect, notifications, expected) =>
    expect(found('TRC-19', marks(connect, notifications))).toEqual(expected),
  )
  test('only where the profile names it, and once the traces are read', () => {
    expect(found('TRC-19', marks(0, 0, 'polling'))).toEqual([])
    expect(found('TRC-19', unread())).toEqual([])
  })
})

describe('TRC-22: nothing is left to redact', () => {
  const left = (...classes: ('secret' | 'personal')[]) =>
    known((summary) => void (summary.residual = classes.map((kind) => ({ class: kind, what: 'something', place: 'a.har, line 3' }))))
  test('passes', () => expect(found('TRC-22', left())).toEqual([]))
  test('a secret blocks, personal data warns', () => {
    expect(found('TRC-22', left('secret', 'secret'))).toEqual(['blocker traces.files'])
    expect(found('TRC-22', left('personal'))).toEqual(['warning traces.files'])
  })
  test('the place is named, and never more than five', () => {
    const [finding] = checkEdited(left(...Array.from({ length: 8 }, () => 'secret' as const))).filter(({ rule }) => rule === 'TRC-22')
    expect(finding?.message).toMatch(/8 secrets: (?:something in a\.har, line 3(?:; )?){5}, and 3 more\.$/)
  })
})

describe('what the exchanges show', () => {
  test('is told under the rules that found it', () => {
    const edit = known((summary) => {
      summary.observations = [
        { rule: 'TRC-11', severity: 'blocker', message: 'Too often.', fix: 'Wait.', exchanges: [1, 2], count: 1 },
        { rule: 'TRC-21', severity: 'info', message: 'No time.', fix: 'Add one.', exchanges: [3], count: 1 },
      ]
    })
    expect(found('TRC-11', edit)).toEqual(['blocker traces.files'])
    expect(found('TRC-21', edit)).toEqual(['info traces.files'])
  })
  test('TRC-01: what was not read is told', () => {
    const edit = known((summary) => void summary.files[0]?.unread.push({ member: 'x.bin', line: 1, bytes: 1, reason: 'not recognised.' }))
    expect(found('TRC-01', edit)).toEqual(['warning traces.files'])
    expect(checkEdited(edit).find(({ rule }) => rule === 'TRC-01')?.message).toContain('x.bin, line 1, 1 byte: not recognised.')
  })
})

test('progress tells the files, and the calls once they are read', () => {
  const detail = (edit: (submission: Submission) => void) => {
    const submission = completeSubmission()
    edit(submission)
    return steps.traces.progress(submission, completeContext).detail
  }
  expect(detail(() => {})).toBe('2 files, 25 calls')
  expect(detail(unread())).toBe('2 files')
  expect(detail(({ traces }) => void (traces.files = []))).toBe('')
})
