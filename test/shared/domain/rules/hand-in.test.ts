/** @file Steps 8 to 10: R8.1 to R10.2. */
import { expect, test } from 'vitest'
import { certificationClock } from '#shared/domain/dates/clocks.ts'
import { keyRequestFields } from '#shared/domain/steps/08-key-request.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { projectTimeline } from '#shared/domain/timeline.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'
import { testRule } from '../../../helpers/test-rule.ts'
import { reviewFinding } from '../../../fixtures/review-finding.ts'

const { calendar } = completeContext.settings
const finding = reviewFinding({ foundOn: '2026-12-17', text: 'The trace lacks headers.', remediedOn: '2026-12-18' })
const signingOff = (days: Partial<Submission['signOff']>) => (submission: Submission) => void Object.assign(submission.signOff, days)

const both = (first: (submission: Submission) => void, second: (submission: Submission) => void) => (submission: Submission) => {
  first(submission)
  second(submission)
}

const handIn =
  (engineerSignedOffOn: string, submittedOn: string) =>
  ({ keyRequest }: Submission) =>
    void Object.assign(keyRequest, { engineerSignedOffOn, submittedOn })

testRule('R8.1', {
  passes: () => {
    test('a form that is prepared, without any sign-off', () => expect(found('R8.1', () => {})).toEqual([]))
  },
  finds: () => {
    test('a hand-in without a sign-off', () => expect(found('R8.1', handIn('', '2026-12-17'))).toEqual(['blocker keyRequest.submittedOn']))
  },
  boundary: () => {
    test.each([
      ['2026-12-17', []],
      ['2026-12-18', ['blocker keyRequest.submittedOn']],
    ])('handed in on 2026-12-17, signed off on %s', (signedOffOn, expected) =>
      expect(found('R8.1', handIn(signedOffOn, '2026-12-17'))).toEqual(expected),
    )
  },
})

testRule('R8.2', {
  passes: () => {
    test('exactly six fields, with a key of either form', () => {
      expect(keyRequestFields).toHaveLength(6)
      expect(found('R8.2', () => {})).toEqual([])
      expect(found('R8.2', ({ keyRequest }) => void (keyRequest.integratorKey = '6f5902ac-4237-4c3e-9d41-0b7a52e81c33'))).toEqual([])
    })
  },
  finds: () => {
    test.each(keyRequestFields.map(({ field }) => field))('that %s is missing', (field) =>
      expect(found('R8.2', ({ keyRequest }) => void (keyRequest[field] = '  '))).toEqual([`blocker keyRequest.${field}`]),
    )
    test.each([
      ['email', 'dana@', 'blocker'],
      ['phone', '123', 'blocker'],
      ['phone', '+1 115 555 0132', 'warning'],
      ['integratorKey', '00000000-0000-0000-0000-000000000000', 'blocker'],
      ['integratorKey', '{client_id}', 'blocker'],
    ] as const)('%s "%s"', (field, value, severity) =>
      expect(found('R8.2', ({ keyRequest }) => void (keyRequest[field] = value))).toEqual([`${severity} keyRequest.${field}`]),
    )
  },
  boundary: () => {
    test.each([
      ['2027-01-06', []],
      ['2027-01-05', ['warning keyRequest.productionDateEstimate']],
    ])('production on %s, 14 business days after a request on 2026-12-15', (day, expected) =>
      expect(found('R8.2', ({ keyRequest }) => void (keyRequest.productionDateEstimate = day))).toEqual(expected),
    )
  },
})

testRule('R8.3', {
  passes: () => {
    test('a named person has confirmed the contact', () => expect(found('R8.3', () => {})).toEqual([]))
  },
  finds: () => {
    test('that nobody has', () =>
      expect(found('R8.3', ({ keyRequest }) => void (keyRequest.contactConfirmation = null))).toEqual(['info keyRequest.contactConfirmation']))
  },
  boundary: () => {
    test.each(['technicalContactName', 'email', 'phone'] as const)('the word lapses with another %s', (field) =>
      expect(found('R8.3', ({ keyRequest }) => void (keyRequest[field] += '1'))).toEqual(['info keyRequest.contactConfirmation']),
    )
    test('a word without a name says so', () =>
      expect(
        checkEdited(({ keyRequest }) => Object.assign(keyRequest.contactConfirmation ?? {}, { by: ' ' })).find(({ rule }) => rule === 'R8.3')
          ?.message,
      ).toMatch('has no name or no day'))
    test('a space more is no other contact', () => expect(found('R8.3', ({ keyRequest }) => void (keyRequest.email += ' '))).toEqual([]))
  },
})

