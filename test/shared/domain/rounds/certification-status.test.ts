import { describe, expect, test } from 'vitest'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { clocksOf } from '#shared/domain/dates/clocks.ts'
import { certificationStates, certificationStatus, type CertificationState, type StatusContext } from '#shared/domain/rounds/certification-status.ts'
import { historyOf } from '#shared/domain/rounds/history.ts'
import { nudgeOf } from '#shared/domain/rounds/nudge.ts'
import { nextRoundNumber, sendingsOf } from '#shared/domain/rounds/sendings.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'
import { madeUpFile } from '../../../fixtures/complete-submission.ts'
import { reviewFinding } from '../../../fixtures/review-finding.ts'
import { sentRound } from '../../../fixtures/sent-round.ts'

const calendar = businessCalendarSchema.parse({})
const exported = { number: 1, packageName: 'x', exportedAtMs: 0, changed: [] }
const stand = (submission: Submission, context: Partial<StatusContext> = {}) =>
  certificationStatus(submission, { today: '2026-12-16', calendar, exported: null, openPoints: 0, ...context })

/** What is noted, fact by fact, and where the certification stands then. */
const walk: [fact: string, note: (submission: Submission) => void, state: CertificationState, action: string, context?: Partial<StatusContext>][] = [
  ['nothing', () => {}, 'draft', 'export'],
  ['an export', () => {}, 'exported', 'note-sent', { exported }],
  ['round 1, today', ({ rounds }) => void rounds.push(sentRound()), 'sent', 'note-answer', { today: '2026-12-15' }],
  ['nothing, a day later', () => {}, 'in-review', 'note-answer'],
  [
    'a finding',
    ({ signOff }) => void signOff.reviewFindings.push(reviewFinding({ foundOn: '2026-12-17', round: 1 })),
    'findings',
    'note-remedy',
    { today: '2026-12-17' },
  ],
  ['its remedy', ({ signOff }) => Object.assign(signOff.reviewFindings[0] ?? {}, { remediedOn: '2026-12-18' }), 'remedied', 'export'],
  ['the export of round 2', () => {}, 'remedied', 'note-sent', { exported: { ...exported, number: 2 } }],
  ['round 2', ({ rounds }) => void rounds.push(sentRound({ number: 2, sentOn: '2026-12-21' })), 'resent', 'note-answer', { today: '2026-12-21' }],
  ['nothing, a day later', () => {}, 'in-review', 'note-answer', { today: '2026-12-22' }],
  ['the sign-off', ({ keyRequest }) => void (keyRequest.engineerSignedOffOn = '2026-12-28'), 'signed-off', 'open-key-form'],
  ['the hand-in', ({ keyRequest }) => void (keyRequest.submittedOn = '2026-12-28'), 'form-submitted', 'note-forwarded'],
  ['the forwarding', ({ signOff }) => void (signOff.formForwardedOn = '2026-12-29'), 'with-cto', 'note-cto'],
  ['the CTO’s signature', ({ signOff }) => void (signOff.ctoSignedOffOn = '2026-12-30'), 'with-cto', 'note-certified'],
  ['the certification', ({ signOff }) => void (signOff.certifiedOn = '2026-12-31'), 'certified', 'open-launch'],
  [
    'both messages and the switch-over',
    ({ launch }) =>
      void Object.assign(launch, {
        envelopeNotificationOn: '2027-01-04',
        envelopeNotification: madeUpFile('a.eml', '1'),
        activationOn: '2027-01-05',
        activation: madeUpFile('b.eml', '2'),
        switchOver: Object.fromEntries(switchOverItems.map(({ id }) => [id, true])),
      }),
    'launched',
    'none',
  ],
]

describe('where the certification stands follows from what was noted', () => {
  const submission = emptySubmission()
  const passed = walk.map(([fact, note, state, action, context]) => {
    note(submission)
    return { fact, expected: `${state}, ${action}`, status: stand(structuredClone(submission), context) }
  })
  test.each(passed)('after $fact: $expected', ({ expected, status }) => expect(`${status.state}, ${status.next.action}`).toBe(expected))
  test('every state is gone through, and each says what happens and who moves', () => {
    expect(new Set(passed.map(({ status }) => status.state))).toEqual(new Set(certificationStates))
    for (const { status } of passed) expect([status.title, status.now, status.mover].every((text) => text !== '')).toBe(true)
  })
})

