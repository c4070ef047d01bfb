/** @file The dates after the review request: both clocks, their restarts, access to production. Pure. */
import { isDay } from '../calendar.ts'
import type { Submission } from '../submission.ts'
import type { Timeline } from '../timeline.ts'
import { addBusinessDays, businessDayFrom, type BusinessCalendar } from './business-calendar.ts'
import { clocksOf, ctoBusinessDays } from './clocks.ts'
import { milestone, type DatedMilestone } from './dated-milestone.ts'

/** The first clock, and the form that follows it (A11, R8.1). */
export function review(submission: Submission, { handInWindow }: Timeline): DatedMilestone[] {
  const { engineerSignedOffOn, submittedOn } = submission.keyRequest
  const place = 'key-request'
  const rest = 'The review has no promised length; this is what the typical 14 to 21 business days leave to it.'
  const form = {
    id: 'key-form',
    title: isDay(submittedOn) ? 'Key form handed in' : 'Hand in the key form',
    rule: 'R8.1',
    place,
    doneOn: submittedOn,
  } as const
  return [
    milestone({
      id: 'engineer',
      title: isDay(engineerSignedOffOn) ? 'Engineer signed off' : 'Engineer signs off',
      ...handInWindow,
      kind: 'estimate',
      doneOn: engineerSignedOffOn,
      rule: 'A11',
      why: rest,
      place,
    }),
    isDay(engineerSignedOffOn)
      ? milestone({ ...form, from: engineerSignedOffOn, kind: 'due', why: 'The six business days count from it.' })
      : milestone({
          ...form,
          ...handInWindow,
          kind: 'estimate',
          why: 'As soon as the engineer has signed off; the six business days count from it.',
        }),
  ]
}

/** The second clock (R9.2, R9.3, R9.5). */
export function certification(submission: Submission, calendar: BusinessCalendar, timeline: Timeline): DatedMilestone[] {
  const { formForwardedOn, ctoSignedOffOn, certifiedOn } = submission.signOff
  const { runs, waitingSince } = clocksOf(submission, calendar)
  const place = 'sign-off'
  const found = runs.slice(1).map(({ from }) =>
    milestone({
      id: `restart-${from}`,
      title: 'The six days start again',
      kind: 'fact',
      from,
      rule: 'R9.5',
      why: 'A remedy was sent; all six business days count anew from it.',
      place,
    }),
  )
  if (waitingSince !== '') {
    const why = 'Something was found missing; the six business days start again on the day you send the remedy.'
    found.push(milestone({ id: 'remedy', title: 'Send the remedy', from: waitingSince, kind: 'due', rule: 'R9.5', why, place }))
  }
  // Who is certified waits for no signature, whether or not its day was noted.
  if (isDay(formForwardedOn) && (isDay(ctoSignedOffOn) || !isDay(certifiedOn))) {
    const dueOn = addBusinessDays(businessDayFrom(formForwardedOn, calendar), ctoBusinessDays, calendar)
    const why = 'The CTO’s office may take 3 business days from when the form was forwarded.'
    found.push(
      milestone({
        id: 'cto',
        title: isDay(ctoSignedOffOn) ? 'CTO signed off' : 'CTO signs off',
        from: dueOn,
        doneOn: ctoSignedOffOn,
        rule: 'R9.2',
        why,
        place,
      }),
    )
  }
  const { certifiedTargetOn, certifiedLatestOn } = timeline
  const target = { id: 'certified', from: certifiedTargetOn, doneOn: certifiedOn, rule: 'R9.3', place } as const
  if (isDay(certifiedOn)) found.push(milestone({ ...target, title: 'Certified', why: 'Noted as certified.' }))
  else if (waitingSince !== '') return found
  else if (runs.length === 0)
    found.push(
      milestone({
        ...target,
        title: 'Certified, at the earliest',
        kind: 'earliest',
        why: '6 business days after the request, if the engineer signs off and the form is handed in on that very day.',
      }),
    )
  else
    found.push(
      milestone({ ...target, title: 'Certified, target', why: '6 business days after the last of steps 4 to 8, or after the last remedy.' }),
      milestone({
        ...target,
        id: 'certified-latest',
        title: 'Certified, at the latest',
        from: certifiedLatestOn,
        rule: 'R9.2',
        why: 'With the 3 business days that the CTO’s office may take on top.',
      }),
    )
  return found
}

/** Access, and going live (R9.4, R8.2, H8). */
export function production(submission: Submission, calendar: BusinessCalendar, { productionFrom, productionTo }: Timeline): DatedMilestone[] {
  const { launch, profile, keyRequest } = submission
  const access = { id: 'access', title: 'Access to production', from: productionFrom, to: productionTo, doneOn: launch.activationOn, rule: 'R9.4' }
  const why = 'Typically 14 to 21 business days after the request, and not before the certification.'
  const found = [milestone({ ...access, kind: 'estimate', why, place: 'launch' })]
  const wished = profile.wishedProductionDate
  const estimated = keyRequest.productionDateEstimate
  // Once there is access, these days come by themselves.
  const kind = isDay(launch.activationOn) ? 'fact' : 'deadline'
  if (isDay(wished))
    found.push(
      milestone({ id: 'wished', title: 'Production, as you wish', from: wished, kind, rule: 'R9.4', why: 'The day you wish for.', place: 'profile' }),
    )
  if (isDay(estimated) && estimated !== wished)
    found.push(
      milestone({
        id: 'estimate',
        title: 'Production, as on the key form',
        from: estimated,
        kind,
        rule: 'R8.2',
        why: 'The estimate on the form.',
        place: 'key-request',
      }),
    )
  const goLive = [wished, estimated].find(isDay)
  if (goLive) {
    const from = addBusinessDays(goLive, -3, calendar)
    const test = 'At least three business days before going live, so that what it finds can be mended.'
    found.push(
      milestone({
        id: 'post-test',
        title: 'Test in production, at the latest',
        from,
        isDone: launch.switchOver.test === true,
        rule: 'H8',
        why: test,
        place: 'launch',
      }),
    )
  }
  return found
}
