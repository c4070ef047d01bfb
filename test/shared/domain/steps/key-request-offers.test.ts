import { expect, test } from 'vitest'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { keyRequestOffers, unusedOffers } from '#shared/domain/steps/08-key-request-offers.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { completeSubmission } from '../../../fixtures/complete-submission.ts'

const calendar = businessCalendarSchema.parse({})
const offered = (edit: (submission: Submission) => void = () => undefined) => {
  const submission = completeSubmission()
  submission.questionnaire.answers['Q2.1'] = ['Lee Moss', 'lee.moss@example.com']
  edit(submission)
  return keyRequestOffers(submission, calendar)
}

test('what is known elsewhere is offered with where it is from; the telephone number is known nowhere', () =>
  expect(offered()).toEqual({
    systemIntegratorName: { value: 'Acme Leasing Inc.', source: 'profile' },
    technicalContactName: { value: 'Lee Moss', source: 'questionnaire: who leads the project' },
    email: { value: 'lee.moss@example.com', source: 'questionnaire: who leads the project' },
    productionDateEstimate: { value: '2027-01-15', source: 'dates: access after 21 business days' },
    integratorKey: { value: 'ACME-6f5902ac-4237-4c3e-9d41-0b7a52e81c33', source: 'traces' },
  }))

test('a production date that is wished for goes before the one that is counted', () =>
  expect(offered(({ profile }) => void (profile.wishedProductionDate = '2027-02-01')).productionDateEstimate?.value).toBe('2027-02-01'))

test.each<[string, (submission: Submission) => void]>([
  ['two keys', ({ traces }) => void traces.summary?.integratorKeys.push('6f5902ac-4237-4c3e-9d41-0b7a52e81c34')],
  ['traces that changed since they were read', ({ traces }) => void traces.files.pop()],
])('%s offer no key', (_, edit) => expect(offered(edit).integratorKey).toBeUndefined())

test('only empty fields are filled in at once', () => {
  const { keyRequest } = completeSubmission()
  expect(unusedOffers(keyRequest, offered())).toEqual({})
  expect(unusedOffers({ ...keyRequest, email: ' ' }, offered())).toEqual({ email: 'lee.moss@example.com' })
})
