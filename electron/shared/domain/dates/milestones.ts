/** @file Every date of a certification as one list: the page, its table and the calendar file show these. Pure. */
import type { Day } from '../calendar.ts'
import type { Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import { certification, production, review } from './certification-milestones.ts'
import type { DatedMilestone } from './dated-milestone.ts'
import { dryRun, logDate, request } from './request-milestones.ts'

export type MilestoneStatus = 'to-come' | 'today' | 'overdue' | 'done'

export const statusWords: Readonly<Record<MilestoneStatus, string>> = { 'to-come': 'To come', today: 'Today', overdue: 'Overdue', done: 'Done' }

export type Milestone = DatedMilestone & { status: MilestoneStatus }

/** @returns the dates in their order, as far as a day of the request is known; none otherwise. They do not depend on today. */
export function datedMilestones(submission: Submission, calendar: BusinessCalendar): DatedMilestone[] {
  const timeline = timelineOf(submission, calendar)
  if (!timeline) return []
  return [
    ...dryRun(submission, timeline),
    logDate(submission, timeline),
    ...request(submission, calendar, timeline),
    ...review(submission, timeline),
    ...certification(submission, calendar, timeline),
    ...production(submission, calendar, timeline),
  ].toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

function statusOn({ from, to, kind, isDone }: DatedMilestone, today: Day): MilestoneStatus {
  if (isDone) return 'done'
  if (from > today) return 'to-come'
  if (to >= today || kind === 'due') return 'today'
  return kind === 'fact' ? 'done' : 'overdue'
}

/** @returns the dates with how each stands today; what can no longer be the earliest day is left out. */
export function milestonesOf(submission: Submission, { today, calendar }: { today: Day; calendar: BusinessCalendar }): Milestone[] {
  return datedMilestones(submission, calendar)
    .filter(({ kind, to }) => kind !== 'earliest' || to >= today)
    .map((dated) => ({ ...dated, status: statusOn(dated, today) }))
}