describe('R9.5: something found later starts all over', () => {
  const handedIn = () => {
    const submission = emptySubmission()
    submission.rounds = [sentRound()]
    Object.assign(submission.keyRequest, { engineerSignedOffOn: '2026-12-17', submittedOn: '2026-12-17' })
    Object.assign(submission.signOff, {
      formForwardedOn: '2026-12-18',
      reviewFindings: [reviewFinding({ foundOn: '2026-12-21', round: 1, remediedOn: '2026-12-22' })],
    })
    return submission
  }
  test('found at the CTO, remedied and not sent yet: round 2 is next', () =>
    expect(stand(handedIn())).toMatchObject({ state: 'remedied', mover: 'you' }))
  test('until it is sent the day of the remedy counts, then the day of the round', () => {
    const submission = handedIn()
    const from = () => clocksOf(submission, calendar).runs.map((run) => run.from)
    expect(from()).toEqual(['2026-12-17', '2026-12-22'])
    submission.rounds.push(sentRound({ number: 2, sentOn: '2026-12-23', sentAtTime: '18:00', sentAtTimeZone: 'America/Los_Angeles' }))
    expect(from()).toEqual(['2026-12-17', '2026-12-24'])
    expect(historyOf(submission, calendar).map(({ day, what }) => `${day} ${what}`)).toEqual(
      expect.arrayContaining(['2026-12-24 The six business days start again']),
    )
  })
})

describe('the clock that runs, and when it is time to ask', () => {
  const at = (today: string, edit: (submission: Submission) => void) => {
    const submission = emptySubmission()
    submission.rounds = [sentRound()]
    submission.questionnaire.answers['Q1.4'] = ['Sam Lee', 'sam.lee@example.com']
    edit(submission)
    return { clock: stand(submission, { today }).clock, nudge: nudgeOf(submission, today, calendar) }
  }
  const form = ({ keyRequest }: Submission) => void Object.assign(keyRequest, { engineerSignedOffOn: '2026-12-16', submittedOn: '2026-12-16' })
  test.each<[string, string, (submission: Submission) => void, string | undefined, boolean]>([
    ['eight business days of review', '2026-12-28', () => {}, 'review', false],
    ['nine', '2026-12-29', () => {}, 'review', true],
    ['the sixth day', '2026-12-24', form, 'six-days', false],
    ['the day after it', '2026-12-28', form, 'six-days', true],
    ['the CTO’s third day', '2026-12-21', ({ signOff }) => void (signOff.formForwardedOn = '2026-12-16'), 'cto', false],
    ['the day after it', '2026-12-22', ({ signOff }) => void (signOff.formForwardedOn = '2026-12-16'), 'cto', true],
    ['access on the 21st day', '2027-01-15', ({ signOff }) => void (signOff.certifiedOn = '2026-12-30'), 'access', false],
    ['access after it', '2027-01-19', ({ signOff }) => void (signOff.certifiedOn = '2026-12-30'), 'access', true],
    ['an open finding: the move is ours', '2027-02-01', ({ signOff }) => void (signOff.reviewFindings = [reviewFinding()]), undefined, false],
  ])('%s, on %s', (_, today, edit, name, isDue) => {
    const { clock, nudge } = at(today, edit)
    expect([clock?.name, clock?.isDue ?? false]).toEqual([name, isDue])
    expect(nudge !== null).toBe(isDue)
  })
  test('the message names the days and goes to the Account Manager', () => {
    const { nudge } = at('2026-12-29', () => {})
    expect(nudge?.to).toEqual([{ name: 'Sam Lee', email: 'sam.lee@example.com' }])
    expect(nudge?.text).toContain('Round 1 sent: Tue 15 Dec 2026')
  })
})

describe('sendings', () => {
  test('a sending without its package is round 1, and what is exported then is round 2', () => {
    const submission = emptySubmission()
    expect(nextRoundNumber(submission)).toBe(1)
    submission.signOff.sentOn = '2026-12-14'
    expect(nextRoundNumber(submission)).toBe(2)
    submission.rounds = [sentRound({ number: 2 })]
    expect(sendingsOf(submission).map(({ number, day }) => [number, day])).toEqual([
      [1, '2026-12-14'],
      [2, '2026-12-15'],
    ])
  })
  test('where round 1 was kept, the day that was noted alone says nothing', () => {
    const submission = emptySubmission()
    submission.signOff.sentOn = '2026-12-01'
    submission.rounds = [sentRound()]
    expect(sendingsOf(submission).map(({ day }) => day)).toEqual(['2026-12-15'])
  })
})
