import { describe, expect, test } from 'vitest'
import { addBusinessDays, businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { logDayFit, projectTimeline, requestDay, requestDaysFor, requestOf, timelineOf } from '#shared/domain/timeline.ts'

const calendar = businessCalendarSchema.parse({})

describe('dates that follow from the request', () => {
  test('R9.2 to R9.4: 6 and 9 business days to the certification, 14 to 21 to production', () =>
    expect(projectTimeline('2014-05-05', calendar)).toMatchObject({
      clockStartsOn: '2014-05-05',
      certifiedTargetOn: '2014-05-13',
      certifiedLatestOn: '2014-05-16',
      productionFrom: '2014-05-23',
      productionTo: '2014-06-04',
    }))
  test.each([
    ['2014-06-09', '2014-05-23'],
    ['2014-06-02', '2014-05-16'],
    // From a Saturday, ten business days reach less far back than two weeks.
    ['2026-12-19', '2026-12-05'],
    // With a holiday in neither week, two calendar weeks are ten business days.
    ['2026-12-15', '2026-12-01'],
  ])('A6: for a request on %s the dry run is held by %s', (request, latest) => expect(projectTimeline(request, calendar).latestDryRunOn).toBe(latest))
  test('A9: a request on a Saturday counts from Monday', () => expect(projectTimeline('2026-12-12', calendar).clockStartsOn).toBe('2026-12-14'))
  test.each([
    ['2026-12-15', '2026-12-14'],
    ['2026-12-14', '2026-12-14'],
    ['2026-12-19', '2026-12-14'],
    ['2026-12-20', '2026-12-20'],
  ])('A3: the safe log days of a request on %s begin on %s', (request, from) =>
    expect(projectTimeline(request, calendar).logWindow).toEqual({ from, to: request }),
  )
  test('every day of the window, and no other day, is a safe log day', () => {
    for (const request of ['2026-12-14', '2026-12-16', '2026-12-19', '2026-12-20', '2027-01-01']) {
      const { from, to } = projectTimeline(request, calendar).logWindow
      expect(logDayFit(from, request)).toBe('safe')
      expect(logDayFit(to, request)).toBe('safe')
    }
  })
  test('the day of sending takes the place of the planned one', () => {
    const submission = emptySubmission()
    expect(timelineOf(submission, calendar)).toBeNull()
    submission.profile.plannedRequestDate = '2026-12-15'
    expect(requestDay(submission, calendar)).toBe('2026-12-15')
    submission.signOff.sentOn = '2026-12-17'
    expect(requestDay(submission, calendar)).toBe('2026-12-17')
  })
})

describe('backwards from a wished production date (R9.4)', () => {
  test('the request is recommended 21 business days before, and 14 at the latest', () =>
    expect(requestDaysFor('2014-06-04', calendar)).toEqual({ recommendedOn: '2014-05-05', latestOn: '2014-05-14' }))
  test('a wish for a weekend counts as one for the last business day before', () =>
    expect(requestDaysFor('2014-06-07', calendar)).toEqual(requestDaysFor('2014-06-06', calendar)))
  test.each(['2026-12-15', '2027-01-19', '2027-01-16', '2026-11-27'])(
    'asked as recommended, 21 business days end by %s; a day later they do not',
    (wished) => {
      const { recommendedOn } = requestDaysFor(wished, calendar)
      expect(projectTimeline(recommendedOn, calendar).productionTo <= wished).toBe(true)
      expect(projectTimeline(addBusinessDays(recommendedOn, 1, calendar), calendar).productionTo > wished).toBe(true)
    },
  )
  test('gives the day of the request while none is planned; a planned one goes before it', () => {
    const submission = emptySubmission()
    submission.profile.wishedProductionDate = '2014-06-04'
    expect(requestOf(submission, calendar)).toEqual({ on: '2014-05-05', basis: 'wished' })
    submission.profile.plannedRequestDate = '2014-05-12'
    expect(requestOf(submission, calendar)).toEqual({ on: '2014-05-12', basis: 'planned' })
  })
})

test('A11: what the typical 14 to 21 business days leave to the review ends 6 and 9 business days before them', () => {
  const { handInWindow, productionFrom, productionTo } = projectTimeline('2026-12-15', calendar)
  expect(addBusinessDays(handInWindow.from, 6, calendar)).toBe(productionFrom)
  expect(addBusinessDays(handInWindow.to, 9, calendar)).toBe(productionTo)
})

test('days at the ends of the calendar have dates as well', () => {
  for (const day of ['1971-01-01', '9999-12-31']) expect(projectTimeline(day, calendar).requestOn).toBe(day)
})

describe('R7.3, A3: a log day within the week of the request', () => {
  test.each([
    ['2026-12-14', '2026-12-15', 'safe'],
    ['2026-12-15', '2026-12-15', 'safe'],
    ['2026-12-13', '2026-12-13', 'safe'],
    ['2026-12-13', '2026-12-15', 'unsure'],
    ['2026-12-12', '2026-12-15', 'unsure'],
    ['2026-12-08', '2026-12-15', 'unsure'],
    ['2026-12-07', '2026-12-15', 'outside'],
    ['2026-12-16', '2026-12-15', 'outside'],
    ['2026-12-14', '2026-12-20', 'unsure'],
  ])('log on %s, request on %s: %s', (log, request, fit) => expect(logDayFit(log, request)).toBe(fit))
})
