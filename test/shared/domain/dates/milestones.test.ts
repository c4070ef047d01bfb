import { describe, expect, test } from 'vitest'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { milestonesOf } from '#shared/domain/dates/milestones.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { plannedSubmission } from '../../../fixtures/planned-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'
import { reviewFinding } from '../../../fixtures/review-finding.ts'

const calendar = businessCalendarSchema.parse({})

const listOn = (today: string, submission: Submission) =>
  milestonesOf(submission, { today, calendar }).map(({ id, from, to, status }) => `${id} ${from === to ? from : `${from}/${to}`} ${status}`)
const statusOf = (id: string, today: string, submission: Submission) =>
  milestonesOf(submission, { today, calendar }).find((one) => one.id === id)?.status

describe('the dates of a certification', () => {
  test('there are none while no day is known', () => expect(listOn('2026-11-24', emptySubmission())).toEqual([]))
  test('forwards from the planned request, with Professional Services', () =>
    expect(
      listOn(
        '2026-11-24',
        plannedSubmission(({ profile }) => void (profile.professionalServices = 'yes')),
      ),
    ).toEqual([
      'dry-run-latest 2026-12-01 to-come',
      'log-date 2026-12-14/2026-12-15 to-come',
      'request 2026-12-15 to-come',
      'certified 2026-12-23 to-come',
      'engineer 2026-12-28/2027-01-04 to-come',
      'key-form 2026-12-28/2027-01-04 to-come',
      'access 2027-01-06/2027-01-15 to-come',
    ]))
  test('backwards from a wished production date', () => {
    const submission = plannedSubmission(({ profile }) => Object.assign(profile, { plannedRequestDate: '', wishedProductionDate: '2027-01-15' }))
    expect(listOn('2026-11-24', submission)).toEqual(
      expect.arrayContaining([
        'request 2026-12-15 to-come',
        'request-latest 2026-12-24 to-come',
        'post-test 2027-01-12 to-come',
        'wished 2027-01-15 to-come',
      ]),
    )
  })
  test('what has happened stands on the day on which it did, with every restart', () => {
    const submission = plannedSubmission(({ signOff, keyRequest }) => {
      signOff.sentOn = '2026-12-15'
      keyRequest.engineerSignedOffOn = '2026-12-16'
      keyRequest.submittedOn = '2026-12-17'
      signOff.reviewFindings = [reviewFinding({ id: '1', foundOn: '2026-12-18', text: 'x', remediedOn: '2026-12-21' })]
      signOff.formForwardedOn = '2026-12-22'
    })
    expect(listOn('2026-12-22', submission)).toEqual([
      'log-date 2026-12-14/2026-12-15 overdue',
      'request 2026-12-15 done',
      'engineer 2026-12-16 done',
      'key-form 2026-12-17 done',
      'restart-2026-12-21 2026-12-21 done',
      'cto 2026-12-28 to-come',
      'certified 2026-12-30 to-come',
      'certified-latest 2027-01-05 to-come',
      'access 2027-01-06/2027-01-15 to-come',
    ])
  })
  test('the signature of the CTO is awaited until it is noted, or the certification is', () => {
    const forwarded = plannedSubmission(({ signOff }) => Object.assign(signOff, { sentOn: '2026-12-15', formForwardedOn: '2026-12-22' }))
    expect(statusOf('cto', '2027-01-20', forwarded)).toBe('overdue')
    forwarded.signOff.certifiedOn = '2026-12-30'
    expect(statusOf('cto', '2027-01-20', forwarded)).toBeUndefined()
    forwarded.signOff.ctoSignedOffOn = '2026-12-29'
    expect(statusOf('cto', '2027-01-20', forwarded)).toBe('done')
  })
  test('while something waits for a remedy, no certification is promised', () => {
    const submission = plannedSubmission(({ signOff }) => {
      signOff.sentOn = '2026-12-15'
      signOff.reviewFindings = [reviewFinding({ id: '1', foundOn: '2026-12-18', text: 'x', remediedOn: '' })]
    })
    expect(listOn('2027-01-20', submission)).toContain('remedy 2026-12-18 today')
    expect(statusOf('certified', '2027-01-20', submission)).toBeUndefined()
  })
})

