import { describe, expect, it } from 'vitest'
import { checkSubmission, openTasks } from '#shared/domain/check.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { withWaiver } from '#shared/domain/waivers.ts'
import { countKinds, linesOf } from '../../../renderer/pages/check/finding-lines.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'

const lines = (submission: Submission) => linesOf(checkSubmission(submission, completeContext), openTasks(submission, completeContext))

describe('the lines of the check page', () => {
  it('stand for every finding once', () => {
    const submission = emptySubmission()
    expect(lines(submission).reduce((sum, { count }) => sum + count, 0)).toBe(checkSubmission(submission, completeContext).length)
  })
  it('put what is only missing apart from what is wrong', () => {
    expect(countKinds(lines(emptySubmission())).problem).toBe(0)
    const submission = completeSubmission()
    submission.keyRequest.phone = '123'
    submission.keyRequest.email = ''
    expect(countKinds(lines(submission))).toMatchObject({ problem: 1, 'to-do': 1 })
  })
  it('leave out what is waived', () => {
    const submission = completeSubmission()
    submission.requirements.reviewed['own-support'] = false
    const before = lines(submission)
    const findings = checkSubmission(submission, completeContext)
    const [finding] = findings.filter(({ rule }) => rule === 'R1.1')
    if (!finding) throw new Error('nothing to waive')
    const waivers = withWaiver(submission, finding, { by: 'Dana Reed', on: '2026-12-15', reason: 'Agreed.' }, findings)
    expect(lines({ ...submission, waivers })).toHaveLength(before.length - 1)
  })
})
