import { describe, expect, test } from 'vitest'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { clockStart } from '#shared/domain/dates/clock-start.ts'
import { clocksOf } from '#shared/domain/dates/clocks.ts'
import { instantOf, isTimeOfDay, wallClockIn } from '#shared/domain/dates/wall-clock.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { plannedSubmission } from '../../../fixtures/planned-submission.ts'
import { reviewFinding } from '../../../fixtures/review-finding.ts'

const calendar = businessCalendarSchema.parse({})

describe('A9: what is sent on a day off or after 17:00 Pacific counts from the next business day', () => {
  test.each([
    ['2026-12-15', '', '', '2026-12-15', 'a business day without a time counts itself'],
    ['2026-12-12', '', '', '2026-12-14', 'a Saturday'],
    ['2026-12-25', '10:00', 'America/Los_Angeles', '2026-12-28', 'a holiday'],
    ['2026-12-15', '17:00', 'America/Los_Angeles', '2026-12-15', 'at the cut-off'],
    ['2026-12-15', '17:01', 'America/Los_Angeles', '2026-12-16', 'a minute after it'],
    ['2026-12-18', '17:01', 'America/Los_Angeles', '2026-12-21', 'on a Friday evening'],
    ['2026-12-15', '19:00', 'America/Chicago', '2026-12-15', 'at the cut-off, in Chicago'],
    ['2026-12-15', '19:01', 'America/Chicago', '2026-12-16', 'a minute after it, in Chicago'],
    ['2026-12-16', '01:30', 'Europe/Berlin', '2026-12-16', 'still Tuesday in the zone of the cut-off: not before the day of the sender'],
    ['2026-07-15', '23:59', 'Asia/Tokyo', '2026-07-15', 'a Wednesday evening in Tokyo is Wednesday morning there'],
    ['2026-12-15', '23:00', 'Nowhere/City', '2026-12-15', 'a zone that does not exist leaves the day'],
    ['2026-12-15', '25:00', 'America/Chicago', '2026-12-15', 'so does a time that is none'],
  ])('%s %s %s: %s (%s)', (day, time, timeZone, expected) => expect(clockStart({ day, time, timeZone }, calendar)).toBe(expected))
  test('cut-off and zone are those of the calendar', () => {
    const berlin = { ...calendar, cutOffTime: '12:00', timeZone: 'Europe/Berlin' }
    expect(clockStart({ day: '2026-12-15', time: '12:00', timeZone: 'Europe/Berlin' }, berlin)).toBe('2026-12-15')
    expect(clockStart({ day: '2026-12-15', time: '12:01', timeZone: 'Europe/Berlin' }, berlin)).toBe('2026-12-16')
  })
  test('a calendar whose cut-off and zone are malformed counts as the usual one', () =>
    expect(
      clockStart({ day: '2026-12-15', time: '17:01', timeZone: 'America/Los_Angeles' }, { ...calendar, cutOffTime: 'soon', timeZone: 'x' }),
    ).toBe('2026-12-16'))
})

