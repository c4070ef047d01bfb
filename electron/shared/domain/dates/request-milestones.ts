/** @file The dates up to the review request: dry run, log date, the request itself. Pure. */
import { isDay } from '../calendar.ts'
import { requestSentOn } from '../rounds/sendings.ts'
import type { Submission } from '../submission.ts'
import { requestDaysFor, requestOf, type Timeline } from '../timeline.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import { milestone, type DatedMilestone } from './dated-milestone.ts'

/** Step 2 (R2.3, A6, A7). */
export function dryRun({ profile, dryRun: { plannedOn, completedOn } }: Submission, { latestDryRunOn }: Timeline): DatedMilestone[] {
  if (profile.professionalServices !== 'yes') return []
  const place = 'dry-run'
  const rule = 'R2.3'
  const why = 'Two weeks before the request at the latest: 14 days and 10 business days, whichever is earlier.'
  if (isDay(completedOn)) return [milestone({ id: 'dry-run', title: 'Dry run held', from: completedOn, doneOn: completedOn, rule, why, place })]
  const latest = milestone({ id: 'dry-run-latest', title: 'Dry run, at the latest', from: latestDryRunOn, rule, why, place })
  if (!isDay(plannedOn)) return [latest]
  return [milestone({ id: 'dry-run', title: 'Dry run', from: plannedOn, rule: 'R2.2', why: 'As you planned it with your contact.', place }), latest]
}

/** Step 7 (R7.3, A3). */
export function logDate({ logDate: { startsOn, endsOn } }: Submission, { logWindow }: Timeline): DatedMilestone {
  const rest = { id: 'log-date', rule: 'R7.3', place: 'log-date' } as const
  const why = 'In the week of the request, whether weeks begin on Sunday or on Monday, and not after the request.'
  if (!isDay(startsOn)) return milestone({ ...rest, title: 'Calls for the log', ...logWindow, why })
  return milestone({ ...rest, title: 'API call log', kind: 'fact', from: startsOn, to: isDay(endsOn) && endsOn > startsOn ? endsOn : startsOn, why })
}

/** The request, and when it is recommended and possible for a wished production date (R9.4). */
export function request(submission: Submission, calendar: BusinessCalendar, timeline: Timeline): DatedMilestone[] {
  const { profile } = submission
  const { basis } = requestOf(submission, calendar) ?? { basis: 'planned' }
  const place = 'profile'
  const titles = { sent: 'Review requested', planned: 'Review request', wished: 'Review request, as recommended' }
  const back = 'typically 14 to 21 business days pass between the request and access to production.'
  const found = [
    milestone({
      id: 'request',
      title: titles[basis],
      from: timeline.requestOn,
      doneOn: requestSentOn(submission),
      rule: basis === 'wished' ? 'R9.4' : 'A7',
      why: basis === 'wished' ? `21 business days before the day you wish for: ${back}` : 'All other dates are counted from it.',
      place: basis === 'planned' ? place : 'sign-off',
    }),
  ]
  if (isDay(profile.wishedProductionDate) && basis !== 'sent') {
    const { recommendedOn, latestOn } = requestDaysFor(profile.wishedProductionDate, calendar)
    const rest = { rule: 'R9.4', place } as const
    if (basis === 'planned')
      found.push(
        milestone({
          ...rest,
          id: 'request-recommended',
          title: 'Request, recommended',
          from: recommendedOn,
          why: `21 business days before: ${back}`,
        }),
      )
    found.push(milestone({ ...rest, id: 'request-latest', title: 'Request, at the latest', from: latestOn, why: `14 business days before: ${back}` }))
  }
  if (timeline.clockStartsOn !== timeline.requestOn) {
    const why = 'What is sent on a day off, or after the cut-off, counts from the next business day.'
    found.push(
      milestone({ id: 'clock-start', title: 'The clocks start', kind: 'fact', from: timeline.clockStartsOn, rule: 'A9', why, place: 'sign-off' }),
    )
  }
  return found
}
