/** @file Step 8: the form that promotes the integrator key. It is prepared early and handed in after the engineer's sign-off. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { missing, waivable, wrong, type Observation, type RuleContext } from '../findings.ts'
import { integratorKeyProblem, isEmail, phoneForm } from '../form.ts'
import { contactOf, statementState } from '../statements.ts'
import type { Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import { always, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'

/** Exactly the six fields of R8.2, in the order of the published steps. */
export const keyRequestFields = [
  { field: 'systemIntegratorName', title: 'System Integrator Name', fix: 'Enter the name of the company that built the integration.' },
  { field: 'technicalContactName', title: 'Integrator Technical Contact Name', fix: 'Enter the person who will support the integration.' },
  { field: 'email', title: 'Email', fix: 'Enter the address of the technical contact; a shared mailbox outlives a project.' },
  { field: 'phone', title: 'Phone', fix: 'Enter the number with its country code, as in +1 415 555 0132.' },
  { field: 'productionDateEstimate', title: 'Production Date Estimate', fix: 'Enter the day on which you expect to be in production.' },
  { field: 'integratorKey', title: 'Existing Integrator Key', fix: 'Copy the key from the developer account.' },
] as const

/** R8.2: all six fields are given. */
function sixFieldsAreGiven({ keyRequest }: Submission): Observation[] {
  return keyRequestFields
    .filter(({ field }) => !isGiven(keyRequest[field]))
    .map(({ field, title, fix }) => missing('blocker', `keyRequest.${field}`, `${title} is missing.`, fix))
}

/** R8.2: e-mail and phone have the form of such. */
function contactCanBeReached({ keyRequest }: Submission): Observation[] {
  const email = keyRequest.email.trim()
  const phone = keyRequest.phone.trim()
  const found: Observation[] = []
  if (email !== '' && !isEmail(email))
    found.push(wrong('blocker', 'keyRequest.email', `"${email}" is not an e-mail address.`, 'Enter one address, as in support@example.com.'))
  if (phone === '') return found
  const fix = 'Enter the number with its country code, as in +1 415 555 0132.'
  const form = phoneForm(phone)
  if (form === 'impossible') found.push(wrong('blocker', 'keyRequest.phone', `"${phone}" is not a telephone number.`, fix))
  else if (form === 'unlikely')
    found.push(
      waivable(wrong('warning', 'keyRequest.phone', `"${phone}" is in no range of numbers known to be in use.`, 'Call it once, or correct it.')),
    )
  return found
}

/** R8.2: the key has one of the two forms that keys have had, and is no placeholder. */
function keyHasItsForm({ keyRequest }: Submission): Observation[] {
  const problem = isGiven(keyRequest.integratorKey) ? integratorKeyProblem(keyRequest.integratorKey) : ''
  if (problem === '') return []
  return [
    wrong(
      'blocker',
      'keyRequest.integratorKey',
      problem,
      'Copy it from the developer account: 32 hex digits in five groups, in older keys with four characters and a hyphen before them.',
    ),
  ]
}

/** R8.2, R9.4: production comes after access can be expected. */
function productionComesAfterAccess(submission: Submission, { settings }: RuleContext): Observation[] {
  const day = submission.keyRequest.productionDateEstimate
  const timeline = timelineOf(submission, settings.calendar)
  if (!isDay(day) || !timeline || day >= timeline.productionFrom) return []
  return [
    waivable(
      wrong(
        'warning',
        'keyRequest.productionDateEstimate',
        `${formatDay(day)} is earlier than access to production can be expected: typically ${formatDay(timeline.productionFrom)} to ${formatDay(timeline.productionTo)}, 14 to 21 business days after the request.`,
        `Enter ${formatDay(timeline.productionFrom)} or later, or request earlier.`,
      ),
    ),
  ]
}

