import { describe, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { logDayFit, projectTimeline, requestDay, timelineOf } from '#shared/domain/timeline.ts'

describe('dates that follow from the request', () => {
  test('R9.2 to R9.4: 6 and 9 business days to the certification, 14 to 21 to production', () =>
    expect(projectTimeline('2014-05-05')).toMatchObject({
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
  ])('A6: for a request on %s the dry run is held by %s', (request, latest) => expect(projectTimeline(request).latestDryRunOn).toBe(latest))
  test('A9: a request on a Saturday counts from Monday', () => expect(projectTimeline('2026-12-12').clockStartsOn).toBe('2026-12-14'))
  test.each([
    ['2026-12-15', '2026-12-14'],
    ['2026-12-14', '2026-12-14'],
    ['2026-12-19', '2026-12-14'],
    ['2026-12-20', '2026-12-20'],
  ])('A3: the safe log days of a request on %s begin on %s', (request, from) =>
    expect(projectTimeline(request).logWindow).toEqual({ from, to: request }),
  )
  test('every day of the window, and no other day, is a safe log day', () => {
    for (const request of ['2026-12-14', '2026-12-16', '2026-12-19', '2026-12-20', '2027-01-01']) {
      const { from, to } = projectTimeline(request).logWindow
      expect(logDayFit(from, request)).toBe('safe')
      expect(logDayFit(to, request)).toBe('safe')
    }
  })
  test('the day of sending takes the place of the planned one', () => {
    const submission = emptySubmission()
    expect(timelineOf(submission)).toBeNull()
    submission.profile.plannedRequestDate = '2026-12-15'
    expect(requestDay(submission)).toBe('2026-12-15')
    submission.signOff.sentOn = '2026-12-17'
    expect(requestDay(submission)).toBe('2026-12-17')
  })
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
