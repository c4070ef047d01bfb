/** @file Step 2: the dry run, with a Professional Services engagement. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { missing, wrong, type Observation, type RuleContext } from '../findings.ts'
import { isEmail } from '../form.ts'
import type { Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import { counted, isGiven, malformedDays, withProfessionalServices, type StepDefinition, type StepProgress } from './step-definition.ts'

/** R2.2: "through your Account Manager or Professional Services contact": at least one, with an address. */
function contactIsNamed({ dryRun }: Submission): Observation[] {
  const malformed = dryRun.contacts.flatMap(({ email }, index) =>
    isGiven(email) && !isEmail(email)
      ? [wrong('warning', `dryRun.contacts.${index}.email`, `"${email.trim()}" is not an e-mail address.`, 'Correct the address of the contact.')]
      : [],
  )
  if (dryRun.contacts.some(({ name, email }) => isGiven(name) && isEmail(email))) return malformed
  return [
    ...malformed,
    missing(
      'warning',
      'dryRun.contacts',
      'No contact for the dry run is named.',
      'Add your Account Manager or Professional Services contact, with an e-mail address.',
    ),
  ]
}

/** R2.3, A6, A7: held "no later than two weeks before the actual certification", by calendar days and by business days. */
function heldTwoWeeksBefore(submission: Submission, { today, settings }: RuleContext): Observation[] {
  const { plannedOn, completedOn } = submission.dryRun
  const latestOn = timelineOf(submission, settings.calendar)?.latestDryRunOn
  const reading = 'two weeks, and ten business days, before the planned request'
  const late = (where: string, message: string) => wrong('warning', where, message, 'Move the certification review request to a later day.')
  if (isDay(completedOn)) {
    if (completedOn > today)
      return [
        wrong(
          'warning',
          'dryRun.completedOn',
          `The dry run is noted as held on ${formatDay(completedOn)}, which is still to come.`,
          'Enter it as planned until it was held.',
        ),
      ]
    if (latestOn && completedOn > latestOn)
      return [late('dryRun.completedOn', `The dry run was held on ${formatDay(completedOn)}; the latest day was ${formatDay(latestOn)}, ${reading}.`)]
    return []
  }
  if (isDay(plannedOn) && latestOn && plannedOn > latestOn) {
    return [
      wrong(
        'warning',
        'dryRun.plannedOn',
        `The dry run is planned for ${formatDay(plannedOn)}; the latest day is ${formatDay(latestOn)}, ${reading}.`,
        'Plan an earlier day, or move the certification review request.',
      ),
    ]
  }
  if (latestOn && today > latestOn) return [late('dryRun.completedOn', `No dry run was held by ${formatDay(latestOn)}, ${reading}.`)]
  const until = latestOn ? `, by ${formatDay(latestOn)} at the latest` : ''
  return [
    missing(
      'warning',
      'dryRun.completedOn',
      `The dry run has not been held${until}.`,
      'Arrange it with your contact, and note here when it was held.',
    ),
  ]
}

/** F1. */
function daysAreDays({ dryRun }: Submission): Observation[] {
  return malformedDays([
    ['dryRun.plannedOn', dryRun.plannedOn],
    ['dryRun.completedOn', dryRun.completedOn],
  ])
}

function progress(submission: Submission, { settings }: RuleContext): StepProgress {
  const { contacts, plannedOn, completedOn, attendees, notes, record } = submission.dryRun
  const latestOn = timelineOf(submission, settings.calendar)?.latestDryRunOn
  const held = isDay(completedOn)
  const detail = held
    ? `Held on ${formatDay(completedOn)}`
    : [
        isDay(plannedOn) ? `Planned for ${formatDay(plannedOn)}` : contacts.length > 0 ? counted(contacts.length, 'contact') : '',
        latestOn ? `at the latest ${formatDay(latestOn)}` : '',
      ]
        .filter(Boolean)
        .join(', ')
  return {
    isStarted: contacts.length > 0 || record !== null || [plannedOn, completedOn, attendees, notes].some(isGiven),
    isComplete: held,
    detail: detail.charAt(0).toUpperCase() + detail.slice(1),
  }
}

export const dryRunStep: StepDefinition = {
  id: 'dry-run',
  number: 2,
  title: 'Hold a dry run',
  shortTitle: 'Dry run',
  path: 'dry-run',
  isApplicable: withProfessionalServices,
  canStart: () => true,
  rules: [
    { id: 'R2.2', quote: 'through your Account Manager or Professional Services contact', check: contactIsNamed },
    { id: 'R2.3', quote: 'complete the dry run no later than two weeks before the actual certification', check: heldTwoWeeksBefore },
    { id: 'F1', quote: '', check: daysAreDays },
  ],
  progress,
}
