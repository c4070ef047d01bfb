import { describe, expect, test } from 'vitest'
import { certificationClock } from '#shared/domain/steps/09-sign-off.ts'
import { keyRequestFields } from '#shared/domain/steps/08-key-request.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { completeSubmission, madeUpFile } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'

const finding = { id: '1', foundOn: '2026-12-17', text: 'The trace lacks headers.', remediedOn: '2026-12-18' }

describe('R8.2', () => {
  test('has exactly six fields', () => expect(keyRequestFields).toHaveLength(6))
  test.each(keyRequestFields.map(({ field }) => field))('asks for %s', (field) =>
    expect(found('R8.2', ({ keyRequest }) => void (keyRequest[field] = '  '))).toEqual([`blocker keyRequest.${field}`]),
  )
  test.each([
    ['email', 'dana@', 'blocker'],
    ['phone', '123', 'blocker'],
    ['phone', '+1 115 555 0132', 'warning'],
    ['integratorKey', '00000000-0000-0000-0000-000000000000', 'blocker'],
    ['integratorKey', '{client_id}', 'blocker'],
  ] as const)('refuses %s "%s"', (field, value, severity) =>
    expect(found('R8.2', ({ keyRequest }) => void (keyRequest[field] = value))).toEqual([`${severity} keyRequest.${field}`]),
  )
  test('accepts a key without the four characters of older keys', () =>
    expect(found('R8.2', ({ keyRequest }) => void (keyRequest.integratorKey = '6f5902ac-4237-4c3e-9d41-0b7a52e81c33'))).toEqual([]))
  test('warns of a production date before access can be expected, 14 business days after the request', () => {
    expect(found('R8.2', ({ keyRequest }) => void (keyRequest.productionDateEstimate = '2027-01-06'))).toEqual([])
    expect(found('R8.2', ({ keyRequest }) => void (keyRequest.productionDateEstimate = '2027-01-05'))).toEqual([
      'warning keyRequest.productionDateEstimate',
    ])
  })
  test('F1 refuses a production date that is no day', () =>
    expect(found('F1', ({ keyRequest }) => void (keyRequest.productionDateEstimate = 'Q1 2027'))).toEqual([
      'blocker keyRequest.productionDateEstimate',
    ]))
})

describe('R8.1', () => {
  const handIn =
    (engineerSignedOffOn: string, submittedOn: string) =>
    ({ keyRequest }: Submission) =>
      void Object.assign(keyRequest, { engineerSignedOffOn, submittedOn })
  test('the form may be prepared without a sign-off, and handed in after it', () => {
    expect(found('R8.1', () => {})).toEqual([])
    expect(found('R8.1', handIn('2026-12-17', '2026-12-17'))).toEqual([])
  })
  test('refuses a hand-in without a sign-off, or before it', () => {
    expect(found('R8.1', handIn('', '2026-12-17'))).toEqual(['blocker keyRequest.submittedOn'])
    expect(found('R8.1', handIn('2026-12-18', '2026-12-17'))).toEqual(['blocker keyRequest.submittedOn'])
  })
})

test('R8.3 asks whether the contact supports production', () =>
  expect(found('R8.3', ({ keyRequest }) => void (keyRequest.contactSupportsProduction = false))).toEqual([
    'info keyRequest.contactSupportsProduction',
  ]))

describe('R9.1: the days of step 9 follow one another', () => {
  test('in order', () =>
    expect(
      found('R9.1', ({ signOff }) =>
        Object.assign(signOff, { sentOn: '2026-12-15', formForwardedOn: '2026-12-21', ctoSignedOffOn: '2026-12-21', certifiedOn: '2026-12-22' }),
      ),
    ).toEqual([]))
  test('out of order is warned of where the later one stands', () => {
    expect(found('R9.1', ({ signOff }) => Object.assign(signOff, { sentOn: '2026-12-15', ctoSignedOffOn: '2026-12-14' }))).toEqual([
      'warning signOff.ctoSignedOffOn',
    ])
    expect(found('R9.1', ({ signOff }) => Object.assign(signOff, { formForwardedOn: '2026-12-15', certifiedOn: '2026-12-14' }))).toEqual([
      'warning signOff.certifiedOn',
    ])
  })
})

