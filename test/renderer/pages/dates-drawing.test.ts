import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#shared/domain/calendar.ts'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { clocksOf } from '#shared/domain/dates/clocks.ts'
import { milestonesOf } from '#shared/domain/dates/milestones.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { axisOf, freeStretches, isBeyond, middleOf, spanOf, weeksOf } from '../../../renderer/pages/dates/axis.ts'
import { lanesOf } from '../../../renderer/pages/dates/lanes.ts'
import { placeLabels, type PlacedLabel } from '../../../renderer/pages/dates/place-labels.ts'
import { plannedSubmission } from '../../fixtures/planned-submission.ts'
import { reviewFinding } from '../../fixtures/review-finding.ts'

const calendar = businessCalendarSchema.parse({})

const axisFor = (submission: Submission, today = '2026-12-01') => axisOf(milestonesOf(submission, { today, calendar }), today, 900)
const areApart = (a: PlacedLabel, b: PlacedLabel) => a.row !== b.row || a.left + a.width <= b.left || b.left + b.width <= a.left

describe('labels above the axis', () => {
  const some = fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), width: fc.integer({ min: 20, max: 260 }) }), { maxLength: 14 })
  test('never cover one another, and lie within the drawing', () =>
    fc.assert(
      fc.property(some, (labels) => {
        const placed = placeLabels(
          labels.map((label, index) => ({ ...label, id: String(index) })),
          900,
        )
        expect(placed).toHaveLength(labels.length)
        for (const [index, label] of placed.entries()) {
          expect(label.left).toBeGreaterThanOrEqual(0)
          expect(label.left + label.width).toBeLessThanOrEqual(900)
          for (const other of placed.slice(index + 1)) expect(areApart(label, other)).toBe(true)
        }
      }),
    ))
  test('stand in one row where there is room for all', () =>
    expect(
      placeLabels(
        [100, 400, 700].map((x) => ({ id: String(x), x, width: 100 })),
        900,
      ).map(({ row }) => row),
    ).toEqual([0, 0, 0]))
  test('no line goes through a label where that can be', () => {
    const placed = placeLabels(
      [100, 130, 160].map((x) => ({ id: String(x), x, width: 100 })),
      900,
    )
    expect(placed.map(({ row }) => row)).toEqual([2, 1, 0])
  })
})

describe('the axis', () => {
  test('begins on a Monday and holds every date and today', () => {
    const axis = axisFor(plannedSubmission())
    expect([axis.from, axis.to]).toEqual(['2026-11-23', '2027-01-23'])
    expect(middleOf(axis, axis.from)).toBeCloseTo(axis.dayWidth / 2)
    expect(spanOf(axis, axis.from, axis.to)).toEqual({ x: 0, width: expect.closeTo(900) as number })
  })
  test('a day that is far away stands at the edge and makes nothing small', () => {
    const far = plannedSubmission(({ profile }) => void (profile.wishedProductionDate = '2028-01-14'))
    expect(axisFor(far)).toEqual(axisFor(plannedSubmission()))
    expect(isBeyond(axisFor(far), '2028-01-14')).toBe(true)
    expect(middleOf(axisFor(far), '2028-01-14')).toBeLessThanOrEqual(900)
    expect(axisFor(plannedSubmission(), '2026-01-05').from).toBe('2026-12-07')
  })
  test('shades weekends as one and names holidays', () =>
    expect(freeStretches({ ...axisFor(plannedSubmission()), from: '2026-12-24', to: '2027-01-04' }, calendar)).toEqual([
      { from: '2026-12-25', to: '2026-12-25', isHoliday: true, name: 'Christmas Day' },
      { from: '2026-12-26', to: '2026-12-27', isHoliday: false, name: 'Saturday' },
      { from: '2027-01-01', to: '2027-01-01', isHoliday: true, name: "New Year's Day" },
      { from: '2027-01-02', to: '2027-01-03', isHoliday: false, name: 'Saturday' },
    ]))
  test('labels as many weeks as have room', () => {
    const weeks = weeksOf(axisFor(plannedSubmission()), 150)
    expect(daysBetween(weeks[0] ?? '', weeks[1] ?? '')).toBe(14)
  })
})

describe('the lanes', () => {
  const lanes = (submission: Submission, today = '2026-12-01') => {
    const timeline = timelineOf(submission, calendar)
    if (!timeline) throw new Error('no day of the request')
    return Object.fromEntries(
      lanesOf(timeline, clocksOf(submission, calendar), submission.launch.activationOn, today).map((lane) => [lane.title, lane]),
    )
  }
  test('before the request, nobody promises the review and what follows it', () => {
    const { 'Engineer’s review': review, 'Six business days': clock } = lanes(plannedSubmission())
    expect(review?.bars.map(({ from, certainty }) => `${from} ${certainty}`)).toEqual(['2026-12-15 open'])
    expect(clock?.bars.map(({ from, to, certainty }) => `${from} ${to} ${certainty}`)).toEqual([
      '2026-12-28 2027-01-06 open',
      '2027-01-07 2027-01-15 open',
    ])
  })
  test.each([
    ['', 'typically 6 to 15 Jan'],
    ['Jan', 'typically 6 to 15 Jan'],
    ['2027-01-08', '8 Jan'],
  ])('access on "%s", also while the day is being typed: %s', (activationOn, days) =>
    expect(lanes(plannedSubmission(({ launch }) => void (launch.activationOn = activationOn)))['Access to production']?.days).toBe(days),
  )
  test('a run that was broken off keeps its place beside the one that counts', () => {
    const restarted = plannedSubmission(({ signOff, keyRequest }) => {
      signOff.sentOn = '2026-12-08'
      keyRequest.submittedOn = '2026-12-16'
      signOff.reviewFindings = [reviewFinding({ id: '1', foundOn: '2026-12-17', text: 'x', remediedOn: '2026-12-18' })]
    })
    const clock = lanes(restarted, '2026-12-21')['Six business days']
    expect(clock?.days).toBe('18 to 29 Dec, with the CTO’s 3 to 4 Jan, started again once')
    expect(clock?.bars.map(({ from, to, certainty }) => `${from} ${to} ${certainty}`)).toEqual([
      '2026-12-16 2026-12-17 over',
      '2026-12-18 2026-12-29 certain',
      `${addDays('2026-12-29', 1)} 2027-01-04 open`,
    ])
  })
})
