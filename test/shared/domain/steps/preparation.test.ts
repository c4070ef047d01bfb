import { describe, expect, test } from 'vitest'
import type { RemedyIssue, Submission } from '#shared/domain/submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'

const issue: RemedyIssue = {
  id: '1',
  title: 'No support contact',
  severity: 'major',
  owner: '',
  state: 'resolved',
  resolution: 'Added to all messages.',
}

/** An edit on top of an engagement with Professional Services whose dry run was held in time and found nothing. */
function withDryRun(edit: (submission: Submission) => void) {
  return (submission: Submission) => {
    submission.profile.professionalServices = 'yes'
    submission.requirements.reviewed['dry-run'] = true
    submission.dryRun.contacts = [{ name: 'Sam Ortiz', email: 'sam.ortiz@example.com' }]
    submission.dryRun.completedOn = '2026-12-01'
    submission.remedies.noIssuesFound = true
    edit(submission)
  }
}

describe('R1.1', () => {
  test('asks for every requirement that applies, and for no other', () => {
    expect(found('R1.1', ({ requirements }) => void (requirements.reviewed['contract'] = false))).toEqual(['blocker requirements.reviewed.contract'])
    expect(found('R1.1', ({ profile }) => void (profile.professionalServices = 'yes'))).toEqual(['blocker requirements.reviewed.dry-run'])
  })
  test('refuses a completed online form while an artifact is not ready', () => {
    expect(found('R1.1', ({ requirements }) => void (requirements.powerFormCompletedOn = '2026-12-15'))).toEqual([])
    const early = found('R1.1', ({ requirements, traces }) => {
      requirements.powerFormCompletedOn = '2026-12-15'
      traces.files = []
    })
    expect(early).toEqual(['blocker requirements.powerFormCompletedOn'])
  })
  test('never asks that the online form is completed', () => expect(found('R1.1', () => {})).toEqual([]))
  test('warns of a link that is none, and refuses a day that is none', () =>
    expect(
      found('R1.1', ({ requirements }) => Object.assign(requirements, { powerFormLink: 'docusign.com/form', powerFormCompletedOn: 'today' })),
    ).toEqual(['warning requirements.powerFormLink', 'blocker requirements.powerFormCompletedOn']))
})

describe('R2.1', () => {
  test('a dry run and its remedies concern nobody without Professional Services', () => {
    const findings = checkEdited(({ dryRun, remedies }) => {
      dryRun.completedOn = 'nonsense'
      remedies.issues = [{ ...issue, state: 'open' }]
    })
    expect(findings.filter(({ step }) => step === 'dry-run' || step === 'remedies')).toEqual([])
  })
  test('with it, both can be in order', () => {
    const findings = checkEdited(withDryRun(() => {}))
    expect(findings.filter(({ step }) => step === 'dry-run' || step === 'remedies')).toEqual([])
  })
})

describe('R2.2', () => {
  test('warns without a contact that has an address', () => {
    expect(
      found(
        'R2.2',
        withDryRun(({ dryRun }) => void (dryRun.contacts = [])),
      ),
    ).toEqual(['warning dryRun.contacts'])
    expect(
      found(
        'R2.2',
        withDryRun(({ dryRun }) => void (dryRun.contacts = [{ name: 'Sam', email: 'sam' }])),
      ),
    ).toEqual(['warning dryRun.contacts.0.email', 'warning dryRun.contacts'])
  })
})

describe('R2.3', () => {
  test('the dry run is held two weeks before the request, and a day later is warned of', () => {
    expect(
      found(
        'R2.3',
        withDryRun(() => {}),
      ),
    ).toEqual([])
    expect(
      found(
        'R2.3',
        withDryRun(({ dryRun }) => void (dryRun.completedOn = '2026-12-02')),
      ),
    ).toEqual(['warning dryRun.completedOn'])
  })
  test('a plan that is too late is warned of', () =>
    expect(
      found(
        'R2.3',
        withDryRun(({ dryRun }) => Object.assign(dryRun, { completedOn: '', plannedOn: '2026-12-04' })),
      ),
    ).toEqual(['warning dryRun.plannedOn']))
  test('one that was not held by then is warned of, and never blocks', () =>
    expect(
      found(
        'R2.3',
        withDryRun(({ dryRun }) => void (dryRun.completedOn = '')),
      ),
    ).toEqual(['warning dryRun.completedOn']))
  test('one to come cannot have been held', () =>
    expect(
      found(
        'R2.3',
        withDryRun(() => {}),
        { today: '2026-11-30' },
      ),
    ).toEqual(['warning dryRun.completedOn']))
})

describe('R3.1', () => {
  const withIssue = (change: Partial<RemedyIssue>) =>
    withDryRun(({ remedies }) => {
      remedies.noIssuesFound = false
      remedies.issues = [{ ...issue, ...change }]
    })
  test('passes issues that are resolved, or accepted with a reason', () => {
    expect(found('R3.1', withIssue({}))).toEqual([])
    expect(found('R3.1', withIssue({ state: 'accepted' }))).toEqual([])
  })
  test('refuses an open issue', () => expect(found('R3.1', withIssue({ state: 'open' }))).toEqual(['blocker remedies.issues.0.state']))
  test.each(['resolved', 'accepted'] as const)('refuses an issue that is %s without a word', (state) =>
    expect(found('R3.1', withIssue({ state, resolution: ' ' }))).toEqual(['blocker remedies.issues.0.resolution']),
  )
  test('asks what the dry run found', () =>
    expect(
      found(
        'R3.1',
        withDryRun(({ remedies }) => void (remedies.noIssuesFound = false)),
      ),
    ).toEqual(['blocker remedies.issues']))
  test('warns where both "none" and issues are given, and of an issue without a title', () => {
    expect(
      found(
        'R3.1',
        withDryRun(({ remedies }) => void (remedies.issues = [issue])),
      ),
    ).toEqual(['warning remedies.noIssuesFound'])
    expect(found('R3.1', withIssue({ title: '' }))).toEqual(['warning remedies.issues.0.title'])
  })
})
