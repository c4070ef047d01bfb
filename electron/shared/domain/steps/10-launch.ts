/** @file Step 10: the receipts that end the certification, and switching over. Nothing here can be due before the export. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { missing, wrong, type Observation, type RuleContext } from '../findings.ts'
import { requestSentOn } from '../rounds/sendings.ts'
import type { Section, Submission } from '../submission.ts'
import { switchOverItems } from '../switch-over.ts'
import { timelineOf } from '../timeline.ts'
import { always, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'

const receipts = [
  { dayField: 'envelopeNotificationOn', fileField: 'envelopeNotification', name: 'The notice of the completed certification envelope' },
  { dayField: 'activationOn', fileField: 'activation', name: 'The e-mail about the production account' },
] as const

/** R10.2: each receipt is kept with its day, once one of the two is noted. */
function receiptsAreKept({ launch }: Submission): Observation[] {
  return receipts.flatMap(({ dayField, fileField, name }) => {
    if (isDay(launch[dayField]) && launch[fileField] === null)
      return [missing('info', `launch.${fileField}`, `${name} is noted, but not kept here.`, 'Add the message as a file.')]
    if (!isGiven(launch[dayField]) && launch[fileField] !== null)
      return [missing('warning', `launch.${dayField}`, `${name} is kept here without its day.`, 'Enter the day on which it came.')]
    return []
  })
}

/** R10.2, R9: the receipts come after the certification. */
function receiptsFollowCertification({ launch, signOff }: Submission): Observation[] {
  const { certifiedOn } = signOff
  if (!isDay(certifiedOn)) return []
  return receipts
    .filter(({ dayField }) => isDay(launch[dayField]) && launch[dayField] < certifiedOn)
    .map(({ dayField, name }) =>
      wrong(
        'warning',
        `launch.${dayField}`,
        `${name} is noted for ${formatDay(launch[dayField])}, before the certification on ${formatDay(certifiedOn)}.`,
        'Correct one of the two days.',
      ),
    )
}

/** @returns the settings that DocuSign was asked to change, one a line. */
export function requestedSettings({ requestedSettings: text }: Section<'launch'>): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

/** R10.1: "We'll make additional configuration changes to your production settings": once production is there, each is looked at. */
function settingsAreConfirmed({ launch }: Submission): Observation[] {
  if (!isDay(launch.activationOn)) return []
  return requestedSettings(launch)
    .filter((setting) => !launch.confirmedSettings.includes(setting))
    .map((setting) =>
      missing(
        'info',
        'launch.confirmedSettings',
        `It is not confirmed that this setting is in place: ${setting}`.replace(/[.!?]?$/, '.'),
        'Look at it in the production account, then tick it; ask DocuSign where it is not.',
      ),
    )
}

/** R9.4: "14 to 21 business days from time of submission to gaining access to production". */
function accessComesInTime(submission: Submission, { today, settings: { calendar } }: RuleContext): Observation[] {
  const { launch } = submission
  const timeline = timelineOf(submission, calendar)
  if (!timeline || requestSentOn(submission) === '' || isGiven(launch.activationOn) || today <= timeline.productionTo) return []
  return [
    missing(
      'info',
      'launch.activationOn',
      `Access to production is typically there by ${formatDay(timeline.productionTo)}, 21 business days after the request.`,
      'Ask your Account Manager how it stands, or note the day on which the account was activated.',
    ),
  ]
}

/** F1. */
function daysAreDays({ launch }: Submission): Observation[] {
  return malformedDays(receipts.map(({ dayField }) => [`launch.${dayField}`, launch[dayField]]))
}

function progress({ launch }: Submission): StepProgress {
  const done = switchOverItems.filter(({ id }) => launch.switchOver[id] === true).length
  const received = receipts.filter(({ dayField, fileField }) => isDay(launch[dayField]) && launch[fileField] !== null).length
  return {
    isStarted:
      done > 0 ||
      isGiven(launch.requestedSettings) ||
      receipts.some(({ dayField, fileField }) => isGiven(launch[dayField]) || launch[fileField] !== null),
    isComplete: received === receipts.length && done === switchOverItems.length,
    detail: `${received} of ${receipts.length} receipts, ${done} of ${switchOverItems.length} switched over`,
  }
}

export const launchStep: StepDefinition = {
  id: 'launch',
  number: 10,
  title: 'Launch',
  shortTitle: 'Launch',
  path: 'launch',
  isApplicable: always,
  canStart: ({ signOff }) => isDay(signOff.ctoSignedOffOn) || isDay(signOff.certifiedOn) || 'Starts when the certification is signed',
  rules: [
    {
      id: 'R10.1',
      quote: "We'll make additional configuration changes to your production settings",
      check: settingsAreConfirmed,
    },
    {
      id: 'R10.2',
      quote: 'notification of the completed certification envelope and a separate email for your production account activation',
      check: receiptsAreKept,
    },
    {
      id: 'R10.2',
      quote: 'notification of the completed certification envelope and a separate email for your production account activation',
      check: receiptsFollowCertification,
    },
    { id: 'R9.4', quote: 'customers experience 14 to 21 business days from time of submission', check: accessComesInTime },
    { id: 'F1', quote: '', check: daysAreDays },
  ],
  progress,
}
