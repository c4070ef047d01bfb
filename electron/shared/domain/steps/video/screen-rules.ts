/** @file Step 5, what was read on the screen: errors in the normal flow, secrets, addresses of real persons. Advisory throughout. Pure. */
import { missing, wrong, type Observation } from '../../findings.ts'
import { isReviewCurrent, openFindings } from '../../screen/finding-state.ts'
import type { ScreenFinding } from '../../screen-review.ts'
import type { Submission } from '../../submission.ts'
import { counted } from '../step-definition.ts'

/** Nobody reads a longer list; the review itself has them all. */
const mostObservations = 20

/** R5.3: "with no errors in the implemented solution". */
export function noErrorIsOnScreen(submission: Submission): Observation[] {
  return tell(submission, 'error', ({ label, excerpt }, when) =>
    wrong(
      'warning',
      '',
      `The screen shows what a reviewer may take for an error of the normal flow ${when}: ${label}, ${JSON.stringify(excerpt)}.`,
      'Leave it out, mark the passage as an exception flow, or say that it is fine.',
    ),
  )
}

/** What can be read in a video can be copied from it. */
export function noSecretIsOnScreen(submission: Submission): Observation[] {
  return tell(submission, 'secret', ({ label }, when) =>
    wrong(
      'warning',
      '',
      `The screen shows what looks like a secret ${when}: ${label}.`,
      'Cover it, leave it out, or say that it is fine; change a secret that others have seen.',
    ),
  )
}

/** An address that the submission itself names is handed in anyway; one of anybody else is personal data. */
export function noRealAddressIsOnScreen(submission: Submission): Observation[] {
  const known = new Set(namedAddresses(submission))
  return tell(submission, 'address', ({ excerpt }, when) =>
    known.has(excerpt.toLowerCase())
      ? wrong('info', '', `The screen shows ${hint(excerpt)} ${when}, an address that this submission names.`, 'Nothing, or cover it.')
      : wrong(
          'warning',
          '',
          `The screen shows an e-mail address that belongs to no test persona ${when}: ${hint(excerpt)}.`,
          'Cover it, leave it out, or say that it is fine.',
        ),
  )
}

/** Nobody has to, but it is found here before a reviewer finds it. */
export function screenIsRead({ video }: Submission): Observation[] {
  if (!video.recording || isReviewCurrent(video)) return []
  return [
    missing(
      'info',
      'video.review',
      video.review ? 'The screen was read of another recording.' : 'The screen has not been read yet.',
      'Choose Read the screen: it finds secrets and errors before a reviewer does.',
    ),
  ]
}

/** The same thing at several places is told once. */
function tell({ video }: Submission, kind: ScreenFinding['kind'], words: (finding: ScreenFinding, when: string) => Observation): Observation[] {
  const groups = new Map<string, ScreenFinding[]>()
  for (const finding of openFindings(video)) {
    if (finding.kind !== kind) continue
    const key = `${finding.label}\n${finding.excerpt}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  const observations = [...groups.values()].flatMap((findings) => {
    const [first] = findings
    if (!first) return []
    const others = findings.length > 1 ? ` and at ${counted(findings.length - 1, 'other place')}` : ''
    return [{ ...words(first, `at ${clock(first.startMs)}${others}`), where: `video.review.${first.id}` }]
  })
  const left = observations.length - mostObservations
  if (left <= 0) return observations
  return [
    ...observations.slice(0, mostObservations),
    wrong('warning', 'video.review', `${counted(left, 'more finding')} of this kind.`, 'Look through the review of the screen.'),
  ]
}

function namedAddresses({ dryRun, keyRequest }: Submission): string[] {
  return [...dryRun.contacts.map(({ email }) => email), keyRequest.email].map((email) => email.trim().toLowerCase()).filter((email) => email !== '')
}

/** Findings are printed into the report, which is handed in: whoever has the recording knows the address from its beginning. */
function hint(address: string): string {
  return address.replace(/^(.)[^@]*/, '$1…')
}

/** @returns an instant as `3:07`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
