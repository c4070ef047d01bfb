/** @file Steps 1 to 4: R1.1 to R4.2. */
import { describe, expect, test } from 'vitest'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import type { RemedyIssue, Submission } from '#shared/domain/submission.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'
import { testRule } from '../../../helpers/test-rule.ts'

const issue: RemedyIssue = {
  id: '1',
  title: 'No support contact',
  severity: 'major',
  owner: 'Dana Reed',
  artifact: 'questionnaire',
  state: 'resolved',
  resolution: 'Added to all messages.',
  evidence: null,
}

/** An edit on top of an engagement with Professional Services whose dry run was held in time and found nothing. */
function withDryRun(edit: (submission: Submission) => void = () => {}) {
  return (submission: Submission) => {
    submission.profile.professionalServices = 'yes'
    submission.requirements.reviewed['dry-run'] = true
    submission.dryRun.contacts = [{ name: 'Sam Ortiz', email: 'sam.ortiz@example.com' }]
    submission.dryRun.completedOn = '2026-12-01'
    submission.remedies.noIssuesFound = true
    edit(submission)
  }
}

function statusOf(id: string, edit: (submission: Submission) => void): string {
  const submission = completeSubmission()
  edit(submission)
  const step = stepOverviews(submission, completeContext).find((overview) => overview.id === id)
  return `${step?.status}: ${step?.detail}`
}

const completed = ({ requirements }: Submission) =>
  Object.assign(requirements, { powerFormCompletedOn: '2026-12-15', powerFormReceipt: madeUpFile('form.pdf', '6') })

testRule('R1.1', {
  passes: () => {
    test('a form that was completed when everything was ready', () => expect(found('R1.1', completed)).toEqual([]))
    test('a form that was not completed: that is never asked for', () => expect(found('R1.1', () => {})).toEqual([]))
  },
  finds: () => {
    test('a requirement that is not reviewed, of those that apply', () => {
      expect(found('R1.1', ({ requirements }) => void (requirements.reviewed['contract'] = false))).toEqual([
        'blocker requirements.reviewed.contract',
      ])
      expect(found('R1.1', ({ profile }) => void (profile.professionalServices = 'yes'))).toEqual(['blocker requirements.reviewed.dry-run'])
    })
    test('a link that is none, a day that is none, and a receipt without its day', () => {
      expect(
        found('R1.1', ({ requirements }) => Object.assign(requirements, { powerFormLink: 'docusign.com/form', powerFormCompletedOn: 'today' })),
      ).toEqual(['warning requirements.powerFormLink', 'blocker requirements.powerFormCompletedOn'])
      expect(found('R1.1', ({ requirements }) => void (requirements.powerFormReceipt = madeUpFile('form.pdf', '6')))).toEqual([
        'warning requirements.powerFormCompletedOn',
      ])
      expect(found('R1.1', ({ requirements }) => void (requirements.powerFormCompletedOn = '2026-12-15'))).toEqual([
        'info requirements.powerFormReceipt',
      ])
    })
  },
  boundary: () => {
    const early = (earlyForm: Partial<Submission['requirements']['earlyForm']> | null) =>
      found('R1.1', (submission) => {
        completed(submission)
        submission.traces.files = []
        submission.requirements.earlyForm = earlyForm && {
          by: 'Dana Reed',
          on: '2026-12-15',
          reason: 'Asked for it.',
          steps: ['traces'],
          ...earlyForm,
        }
      })
    test('one artifact that is not ready refuses it', () => expect(early(null)).toEqual(['blocker requirements.powerFormCompletedOn']))
    test('unless a named person says why, on a day, for exactly the steps that are open', () => {
      expect(early({})).toEqual(['warning requirements.powerFormCompletedOn'])
      for (const lacking of [{ by: ' ' }, { on: 'soon' }, { reason: '' }, { steps: ['video'] }])
        expect(early(lacking)).toEqual(['blocker requirements.powerFormCompletedOn'])
    })
    test('a requirement that was not reviewed is one of them', () =>
      expect(
        found('R1.1', (submission) => {
          completed(submission)
          submission.requirements.reviewed['contract'] = false
        }),
      ).toEqual(['blocker requirements.reviewed.contract', 'blocker requirements.powerFormCompletedOn']))
  },
})

