/** @file Rules of the profile: it decides what applies, so nothing can be handed in while it is incomplete. Pure. */
import { formatDay, formatDays, isDay, type Day } from './calendar.ts'
import { businessDayFrom } from './dates/business-calendar.ts'
import { missing, wrong, type Observation, type Rule, type RuleContext } from './findings.ts'
import { malformedDays } from './steps/step-definition.ts'
import { requestSentOn } from './rounds/sendings.ts'
import type { Submission } from './submission.ts'
import { projectTimeline, requestDaysFor } from './timeline.ts'

/** The answers of the profile, with the sentence for one that is missing and where to take it from. */
const answers = [
  ['integratorName', 'The name of the integrator is missing.', 'Enter the legal name of your company.'],
  ['productName', 'The name of the product is missing.', 'Enter the name that the reviewer sees in the video.'],
  ['api', 'The API that the integration calls is not chosen yet.', 'Choose REST, SOAP or both.'],
  ['signing', 'The way recipients sign is not chosen yet.', 'Choose embedded signing, remote signing or both.'],
  ['status', 'The way the status comes back is not chosen yet.', 'Choose Connect, status requests, both or none.'],
  ['professionalServices', 'Professional Services: yes or no is not chosen yet.', 'Choose yes or no; it decides whether steps 2 and 3 apply.'],
  [
    'plannedRequestDate',
    'The planned day of the certification review request is missing.',
    'Enter the day on which you mean to send the package; all other dates follow from it.',
  ],
] as const

/** P1: every answer of the profile is given. */
function profileIsComplete({ profile }: Submission): Observation[] {
  return answers
    .filter(([field]) => profile[field].trim() === '')
    .map(([field, message, fix]) => missing('blocker', `profile.${field}`, message, fix))
}

/** F1: the planned day and the wished one are days. */
function daysAreDays({ profile }: Submission): Observation[] {
  return malformedDays([
    ['profile.plannedRequestDate', profile.plannedRequestDate],
    ['profile.wishedProductionDate', profile.wishedProductionDate],
  ])
}

/** R9.4, counted backwards: access takes 14 to 21 business days, so a later request comes too late for the wished day. */
function wishIsWithinReach(submission: Submission, { today, settings: { calendar } }: RuleContext): Observation[] {
  const { wishedProductionDate: wished, plannedRequestDate: planned } = submission.profile
  if (!isDay(wished) || requestSentOn(submission) !== '') return []
  const where = 'profile.wishedProductionDate'
  const { recommendedOn, latestOn } = requestDaysFor(wished, calendar)
  const accessAfter = (request: Day) => {
    const { productionFrom, productionTo } = projectTimeline(request, calendar)
    return `access typically comes between ${formatDays(productionFrom, productionTo).replace(' to ', ' and ')}`
  }
  // What changes from day to day stands in the fix: a waiver of the message would fall overnight.
  if (latestOn < today)
    return [
      wrong(
        'warning',
        where,
        `Production on ${formatDay(wished)} is hardly within reach: the request would have been due by ${formatDay(latestOn)}.`,
        `Wish for a later day: even for a request today, ${accessAfter(today)}.`,
      ),
    ]
  if (!isDay(planned) || planned <= recommendedOn) return []
  const message = `For a request on ${formatDay(planned)}, ${accessAfter(planned)}; you wish for ${formatDay(wished)}.`
  const plan = recommendedOn < today ? `Ask as early as you can, by ${formatDay(latestOn)}` : `Ask by ${formatDay(recommendedOn)}`
  return [wrong(planned > latestOn ? 'warning' : 'info', where, message, `${plan}, or wish for a later day.`)]
}

/** A7, A9: the plan lies ahead until it is sent, and a request on a day off counts from the next business day. */
function plannedDayIsAhead(submission: Submission, { today, settings }: RuleContext): Observation[] {
  const day = submission.profile.plannedRequestDate
  if (!isDay(day) || requestSentOn(submission) !== '') return []
  if (day < today)
    return [
      wrong(
        'warning',
        'profile.plannedRequestDate',
        `The planned day of the request, ${formatDay(day)}, has passed.`,
        'Plan a new day, or note on the sign-off page when the package was sent.',
      ),
    ]
  const start = businessDayFrom(day, settings.calendar)
  if (start === day) return []
  return [
    wrong(
      'info',
      'profile.plannedRequestDate',
      `${formatDay(day)} is not a business day: the clock starts on ${formatDay(start)}.`,
      'Nothing, or plan a business day.',
    ),
  ]
}

export const profileRules: readonly Rule[] = [
  { id: 'P1', quote: '', check: profileIsComplete, summarise: (count) => `Answer ${count} questions of the profile` },
  { id: 'F1', quote: '', check: daysAreDays },
  { id: 'A9', quote: 'certified within 6 business days', check: plannedDayIsAhead },
  { id: 'R9.4', quote: '14 to 21 business days from time of submission to gaining access to production', check: wishIsWithinReach },
]