testRule('R9.1', {
  passes: () => {
    const inOrder = { sentOn: '2026-12-15', formForwardedOn: '2026-12-21', ctoSignedOffOn: '2026-12-21', certifiedOn: '2026-12-22' }
    test('days that follow one another', () => expect(found('R9.1', signingOff(inOrder), { today: '2026-12-22' })).toEqual([]))
  },
  finds: () => {
    test('one that lies before the one that comes before it, where the later one stands', () =>
      expect(found('R9.1', signingOff({ formForwardedOn: '2026-12-15', certifiedOn: '2026-12-14' }))).toEqual(['warning signOff.certifiedOn']))
  },
  boundary: () => {
    test.each([
      ['2026-12-15', []],
      ['2026-12-14', ['warning signOff.sentOn']],
    ])('noted as sent on 2026-12-15, on %s', (today, expected) =>
      expect(found('R9.1', signingOff({ sentOn: '2026-12-15' }), { today })).toEqual(expected),
    )
    test.each([
      ['2026-12-15', []],
      ['2026-12-14', ['warning signOff.ctoSignedOffOn']],
    ])('sent on 2026-12-15, signed on %s', (ctoSignedOffOn, expected) =>
      expect(found('R9.1', signingOff({ sentOn: '2026-12-15', ctoSignedOffOn }))).toEqual(expected),
    )
    test.each([
      ['2026-12-17', []],
      ['2026-12-16', ['warning signOff.formForwardedOn']],
    ])('the form handed in on 2026-12-17, forwarded on %s', (formForwardedOn, expected) =>
      expect(found('R9.1', both(handIn('2026-12-17', '2026-12-17'), signingOff({ formForwardedOn })), { today: '2026-12-17' })).toEqual(expected),
    )
  },
})

testRule('R9.2', {
  passes: () => {
    test('an answer that came, however late it is now', () =>
      expect(found('R9.2', signingOff({ formForwardedOn: '2026-12-21', ctoSignedOffOn: '2026-12-22' }), { today: '2027-02-01' })).toEqual([]))
    test.each<[string, Partial<Submission['signOff']>]>([
      ['the integration is certified', { certifiedOn: '2026-12-22' }],
      ['a finding waits for its remedy', { reviewFindings: [{ ...finding, remediedOn: '' }] }],
    ])('no answer is asked for once %s', (_, days) =>
      expect(found('R9.2', signingOff({ formForwardedOn: '2026-12-21', ...days }), { today: '2027-02-01' })).toEqual([]),
    )
  },
  finds: () => {
    test('an answer that is overdue', () =>
      expect(found('R9.2', signingOff({ formForwardedOn: '2026-12-21' }), { today: '2027-02-01' })).toEqual(['warning signOff.ctoSignedOffOn']))
  },
  boundary: () => {
    test.each([
      ['2026-12-24', []],
      ['2026-12-25', ['warning signOff.ctoSignedOffOn']],
    ])('on %s, three business days after it was forwarded on 2026-12-21', (today, expected) =>
      expect(found('R9.2', signingOff({ formForwardedOn: '2026-12-21' }), { today })).toEqual(expected),
    )
  },
})

const allHandedIn = (submission: Submission) => {
  submission.signOff.sentOn = '2026-12-15'
  handIn('2026-12-16', '2026-12-16')(submission)
}

function clockOf(edit: (submission: Submission) => void) {
  const submission = completeSubmission()
  edit(submission)
  return certificationClock(submission, calendar)
}

testRule('R9.3', {
  passes: () => {
    test('nothing was handed in yet: no clock runs', () => {
      expect(clockOf(() => {})).toBeNull()
      expect(found('R9.3', () => {}, { today: '2027-02-01' })).toEqual([])
    })
  },
  finds: () => {
    test('six business days from the last hand-in, nine with those of the CTO', () =>
      expect(clockOf(allHandedIn)).toMatchObject({ from: '2026-12-16', targetOn: '2026-12-24', latestOn: '2026-12-30' }))
  },
  boundary: () => {
    test.each([
      ['2026-12-30', []],
      ['2026-12-31', ['warning signOff.certifiedOn']],
    ])('on %s', (today, expected) => expect(found('R9.3', allHandedIn, { today })).toEqual(expected))
    test.each<[string, Partial<Submission['signOff']>]>([
      ['the form is forwarded, which R9.2 tells of', { formForwardedOn: '2026-12-17' }],
      ['a finding waits for its remedy', { reviewFindings: [{ ...finding, remediedOn: '' }] }],
      ['a finding waits whose own day is not noted', { reviewFindings: [{ ...finding, foundOn: '', remediedOn: '' }] }],
    ])('nothing is overdue once %s', (_, days) => expect(found('R9.3', both(allHandedIn, signingOff(days)), { today: '2026-12-31' })).toEqual([]))
  },
})