describe('a date that has not happened is overdue on the day after it', () => {
  test.each([
    ['2026-12-14', 'to-come'],
    ['2026-12-15', 'today'],
    ['2026-12-16', 'overdue'],
  ])('the request, on %s: %s', (today, status) => expect(statusOf('request', today, plannedSubmission())).toBe(status))
  test('an estimate is overdue once its last day has passed', () => {
    expect(statusOf('access', '2027-01-15', plannedSubmission())).toBe('today')
    expect(statusOf('access', '2027-01-16', plannedSubmission())).toBe('overdue')
  })
  test('a wished day is no longer overdue once there is access', () => {
    const wished = plannedSubmission(({ profile }) => void (profile.wishedProductionDate = '2027-01-15'))
    expect(statusOf('wished', '2027-01-18', wished)).toBe('overdue')
    wished.launch.activationOn = '2027-01-18'
    expect(statusOf('wished', '2027-01-18', wished)).toBe('done')
  })
  test('the earliest day is never overdue: it is left out', () => expect(statusOf('certified', '2027-01-16', plannedSubmission())).toBeUndefined())
  test('the key form is due from the sign-off until it is handed in', () => {
    const signed = plannedSubmission(({ keyRequest }) => void (keyRequest.engineerSignedOffOn = '2026-12-17'))
    expect(statusOf('key-form', '2026-12-30', signed)).toBe('today')
  })
})

describe('R9.4: a wished production date against the plan', () => {
  const wish =
    (wishedProductionDate: string, plannedRequestDate = '2026-12-15') =>
    ({ profile }: Submission) =>
      void Object.assign(profile, { wishedProductionDate, plannedRequestDate })
  test.each([
    ['2027-01-15', []],
    ['2027-01-14', ['info profile.wishedProductionDate']],
    ['2027-01-06', ['info profile.wishedProductionDate']],
    ['2027-01-05', ['warning profile.wishedProductionDate']],
  ])('a request on 15 December, production on %s', (wished, expected) =>
    expect(found('R9.4', wish(wished), { today: '2026-12-01' })).toEqual(expected),
  )
  test('a wish that even a request today cannot meet', () =>
    expect(found('R9.4', wish('2026-12-20', ''), { today: '2026-12-15' })).toEqual(['warning profile.wishedProductionDate']))
  test('today it can still be met, for a request today', () => expect(found('R9.4', wish('2027-01-06', ''), { today: '2026-12-15' })).toEqual([]))
  test('once the package is sent, nothing is to be planned', () =>
    expect(
      found('R9.4', (submission) => {
        wish('2026-12-20')(submission)
        submission.signOff.sentOn = '2026-12-15'
      }),
    ).toEqual([]))
  test.each([
    ['a plan that has passed', '2027-01-08', '2026-12-15', ['2026-12-16', '2026-12-17']],
    ['out of reach', '2027-01-04', '', ['2026-12-22', '2026-12-23']],
  ])('its words stay the same from day to day, so a waiver does not fall overnight: %s', (_, wished, request, days) => {
    const messages = days.map((today) => checkEdited(wish(wished, request), { today }).find(({ rule }) => rule === 'R9.4')?.message)
    expect(messages[0]).toMatch(/\S/)
    expect(messages[1]).toBe(messages[0])
  })
  test('F1: a wish that is no day', () => expect(found('F1', wish('soon'))).toEqual(['blocker profile.wishedProductionDate']))
})

describe('A9: the time of sending', () => {
  const sent =
    (sentAtTime: string, sentAtTimeZone: string) =>
    ({ signOff }: Submission) =>
      void Object.assign(signOff, { sentOn: '2026-12-15', sentAtTime, sentAtTimeZone })
  test('is a time, with a zone', () => {
    expect(found('A9', sent('', ''))).toEqual([])
    expect(found('A9', sent('16:30', 'America/Chicago'))).toEqual([])
    expect(found('A9', sent('4 pm', 'America/Chicago'))).toEqual(['warning signOff.sentAtTime'])
    expect(found('A9', sent('16:30', ''))).toEqual(['warning signOff.sentAtTimeZone'])
    expect(found('A9', sent('16:30', 'Chicago'))).toEqual(['warning signOff.sentAtTimeZone'])
  })
})