testRule('R2.1', {
  passes: () => {
    test('with Professional Services both steps apply', () => {
      expect(statusOf('dry-run', withDryRun())).toBe('Completed: Held on Tue 1 Dec 2026')
      expect(checkEdited(withDryRun()).filter(({ step }) => step === 'dry-run' || step === 'remedies')).toEqual([])
    })
  },
  finds: () => {
    test('nothing without it, whatever was filled in, and says why', () => {
      const edit = ({ dryRun, remedies }: Submission) => {
        dryRun.completedOn = 'nonsense'
        remedies.issues = [{ ...issue, state: 'open' }]
      }
      expect(checkEdited(edit).filter(({ step }) => step === 'dry-run' || step === 'remedies')).toEqual([])
      for (const step of ['dry-run', 'remedies']) expect(statusOf(step, edit)).toBe('Not applicable: Only with a Professional Services engagement')
    })
  },
  boundary: () => {
    test('while it is not said, the steps wait for the answer', () =>
      expect(statusOf('dry-run', ({ profile }) => void (profile.professionalServices = ''))).toBe(
        'Not applicable: Applies with a Professional Services engagement; say in the profile whether you have one',
      ))
  },
})

testRule('R2.2', {
  passes: () => {
    test('one contact with an address', () => expect(found('R2.2', withDryRun())).toEqual([]))
  },
  finds: () => {
    test('no contact', () => {
      const edit = withDryRun(({ dryRun }) => void (dryRun.contacts = []))
      expect(found('R2.2', edit)).toEqual(['warning dryRun.contacts'])
    })
  },
  boundary: () => {
    test('a contact without a usable address, or without a name, is none', () => {
      const contact = (name: string, email: string) =>
        found(
          'R2.2',
          withDryRun(({ dryRun }) => void (dryRun.contacts = [{ name, email }])),
        )
      expect(contact('Sam', 'sam')).toEqual(['warning dryRun.contacts.0.email', 'warning dryRun.contacts'])
      expect(contact('', 'sam.ortiz@example.com')).toEqual(['warning dryRun.contacts'])
    })
  },
})

testRule('R2.3', {
  passes: () => {
    test('held two weeks before the request', () => expect(found('R2.3', withDryRun())).toEqual([]))
  },
  finds: () => {
    test('a plan that is too late, one that was not held by then, and one that is still to come', () => {
      const late = withDryRun(({ dryRun }) => Object.assign(dryRun, { completedOn: '', plannedOn: '2026-12-04' }))
      expect(found('R2.3', late)).toEqual(['warning dryRun.plannedOn'])
      expect(
        found(
          'R2.3',
          withDryRun(({ dryRun }) => void (dryRun.completedOn = '')),
        ),
      ).toEqual(['warning dryRun.completedOn'])
      expect(found('R2.3', withDryRun(), { today: '2026-11-30' })).toEqual(['warning dryRun.completedOn'])
    })
  },
  boundary: () => {
    test.each([
      ['2026-12-01', []],
      ['2026-12-02', ['warning dryRun.completedOn']],
    ])('held on %s for a request on 2026-12-15', (on, expected) =>
      expect(
        found(
          'R2.3',
          withDryRun(({ dryRun }) => void (dryRun.completedOn = on)),
        ),
      ).toEqual(expected),
    )
    const planning = (plannedOn: string) => withDryRun(({ dryRun }) => Object.assign(dryRun, { completedOn: '', plannedOn }))
    test.each([
      ['2026-12-01', ['warning dryRun.completedOn']],
      ['2026-12-02', ['warning dryRun.plannedOn']],
    ])('planned for %s', (on, expected) => expect(found('R2.3', planning(on), { today: '2026-11-24' })).toEqual(expected))
    test.each([
      ['2026-12-01', 'The dry run has not been held'],
      ['2026-12-02', 'No dry run was held by'],
    ])('on %s it is said: %s', (today, words) =>
      expect(checkEdited(planning(''), { today }).find(({ rule }) => rule === 'R2.3')?.message).toMatch(words),
    )
    test('held today is held', () => expect(found('R2.3', withDryRun(), { today: '2026-12-01' })).toEqual([]))
  },
})

