/** @file The phases of the certification as bars, a lane each. Pure. */
import { addDays, isDay, shortDay, type Day } from '#shared/domain/calendar.ts'
import type { Clocks } from '#shared/domain/dates/clocks.ts'
import type { Timeline } from '#shared/domain/timeline.ts'

/** `certain`: it is so, or was; `open`: nobody promises it; `over`: a run that was broken off. */
export type Bar = { from: Day; to: Day; look: 'log' | 'review' | 'clock' | 'cto' | 'access'; certainty: 'certain' | 'open' | 'over' }
export type Lane = { title: string; days: string; bars: Bar[] }

/** @returns as in `14 to 15 Dec`, `28 Dec to 4 Jan` or the one day. */
export function spanInWords(from: Day, to: Day): string {
  if (from === to) return shortDay(from)
  const [start, end] = [shortDay(from), shortDay(to)]
  return start.split(' ')[1] === end.split(' ')[1] ? `${start.split(' ')[0]} to ${end}` : `${start} to ${end}`
}

function reviewLane({ clockStartsOn, handInWindow }: Timeline, { review }: Clocks, today: Day): Lane {
  const from = review?.from ?? clockStartsOn
  if (review && review.endedOn !== '') {
    const to = review.endedOn > from ? review.endedOn : from
    return { title: 'Engineer’s review', days: spanInWords(from, to), bars: [{ from, to, look: 'review', certainty: 'certain' }] }
  }
  // What has passed of it is certain; how long it still lasts nobody says.
  const until = handInWindow.to > today ? handInWindow.to : today
  const open: Bar = { from, to: until, look: 'review', certainty: 'open' }
  const passed: Bar[] = review && today >= from ? [{ from, to: today, look: 'review', certainty: 'certain' }] : []
  return { title: 'Engineer’s review', days: `from ${shortDay(from)}, no promised length`, bars: [open, ...passed] }
}

function clockLane(timeline: Timeline, { runs, certifiedOn, waitingSince }: Clocks): Lane {
  const title = 'Six business days'
  const current = runs.at(-1)
  if (!current) {
    const { handInWindow, productionFrom, productionTo } = timeline
    return {
      title,
      days: 'from the key form on, then up to 3 for the CTO',
      bars: [
        { from: handInWindow.from, to: productionFrom, look: 'clock', certainty: 'open' },
        { from: addDays(productionFrom, 1), to: productionTo, look: 'cto', certainty: 'open' },
      ],
    }
  }
  const over = runs
    .slice(0, -1)
    .map(({ from }, index): Bar => ({ from, to: addDays(runs[index + 1]?.from ?? from, -1), look: 'clock', certainty: 'over' }))
  const restarts = over.length === 0 ? '' : over.length === 1 ? ', started again once' : `, started again ${over.length} times`
  if (certifiedOn !== '')
    return {
      title,
      days: `certified on ${shortDay(certifiedOn)}${restarts}`,
      bars: [...over, { from: current.from, to: certifiedOn, look: 'clock', certainty: 'certain' }],
    }
  if (waitingSince !== '')
    return {
      title,
      days: 'start again with your remedy',
      bars: [...over, { from: current.from, to: waitingSince > current.from ? waitingSince : current.from, look: 'clock', certainty: 'over' }],
    }
  return {
    title,
    days: `${spanInWords(current.from, current.targetOn)}, with the CTO’s 3 to ${shortDay(current.latestOn)}${restarts}`,
    bars: [
      ...over,
      { from: current.from, to: current.targetOn, look: 'clock', certainty: 'certain' },
      { from: addDays(current.targetOn, 1), to: current.latestOn, look: 'cto', certainty: 'open' },
    ],
  }
}

/** @param activationOn the day of access, as it was entered. @returns the lanes from above to below. */
export function lanesOf(timeline: Timeline, clocks: Clocks, activationOn: string, today: Day): Lane[] {
  const { logWindow, productionFrom, productionTo } = timeline
  const isActive = isDay(activationOn)
  const access = isActive ? { from: activationOn, to: activationOn } : { from: productionFrom, to: productionTo }
  return [
    { title: 'Calls for the log', days: spanInWords(logWindow.from, logWindow.to), bars: [{ ...logWindow, look: 'log', certainty: 'certain' }] },
    reviewLane(timeline, clocks, today),
    clockLane(timeline, clocks),
    {
      title: 'Access to production',
      days: isActive ? shortDay(activationOn) : `typically ${spanInWords(access.from, access.to)}`,
      bars: [{ ...access, look: 'access', certainty: isActive ? 'certain' : 'open' }],
    },
  ]
}
