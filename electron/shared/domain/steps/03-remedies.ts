/** @file Step 3: the remedies for what the dry run found. Pure. */
import { isDay } from '../calendar.ts'
import { missing, wrong, type Observation } from '../findings.ts'
import type { RemedyIssue, Submission } from '../submission.ts'
import { counted, isGiven, withProfessionalServices, type StepDefinition, type StepProgress } from './step-definition.ts'

/** Whether an issue is dealt with: resolved, or accepted, and it is said how or why. */
export function isIssueClosed(issue: RemedyIssue): boolean {
  return issue.state !== 'open' && isGiven(issue.resolution)
}

function nameOf({ title }: RemedyIssue, index: number): string {
  return isGiven(title) ? `"${title.trim()}"` : `Issue ${index + 1}`
}

/** R3.1: whether nothing is left to remedy: no issue was found, or all are closed. */
export function areRemediesDone({ remedies }: Submission): boolean {
  return remedies.issues.length > 0 ? remedies.issues.every(isIssueClosed) : remedies.noIssuesFound
}

/** R3.1: every issue is resolved, or accepted with a reason. */
function everyIssueIsClosed({ remedies }: Submission): Observation[] {
  return remedies.issues.flatMap((issue, index) => {
    const name = nameOf(issue, index)
    if (issue.state === 'open')
      return [missing('blocker', `remedies.issues.${index}.state`, `${name} is still open.`, 'Resolve it and say how, or accept it with a reason.')]
    if (isGiven(issue.resolution)) return []
    const what = issue.state === 'resolved' ? 'how it was resolved' : 'why it was accepted'
    return [missing('blocker', `remedies.issues.${index}.resolution`, `${name} does not say ${what}.`, `Write down ${what}.`)]
  })
}

/** R3.1: after a dry run it is said what it found, also when that is nothing. */
function outcomeIsSaid({ remedies, dryRun }: Submission): Observation[] {
  if (remedies.noIssuesFound && remedies.issues.length > 0) {
    return [
      wrong(
        'warning',
        'remedies.noIssuesFound',
        `"No issues were found" is ticked, but ${counted(remedies.issues.length, 'issue')} are listed.`,
        'Remove the tick or the issues.',
      ),
    ]
  }
  if (remedies.noIssuesFound || remedies.issues.length > 0 || !isDay(dryRun.completedOn)) return []
  return [missing('blocker', 'remedies.issues', 'What the dry run found is not noted.', 'Add the issues that it found, or tick that it found none.')]
}

/** R3.1: an issue that is open is somebody's. */
function openIssuesHaveAnOwner({ remedies }: Submission): Observation[] {
  return remedies.issues.flatMap((issue, index) =>
    issue.state !== 'open' || isGiven(issue.owner)
      ? []
      : [missing('info', `remedies.issues.${index}.owner`, `${nameOf(issue, index)} has no owner.`, 'Name the person who will resolve it.')],
  )
}

/** R3.1: what is said to be resolved can be seen, at least where it matters most. */
function criticalIssuesHaveEvidence({ remedies }: Submission): Observation[] {
  return remedies.issues.flatMap((issue, index) =>
    issue.severity !== 'critical' || issue.state !== 'resolved' || issue.evidence !== null
      ? []
      : [
          missing(
            'info',
            `remedies.issues.${index}.evidence`,
            `${nameOf(issue, index)} is critical, and nothing shows that it is resolved.`,
            'Add a picture, a trace or a message that shows it.',
          ),
        ],
  )
}

/** An issue has a title by which it can be spoken of. */
function issuesAreNamed({ remedies }: Submission): Observation[] {
  return remedies.issues.flatMap((issue, index) =>
    isGiven(issue.title)
      ? []
      : [missing('warning', `remedies.issues.${index}.title`, `Issue ${index + 1} has no title.`, 'Give it a title in a few words.')],
  )
}

function progress(submission: Submission): StepProgress {
  const { issues, noIssuesFound } = submission.remedies
  const closed = issues.filter(isIssueClosed).length
  return {
    isStarted: issues.length > 0 || noIssuesFound,
    isComplete: areRemediesDone(submission),
    detail: issues.length > 0 ? `${closed} of ${counted(issues.length, 'issue')} closed` : noIssuesFound ? 'The dry run found no issues' : '',
  }
}

export const remediesStep: StepDefinition = {
  id: 'remedies',
  number: 3,
  title: 'Remedy what it found',
  shortTitle: 'Remedies',
  path: 'remedies',
  isApplicable: withProfessionalServices,
  canStart: ({ dryRun }) => isDay(dryRun.completedOn) || 'Starts when the dry run has been held',
  rules: [
    { id: 'R3.1', quote: 'Remedy any issues found during certification dry run', check: outcomeIsSaid },
    {
      id: 'R3.1',
      quote: 'Remedy any issues found during certification dry run',
      check: everyIssueIsClosed,
      summarise: (count) => `Close ${count} issues of the dry run`,
    },
    { id: 'R3.1', quote: 'Remedy any issues found during certification dry run', check: issuesAreNamed },
    { id: 'R3.1', quote: 'Remedy any issues found during certification dry run', check: openIssuesHaveAnOwner },
    { id: 'R3.1', quote: 'Remedy any issues found during certification dry run', check: criticalIssuesHaveEvidence },
  ],
  progress,
}