/** R8.1: the form is handed in after the engineer has signed off. */
function handedInAfterSignOff({ keyRequest }: Submission): Observation[] {
  const { submittedOn, engineerSignedOffOn } = keyRequest
  if (!isGiven(submittedOn)) return []
  const where = 'keyRequest.submittedOn'
  if (!isDay(engineerSignedOffOn)) {
    return [
      wrong(
        'blocker',
        where,
        'The form is noted as handed in, but no sign-off by the engineer is noted.',
        'Enter the day of the sign-off; the link to the form comes with it. Or clear the day of the hand-in.',
      ),
    ]
  }
  if (isDay(submittedOn) && submittedOn < engineerSignedOffOn) {
    return [
      wrong(
        'blocker',
        where,
        `The form is noted as handed in on ${formatDay(submittedOn)}, before the engineer signed off on ${formatDay(engineerSignedOffOn)}.`,
        'Correct one of the two days.',
      ),
    ]
  }
  return []
}

/** R8.3: "the technical contact who will be providing support": somebody says so, of this person and how to reach them. */
function contactSupportsProduction({ keyRequest }: Submission): Observation[] {
  if (!isGiven(keyRequest.technicalContactName)) return []
  const state = statementState(keyRequest.contactConfirmation, contactOf(keyRequest))
  const name = keyRequest.technicalContactName.trim()
  const told = (message: string, fix: string) => [missing('info', 'keyRequest.contactConfirmation', message, fix)]
  if (state === 'stands') return []
  if (state === 'unfinished')
    return told(`The confirmation that ${name} supports production has no name or no day.`, 'Enter who confirms it, and when.')
  if (state === 'lapsed')
    return told('The technical contact has changed since it was confirmed.', `Confirm that ${name} will support the integration in production.`)
  return told(
    `It is not confirmed that ${name} will support the integration in production.`,
    'Tick the confirmation, or name the person who will; a shared mailbox outlives a project.',
  )
}

/** F1. */
function daysAreDays({ keyRequest }: Submission): Observation[] {
  return malformedDays(
    (['productionDateEstimate', 'engineerSignedOffOn', 'submittedOn'] as const).map((field) => [`keyRequest.${field}`, keyRequest[field]]),
  )
}

function progress({ keyRequest }: Submission): StepProgress {
  const given = keyRequestFields.filter(({ field }) => isGiven(keyRequest[field])).length
  const isSubmitted = isDay(keyRequest.submittedOn)
  const isSignedOff = isDay(keyRequest.engineerSignedOffOn)
  const fields = `${given} of ${keyRequestFields.length} fields`
  return {
    isStarted: given > 0 || isGiven(keyRequest.submittedOn) || isGiven(keyRequest.engineerSignedOffOn),
    isComplete: isSubmitted && isSignedOff && given === keyRequestFields.length,
    detail: isSubmitted
      ? `Handed in on ${formatDay(keyRequest.submittedOn)}`
      : isSignedOff
        ? `${fields}; ready to be handed in`
        : `${fields}; handed in once the engineer has signed off`,
  }
}

export const keyRequestStep: StepDefinition = {
  id: 'key-request',
  number: 8,
  title: 'Integrator key request',
  shortTitle: 'Integrator key',
  path: 'key-request',
  isApplicable: always,
  canStart: ({ keyRequest }) => isDay(keyRequest.engineerSignedOffOn) || 'Opens when the engineer has signed off; can be prepared now',
  rules: [
    {
      id: 'R8.2',
      quote: 'System Integrator Name, Integrator Technical Contact Name, Email, Phone, Production Date Estimate, and existing Integrator Key',
      check: sixFieldsAreGiven,
      summarise: (count) => `Enter ${count} fields of the form`,
    },
    { id: 'R8.2', quote: 'Email, Phone', check: contactCanBeReached },
    { id: 'R8.2', quote: 'existing Integrator Key', check: keyHasItsForm },
    { id: 'R8.2', quote: 'Production Date Estimate', check: productionComesAfterAccess },
    {
      id: 'R8.1',
      quote: 'When you have successfully completed all of the requirements and the certification engineer has signed off',
      check: handedInAfterSignOff,
    },
    { id: 'R8.3', quote: 'the technical contact who will be providing support', check: contactSupportsProduction },
    { id: 'F1', quote: '', check: daysAreDays },
  ],
  progress,
}