describe('R9.2: an answer that is overdue', () => {
  const forwarded = ({ signOff }: Submission) => void (signOff.formForwardedOn = '2026-12-21')
  test('three business days after the form went to the CTO', () => {
    expect(found('R9.2', forwarded, { today: '2026-12-24' })).toEqual([])
    expect(found('R9.2', forwarded, { today: '2026-12-25' })).toEqual(['warning signOff.ctoSignedOffOn'])
  })
  test('is not overdue once it is there', () =>
    expect(
      found(
        'R9.2',
        (submission) => {
          forwarded(submission)
          submission.signOff.ctoSignedOffOn = '2026-12-22'
        },
        { today: '2027-02-01' },
      ),
    ).toEqual([]))
})

describe('R9.3, R9.5: the clock of six business days', () => {
  const handedIn = (remediedOn?: string) => {
    const submission = completeSubmission()
    submission.signOff.sentOn = '2026-12-15'
    submission.keyRequest.submittedOn = '2026-12-16'
    if (remediedOn) submission.signOff.reviewFindings = [{ ...finding, remediedOn }]
    return certificationClock(submission)
  }
  test('runs from the last hand-in', () => expect(handedIn()).toEqual({ from: '2026-12-16', targetOn: '2026-12-24', latestOn: '2026-12-30' }))
  test('starts again with a remedy', () => expect(handedIn('2026-12-21')).toMatchObject({ from: '2026-12-21', targetOn: '2026-12-30' }))
  test('does not run before anything is handed in', () => expect(certificationClock(completeSubmission())).toBeNull())
})

describe('R9.5: findings of the reviewer', () => {
  const withFinding =
    (change: Partial<typeof finding>) =>
    ({ signOff }: Submission) =>
      void (signOff.reviewFindings = [{ ...finding, ...change }])
  test('are remedied, after they were found', () => {
    expect(found('R9.5', withFinding({}))).toEqual([])
    expect(found('R9.5', withFinding({ remediedOn: '' }))).toEqual(['warning signOff.reviewFindings.0.remediedOn'])
    expect(found('R9.5', withFinding({ remediedOn: '2026-12-16' }))).toEqual(['warning signOff.reviewFindings.0.remediedOn'])
    expect(found('R9.5', withFinding({ text: '' }))).toEqual(['warning signOff.reviewFindings.0.text'])
  })
})

describe('R10.2: the receipts', () => {
  const receipt = madeUpFile('notice.eml', '7')
  test('are kept with their days', () => {
    expect(found('R10.2', ({ launch }) => Object.assign(launch, { envelopeNotificationOn: '2026-12-30', envelopeNotification: receipt }))).toEqual([])
    expect(found('R10.2', ({ launch }) => void (launch.activationOn = '2026-12-30'))).toEqual(['info launch.activation'])
    expect(found('R10.2', ({ launch }) => void (launch.activation = receipt))).toEqual(['warning launch.activationOn'])
  })
  test('come with the certification or after it', () => {
    const activated = (activationOn: string) =>
      found('R10.2', ({ launch, signOff }) => {
        signOff.certifiedOn = '2026-12-29'
        Object.assign(launch, { activationOn, activation: receipt })
      })
    expect(activated('2026-12-29')).toEqual([])
    expect(activated('2026-12-28')).toEqual(['warning launch.activationOn'])
  })
})

test('F1 refuses days that are none, wherever they stand', () => {
  const findings = checkEdited(({ keyRequest, signOff, launch }) => {
    keyRequest.engineerSignedOffOn = '17.12.2026'
    signOff.sentOn = '2026-12-40'
    signOff.reviewFindings = [{ ...finding, remediedOn: 'soon' }]
    launch.activationOn = 'x'
  })
  expect(findings.filter(({ rule }) => rule === 'F1').map(({ where }) => where)).toEqual([
    'keyRequest.engineerSignedOffOn',
    'signOff.sentOn',
    'signOff.reviewFindings.0.remediedOn',
    'launch.activationOn',
  ])
})
