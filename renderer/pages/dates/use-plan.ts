import { useState } from 'react'
import { isDay, type Day } from '#shared/domain/calendar.ts'
import { clocksOf, type Clocks } from '#shared/domain/dates/clocks.ts'
import { milestonesOf, type Milestone } from '#shared/domain/dates/milestones.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { requestOf, timelineOf, type RequestBasis, type Timeline } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'

/** The days that a plan is made with. */
export type PlanField = 'plannedRequestDate' | 'wishedProductionDate'

export type Plan = {
  /** As it is shown: with the day that is being dragged. */
  submission: Submission
  basis: RequestBasis
  timeline: Timeline
  clocks: Clocks
  milestones: Milestone[]
  /** '' while none is wished. */
  wishedOn: Day
}

export type PlanHandle = {
  /** Null while no day is known. */
  plan: Plan | null
  today: Day
  /** Shows what would follow from a day; null shows the draft again. */
  preview: (day: { field: PlanField; day: Day } | null) => void
  /** Plans the day, and saves it. */
  choose: (field: PlanField, day: Day) => void
}

/** The dates of the open submission, live while a day is dragged. */
export function usePlan(): PlanHandle {
  const { submission, context, draft } = useSubmission()
  const { set } = useSection('profile')
  const [previewed, preview] = useState<{ field: PlanField; day: Day } | null>(null)
  const shown = previewed ? { ...submission, profile: { ...submission.profile, [previewed.field]: previewed.day } } : submission
  const {
    today,
    settings: { calendar },
  } = context
  const timeline = timelineOf(shown, calendar)
  const request = requestOf(shown, calendar)
  const wished = shown.profile.wishedProductionDate
  return {
    today,
    preview,
    choose: (field, day) => {
      preview(null)
      set({ [field]: day })
      void draft.flush()
    },
    plan:
      timeline && request
        ? {
            submission: shown,
            basis: request.basis,
            timeline,
            clocks: clocksOf(shown, calendar),
            milestones: milestonesOf(shown, { today, calendar }),
            wishedOn: isDay(wished) ? wished : '',
          }
        : null,
  }
}