testRule('R9.4', {
  passes: () => {
    test('14 to 21 business days from the submission', () =>
      expect(projectTimeline('2014-05-05', calendar)).toMatchObject({ productionFrom: '2014-05-23', productionTo: '2014-06-04' }))
  },
  finds: () => {
    test('a wished day that is hardly within reach', () =>
      expect(found('R9.4', ({ profile }) => void (profile.wishedProductionDate = '2026-12-20'))).toEqual(['warning profile.wishedProductionDate']))
  },
  boundary: () => {
    const { productionTo } = projectTimeline('2026-12-15', calendar)
    test('access is asked about the day after it is typically there', () => {
      const sent = signingOff({ sentOn: '2026-12-15' })
      expect(found('R9.4', sent, { today: productionTo })).toEqual([])
      expect(found('R9.4', sent, { today: '2027-01-20' })).toEqual(['info launch.activationOn'])
      expect(productionTo).toBe('2027-01-15')
    })
  },
})

testRule('R9.5', {
  passes: () => {
    test('findings that are remedied, and the six days from there', () => {
      expect(found('R9.5', signingOff({ reviewFindings: [finding] }))).toEqual([])
      const remedied = (submission: Submission) => {
        allHandedIn(submission)
        submission.signOff.reviewFindings = [{ ...finding, remediedOn: '2026-12-21' }]
      }
      expect(clockOf(remedied)).toMatchObject({ from: '2026-12-21', targetOn: '2026-12-30' })
    })
  },
  finds: () => {
    test('one without a remedy, and one without words', () => {
      expect(found('R9.5', signingOff({ reviewFindings: [{ ...finding, remediedOn: '' }] }))).toEqual(['warning signOff.reviewFindings.0.remediedOn'])
      expect(found('R9.5', signingOff({ reviewFindings: [{ ...finding, text: '' }] }))).toEqual(['warning signOff.reviewFindings.0.text'])
    })
  },
  boundary: () => {
    test.each([
      ['2026-12-17', []],
      ['2026-12-16', ['warning signOff.reviewFindings.0.remediedOn']],
    ])('found on 2026-12-17, remedied on %s', (remediedOn, expected) =>
      expect(found('R9.5', signingOff({ reviewFindings: [{ ...finding, remediedOn }] }))).toEqual(expected),
    )
  },
})

const receipt = madeUpFile('notice.eml', '7')
const launching = (launch: Partial<Submission['launch']>) => (submission: Submission) => void Object.assign(submission.launch, launch)

testRule('R10.1', {
  passes: () => {
    test('settings that were asked for and are confirmed, line by line', () =>
      expect(found('R10.1', launching({ activationOn: '2027-01-06', requestedSettings: 'A\n\n B \n', confirmedSettings: ['A', 'B'] }))).toEqual([]))
  },
  finds: () => {
    test('each that is not', () =>
      expect(found('R10.1', launching({ activationOn: '2027-01-06', requestedSettings: 'A\nB\nC', confirmedSettings: ['B'] }))).toEqual([
        'info launch.confirmedSettings',
        'info launch.confirmedSettings',
      ]))
  },
  boundary: () => {
    test('before the account is active there is nothing to look at', () => expect(found('R10.1', launching({ requestedSettings: 'A' }))).toEqual([]))
  },
})

testRule('R10.2', {
  passes: () => {
    test('both receipts with their days', () =>
      expect(
        found(
          'R10.2',
          launching({ envelopeNotificationOn: '2026-12-30', envelopeNotification: receipt, activationOn: '2027-01-06', activation: receipt }),
        ),
      ).toEqual([]))
  },
  finds: () => {
    test('a day without its receipt, and a receipt without its day', () => {
      expect(found('R10.2', launching({ activationOn: '2026-12-30' }))).toEqual(['info launch.activation'])
      expect(found('R10.2', launching({ activation: receipt }))).toEqual(['warning launch.activationOn'])
    })
  },
  boundary: () => {
    test.each([
      ['2026-12-29', []],
      ['2026-12-28', ['warning launch.activationOn']],
    ])('certified on 2026-12-29, activated on %s', (activationOn, expected) =>
      expect(
        found('R10.2', (submission) => {
          submission.signOff.certifiedOn = '2026-12-29'
          launching({ activationOn, activation: receipt })(submission)
        }),
      ).toEqual(expected),
    )
  },
})

test('F1 refuses days that are none, wherever they stand', () => {
  const findings = checkEdited(({ keyRequest, signOff, launch }) => {
    keyRequest.productionDateEstimate = 'Q1 2027'
    keyRequest.engineerSignedOffOn = '17.12.2026'
    signOff.sentOn = '2026-12-40'
    signOff.reviewFindings = [{ ...finding, remediedOn: 'soon' }]
    launch.activationOn = 'x'
  })
  expect(findings.filter(({ rule }) => rule === 'F1').map(({ where }) => where)).toEqual([
    'keyRequest.productionDateEstimate',
    'keyRequest.engineerSignedOffOn',
    'signOff.sentOn',
    'signOff.reviewFindings.0.remediedOn',
    'launch.activationOn',
  ])
})
