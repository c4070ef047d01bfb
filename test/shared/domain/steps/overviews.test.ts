import { describe, expect, test } from 'vitest'
import type { StepId } from '#shared/domain/findings.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { completeContext, completeSubmission } from '../../../fixtures/complete-submission.ts'

function overview(id: StepId, edit: (submission: Submission) => void = () => {}, submission = completeSubmission()) {
  edit(submission)
  const { status, detail } = stepOverviews(submission, completeContext).find((step) => step.id === id) ?? { status: '', detail: '' }
  return `${status}: ${detail}`
}

describe('the task list', () => {
  test('of an empty submission', () =>
    expect(stepOverviews(emptySubmission(), completeContext).map(({ number, status }) => `${number} ${status}`)).toEqual([
      '1 Not yet started',
      '2 Not applicable',
      '3 Not applicable',
      '4 Not yet started',
      '5 Not yet started',
      '6 Not yet started',
      '7 Not yet started',
      '8 Cannot start yet',
      '9 Cannot start yet',
      '10 Cannot start yet',
    ]))
  test('of a complete one, before it is sent', () =>
    expect(stepOverviews(completeSubmission(), completeContext).map(({ number, status, detail }) => `${number} ${status}: ${detail}`)).toEqual([
      '1 Completed: 14 of 14 requirements reviewed',
      '2 Not applicable: Only with a Professional Services engagement',
      '3 Not applicable: Only with a Professional Services engagement',
      expect.stringMatching(/^4 Completed: (\d+) of \1 answers$/),
      '5 Completed: 1 video, 4 of 4 scenes',
      '6 Completed: 2 files, 25 calls',
      '7 Completed: Mon 14 Dec 2026, 24 calls',
      '8 In progress: 6 of 6 fields; handed in once the engineer has signed off',
      '9 Not yet started: ',
      '10 Cannot start yet: Starts when the certification is signed',
    ]))
  test('carries the findings of each step', () => {
    for (const { id, findings } of stepOverviews(emptySubmission(), completeContext)) for (const { step } of findings) expect(step).toBe(id)
  })
})

describe('statuses', () => {
  test('something missing is no problem', () =>
    expect(overview('key-request', ({ keyRequest }) => void (keyRequest.email = ''))).toMatch(/^In progress: 5 of 6/))
  test('something wrong is a problem, and is named', () =>
    expect(overview('key-request', ({ keyRequest }) => void (keyRequest.email = 'dana'))).toBe(
      'There is a problem: "dana" is not an e-mail address.',
    ))
  test('a warning is no problem', () =>
    expect(overview('log-date', ({ profile }) => void (profile.plannedRequestDate = '2026-12-20'))).toMatch(/^Completed/))
  test('the questionnaire tells the time left', () =>
    expect(overview('questionnaire', ({ questionnaire }) => void delete questionnaire.answers['Q3.3'])).toMatch(
      /^In progress: \d+ of \d+ answers, about 3 minutes left$/,
    ))
  test('a changed mark puts the video back to work', () =>
    expect(overview('video', ({ video }) => void video.marks.pop())).toBe(
      'In progress: One recording, 4 of 4 scenes marked, changed since the video was made',
    ))
  test('the log date is proposed from the plan', () =>
    expect(overview('log-date', ({ profile }) => void (profile.plannedRequestDate = '2026-12-17'), emptySubmission())).toBe(
      'Not yet started: Proposed: Mon 14 Dec 2026 to Thu 17 Dec 2026',
    ))
  test('remedies wait for the dry run', () => {
    expect(overview('remedies', ({ profile }) => void (profile.professionalServices = 'yes'))).toBe(
      'Cannot start yet: Starts when the dry run has been held',
    )
    expect(overview('dry-run', ({ profile }) => void (profile.professionalServices = 'yes'))).toBe('Not yet started: At the latest Tue 1 Dec 2026')
  })
  test('an issue of the dry run keeps the remedies and the questionnaire open', () => {
    const withIssue = (state: 'open' | 'resolved') => (submission: Submission) => {
      submission.profile.professionalServices = 'yes'
      submission.dryRun.completedOn = '2026-12-01'
      submission.remedies.issues = [
        { id: '1', title: 'No support contact', severity: 'major', owner: '', artifact: '', state, resolution: 'Added.', evidence: null },
      ]
    }
    expect(overview('remedies', withIssue('resolved'))).toBe('Completed: 1 of 1 issue closed')
    expect(overview('remedies', withIssue('open'))).toBe('In progress: 0 of 1 issue closed')
    expect(overview('questionnaire', withIssue('open'))).toMatch(/^In progress: .*an issue of the dry run is open$/)
  })
  test('sign-off waits for what is sent, and tells the expected day once all is handed in', () => {
    expect(overview('sign-off', ({ traces }) => void (traces.files = []))).toBe('Cannot start yet: Starts when the package is sent')
    const sent = overview('sign-off', (submission) => {
      submission.signOff.sentOn = '2026-12-15'
      submission.keyRequest.engineerSignedOffOn = '2026-12-17'
      submission.keyRequest.submittedOn = '2026-12-18'
    })
    expect(sent).toBe('In progress: Expected by Tue 29 Dec 2026, at the latest Mon 4 Jan 2027')
  })
})
