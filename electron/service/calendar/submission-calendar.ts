/** @file The calendars of a submission: all its dates, and the invitation to the dry run. Pure. */
import type { SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { isDay } from '#shared/domain/calendar.ts'
import { dryRunInvitation } from '#shared/domain/dates/dry-run-invitation.ts'
import { datedMilestones } from '#shared/domain/dates/milestones.ts'
import { isEmail } from '#shared/domain/form.ts'
import { submissionTitle, type Settings } from '#shared/domain/submission.ts'
import type { Calendar, Person } from './write-calendar.ts'

type Stored = Pick<SubmissionState, 'id' | 'submission'>
type Undated = Omit<Calendar, 'changedAtMs'>

function uidOf(id: string, name: string): string {
  return `${id}-${name}@certpack`
}

/**
 * @returns every date of the submission as an all-day event.
 * @throws UserError `bad-input` while no day of the request is known
 */
export function datesCalendar({ id, submission }: Stored, { calendar }: Settings): Undated {
  const title = submissionTitle(submission)
  // The earliest day is nothing to be at.
  const milestones = datedMilestones(submission, calendar).filter(({ kind }) => kind !== 'earliest')
  if (milestones.length === 0)
    throw new UserError('bad-input', 'There are no dates to save yet.', 'Enter the day of the review request, or the production date you wish for.')
  return {
    name: `DocuSign certification: ${title}`,
    method: 'PUBLISH',
    events: milestones.map((milestone) => ({
      uid: uidOf(id, milestone.id),
      title: `${milestone.title}: ${title}`,
      description: `${milestone.why} (${milestone.rule})`,
      from: milestone.from,
      to: milestone.to,
    })),
  }
}

/**
 * @returns the day of the dry run, as an invitation where there is a sender and someone to invite.
 * @throws UserError `bad-input` while no day is planned, or the step does not apply
 */
export function invitationCalendar({ id, submission }: Stored, settings: Settings): Undated {
  const { plannedOn } = submission.dryRun
  if (submission.profile.professionalServices !== 'yes')
    throw new UserError('bad-input', 'A dry run is only held with a Professional Services engagement.', 'Change the profile, if you have one.')
  if (!isDay(plannedOn)) throw new UserError('bad-input', 'No day is planned for the dry run.', 'Enter the day under "Planned for".')
  const { to, subject, text } = dryRunInvitation(submission, settings.calendar)
  const organizer: Person | undefined = isEmail(settings.senderAddress)
    ? { name: submission.profile.integratorName, email: settings.senderAddress.trim() }
    : undefined
  const isRequest = organizer !== undefined && to.length > 0
  return {
    name: subject,
    method: isRequest ? 'REQUEST' : 'PUBLISH',
    events: [
      {
        uid: uidOf(id, 'dry-run-meeting'),
        title: subject,
        description: text,
        from: plannedOn,
        to: plannedOn,
        ...(isRequest ? { organizer, attendees: to } : {}),
      },
    ],
  }
}