testRule('R3.1', {
  passes: () => {
    test('issues that are resolved, or accepted with a reason, and a dry run that found none', () => {
      expect(found('R3.1', withIssue({}))).toEqual([])
      expect(found('R3.1', withIssue({ state: 'accepted' }))).toEqual([])
      expect(found('R3.1', withDryRun())).toEqual([])
    })
  },
  finds: () => {
    test('an open issue, and one that is nobody’s', () => {
      expect(found('R3.1', withIssue({ state: 'open' }))).toEqual(['blocker remedies.issues.0.state'])
      expect(found('R3.1', withIssue({ state: 'open', owner: '' }))).toEqual(['blocker remedies.issues.0.state', 'info remedies.issues.0.owner'])
    })
    test('a dry run of which nothing is noted', () =>
      expect(
        found(
          'R3.1',
          withDryRun(({ remedies }) => void (remedies.noIssuesFound = false)),
        ),
      ).toEqual(['blocker remedies.issues']))
    test('both "none" and issues, an issue without a title, and a critical one that nothing shows to be resolved', () => {
      expect(
        found(
          'R3.1',
          withDryRun(({ remedies }) => void (remedies.issues = [issue])),
        ),
      ).toEqual(['warning remedies.noIssuesFound'])
      expect(found('R3.1', withIssue({ title: '' }))).toEqual(['warning remedies.issues.0.title'])
      expect(found('R3.1', withIssue({ severity: 'critical' }))).toEqual(['info remedies.issues.0.evidence'])
      expect(found('R3.1', withIssue({ severity: 'critical', evidence: madeUpFile('proof.png', '7') }))).toEqual([])
      expect(found('R3.1', withIssue({ severity: 'critical', state: 'accepted' }))).toEqual([])
    })
  },
  boundary: () => {
    test.each(['resolved', 'accepted'] as const)('an issue that is %s without a word', (state) =>
      expect(found('R3.1', withIssue({ state, resolution: ' ' }))).toEqual(['blocker remedies.issues.0.resolution']),
    )
    test('with one open, step 4 is not done', () => {
      expect(statusOf('questionnaire', withIssue({}))).toMatch(/^Completed/)
      expect(statusOf('questionnaire', withIssue({ state: 'open' }))).toMatch(/^In progress: .*an issue of the dry run is open$/)
    })
  },
})

function withIssue(change: Partial<RemedyIssue>) {
  return withDryRun(({ remedies }) => {
    remedies.noIssuesFound = false
    remedies.issues = [{ ...issue, ...change }]
  })
}

testRule('R4.1', {
  passes: () => {
    test('every answer and every artifact is there', () => {
      expect(found('R4.1', () => {})).toEqual([])
      expect(statusOf('questionnaire', () => {})).toMatch(/^Completed/)
    })
  },
  finds: () => {
    test('a required question without an answer, and an answer that has not its form', () => {
      expect(found('R4.1', ({ questionnaire }) => void delete questionnaire.answers['Q3.3'])).toEqual(['blocker questionnaire.answers.Q3.3'])
      expect(found('R4.1', ({ questionnaire }) => void (questionnaire.answers['Q1.2'] = 'whatever'))).toEqual(['blocker questionnaire.answers.Q1.2'])
    })
    test('supplemental material that steps 5 to 7 have not made: told here, blocked there', () => {
      const edit = ({ video, traces }: Submission) => {
        video.fit = null
        traces.files = []
      }
      expect(found('R4.1', edit)).toEqual(['info questionnaire.supplements'])
      expect(statusOf('questionnaire', edit)).toMatch(/^In progress: .*waits for the demo video, the traces$/)
    })
  },
  boundary: () => {
    test('a diagram that an answer speaks of is needed, another one is not', () => {
      const diagram = (answer: string) =>
        found('R4.1', ({ questionnaire }) => {
          questionnaire.answers['Q3.8'] = answer
          questionnaire.supplements = []
        })
      expect(diagram('yes')).toEqual(['blocker questionnaire.supplements'])
      expect(diagram('no')).toEqual(['info questionnaire.supplements'])
    })
  },
})

testRule('R4.2', {
  passes: () => {
    test('the official copy is here', () =>
      expect(found('R4.2', ({ requirements }) => void (requirements.officialCopy = madeUpFile('official.pdf', '1')))).toEqual([]))
  },
  finds: () => {
    test('that it is not', () => expect(found('R4.2', () => {})).toEqual(['info requirements.officialCopy']))
  },
  boundary: () => {
    test('it never stands in the way', () => expect(statusOf('requirements', () => {})).toBe('Completed: 14 of 14 requirements reviewed'))
  },
})

describe('F1', () => {
  test('a day of the dry run that is none', () =>
    expect(
      found(
        'F1',
        withDryRun(({ dryRun }) => void (dryRun.plannedOn = '1 Dec')),
      ),
    ).toEqual(['blocker dryRun.plannedOn']))
})