describe('times of day in zones', () => {
  test.each([
    ['2026-01-15', '12:00', 'America/Los_Angeles', '2026-01-15T20:00:00.000Z'],
    ['2026-07-15', '12:00', 'America/Los_Angeles', '2026-07-15T19:00:00.000Z'],
    ['2026-12-31', '23:30', 'America/Los_Angeles', '2027-01-01T07:30:00.000Z'],
    ['2026-07-15', '00:15', 'Asia/Kathmandu', '2026-07-14T18:30:00.000Z'],
    ['2026-03-08', '03:00', 'America/Los_Angeles', '2026-03-08T10:00:00.000Z'],
    ['2026-11-01', '00:59', 'America/Los_Angeles', '2026-11-01T07:59:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, expected) => {
    const atMs = instantOf({ day, time }, zone)
    expect(new Date(atMs ?? Number.NaN).toISOString()).toBe(expected)
    expect(wallClockIn(atMs ?? 0, zone)).toEqual({ day, time })
  })
  test('24:00 and 9:00 are no times of day', () =>
    expect(['00:00', '23:59', '24:00', '9:00', ''].map(isTimeOfDay)).toEqual([true, true, false, false, false]))
})

describe('A11: two clocks, and what starts the second again (R9.5, A12)', () => {
  const finding = (foundOn: string, remediedOn: string) => reviewFinding({ id: foundOn || '1', foundOn, text: 'A header is missing.', remediedOn })
  test('none runs before the request', () =>
    expect(clocksOf(plannedSubmission(), calendar)).toEqual({ review: null, runs: [], waitingSince: '', certifiedOn: '' }))
  test('the review runs from the request, without an end, until the engineer signs off', () => {
    const sent = plannedSubmission(({ signOff }) => void (signOff.sentOn = '2026-12-12'))
    expect(clocksOf(sent, calendar).review).toEqual({ from: '2026-12-14', endedOn: '' })
    sent.keyRequest.engineerSignedOffOn = '2026-12-17'
    expect(clocksOf(sent, calendar)).toMatchObject({ review: { endedOn: '2026-12-17' }, runs: [] })
  })

  const handedIn = (...findings: ReturnType<typeof finding>[]) =>
    plannedSubmission(({ signOff, keyRequest }) => {
      signOff.sentOn = '2026-12-08'
      keyRequest.submittedOn = '2026-12-16'
      signOff.reviewFindings = findings
    })
  const runsOf = (submission: Submission) =>
    clocksOf(submission, calendar).runs.map(({ startedBy, from, targetOn, latestOn }) => `${startedBy} ${from} ${targetOn} ${latestOn}`)

  test('the six business days run from the last of steps 4 to 8', () =>
    expect(runsOf(handedIn())).toEqual(['hand-in 2026-12-16 2026-12-24 2026-12-30']))
  test('the package is one of them: a form that was handed in before it counts from the sending', () => {
    const early = handedIn()
    early.keyRequest.submittedOn = '2026-12-07'
    expect(runsOf(early)).toEqual(['hand-in 2026-12-08 2026-12-16 2026-12-21'])
  })
  test('each remedy after that starts all six again, and what was before stays known', () =>
    expect(runsOf(handedIn(finding('2026-12-22', '2026-12-23'), finding('2026-12-17', '2026-12-18')))).toEqual([
      'hand-in 2026-12-16 2026-12-24 2026-12-30',
      'remedy 2026-12-18 2026-12-29 2027-01-04',
      'remedy 2026-12-23 2027-01-04 2027-01-07',
    ]))
  test('a remedy on a Saturday counts from Monday, as one on that Monday does; one before the hand-in starts nothing', () => {
    expect(runsOf(handedIn(finding('2026-12-17', '2026-12-19'), finding('2026-12-17', '2026-12-21')))).toHaveLength(2)
    expect(runsOf(handedIn(finding('2026-12-09', '2026-12-10')))).toHaveLength(1)
  })
  test('while a finding waits for its remedy, the clock says since when', () =>
    expect(clocksOf(handedIn(finding('2026-12-18', ''), finding('2026-12-17', '')), calendar).waitingSince).toBe('2026-12-17'))
  test('a finding whose own day is not noted waits since the clock that runs began', () => {
    expect(clocksOf(handedIn(finding('', '')), calendar).waitingSince).toBe('2026-12-16')
    expect(clocksOf(handedIn(finding('', ''), finding('2026-12-17', '')), calendar).waitingSince).toBe('2026-12-17')
  })
  test('access to production is not expected before the certification', () => {
    const late = handedIn(finding('2027-01-14', '2027-01-15'))
    expect(timelineOf(late, calendar)).toMatchObject({ certifiedTargetOn: '2027-01-26', productionFrom: '2027-01-26', productionTo: '2027-01-29' })
  })
})
