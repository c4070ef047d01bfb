import { describe, expect, it } from 'vitest'
import { checkSubmission, isReady } from '#shared/domain/check.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { withWaiver } from '#shared/domain/waivers.ts'
import { describeChecked } from '../../../electron/service/cli/describe-findings.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'

function printed(submission: Submission, isVerbose = false): string[] {
  const findings = checkSubmission(submission, completeContext)
  const steps = stepOverviews(submission, completeContext)
  return describeChecked({ ready: isReady(findings), findings, steps }, isVerbose).split('\n')
}

/** A log date two weeks before the request. */
function early(): Submission {
  const submission = completeSubmission()
  submission.logDate.startsOn = '2026-12-01'
  return submission
}

describe('what certpack check prints', () => {
  it('begins with the steps that do not apply, and why', () =>
    expect(printed(completeSubmission())[0]).toBe('not applicable 2. Hold a dry run: Only with a Professional Services engagement.'))

  it('counts what stands in the way', () => {
    const lines = printed(early())
    expect(lines).toContainEqual(expect.stringMatching(/^blocker R7\.3 \(log-date\): The log date/))
    expect(lines.at(-1)).toBe('Not ready to export: 1 blocker stands.')
  })

  it('lists what is waived apart, with name, day and reason', () => {
    const submission = early()
    const findings = checkSubmission(submission, completeContext)
    const blocker = findings.find(({ rule, severity }) => rule === 'R7.3' && severity === 'blocker')
    if (!blocker) throw new Error('nothing to waive')
    const waivers = withWaiver(submission, blocker, { by: 'Dana Reed', on: '2026-12-15', reason: 'Agreed\nby telephone.' }, findings)
    const lines = printed({ ...submission, waivers })
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^waived blocker R7\.3 \(log-date\): The log date/),
      '  waived by Dana Reed on 2026-12-15: Agreed by telephone.',
      'Ready to export.',
    ])
  })

  it('says why when it is asked to', () => {
    const lines = printed(early(), true)
    expect(lines).toContain('  follows from: “must be within the week of your certification review request”')
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}read as: Safe is a day in the same week/))
    expect(lines).toContain('  may be waived, by name and with a reason')
    expect(printed(early()).some((line) => line.startsWith('  '))).toBe(false)
  })
})
