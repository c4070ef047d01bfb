/**
 * @file Waivers: a person answers for a finding, by name, with a day and a reason. Which findings may be waived, the rules say.
 * A waiver stands for exactly what it was given for: the words of the finding and the value of its field. Pure.
 */
import { isDay } from './calendar.ts'
import { valueAt } from './condition.ts'
import type { Finding } from './findings.ts'
import { fingerprint } from './fingerprint.ts'
import type { Submission } from './submission.ts'
import type { Waiver, Waivers, WaiverWords } from './waivers-section.ts'

/** As much of a finding as tells it from others. */
export type Waived = Pick<Finding, 'rule' | 'where' | 'message'>

/** @returns the fingerprint of what a waiver of this finding would be given for. */
export function waivedThing(submission: Submission, { where, message }: Waived): string {
  return fingerprint([message, valueAt(submission, where)])
}

/** @returns what is missing in the words of a waiver, as in `name`; '' for nothing. */
export function missingInWaiver({ by, on, reason }: WaiverWords): '' | 'name' | 'day' | 'reason' {
  if (by.trim() === '') return 'name'
  if (!isDay(on.trim())) return 'day'
  return reason.trim() === '' ? 'reason' : ''
}

function isAbout({ rule, where }: Waiver, finding: Waived): boolean {
  return rule === finding.rule && where === finding.where
}

/** @returns whether the waiver is one of exactly this finding. */
function isOf(submission: Submission, waiver: Waiver, finding: Waived): boolean {
  return isAbout(waiver, finding) && waiver.of === waivedThing(submission, finding)
}

/** @returns the words of the waiver that stands for a finding; null while there is none. */
export function standingWaiver(submission: Submission, finding: Waived): WaiverWords | null {
  const given = submission.waivers.given.find((waiver) => missingInWaiver(waiver) === '' && isOf(submission, waiver, finding))
  return given ? { by: given.by.trim(), on: given.on.trim(), reason: given.reason.trim() } : null
}

/** `fallen`: its finding is another one now, `needless`: there is no such finding any more, `unfinished`: its words are not complete. */
export type WaiverState = 'stands' | 'fallen' | 'needless' | 'unfinished'

/** @param findings all findings of the submission. */
export function waiverState(submission: Submission, waiver: Waiver, findings: readonly Finding[]): WaiverState {
  const about = findings.filter((finding) => finding.isWaivable && isAbout(waiver, finding))
  if (about.length === 0) return 'needless'
  if (!about.some((finding) => isOf(submission, waiver, finding))) return about.every((finding) => finding.waiver) ? 'needless' : 'fallen'
  return missingInWaiver(waiver) === '' ? 'stands' : 'unfinished'
}

/** @returns the waivers with one more; those that fell for the same field and rule are replaced by it. */
export function withWaiver(submission: Submission, finding: Waived, words: WaiverWords, findings: readonly Finding[]): Waivers {
  const { rule, where } = finding
  const waiver: Waiver = { ...words, rule, where, of: waivedThing(submission, finding) }
  const kept = submission.waivers.given.filter((given) => !isAbout(given, finding) || waiverState(submission, given, findings) === 'stands')
  return { given: [...kept, waiver] }
}

/** @returns the waivers without the one of a finding. */
export function withoutWaiverOf(submission: Submission, finding: Waived): Waivers {
  return { given: submission.waivers.given.filter((waiver) => !isOf(submission, waiver, finding)) }
}

/**
 * Takes one change of the waivers back, and none that came after it.
 * @returns the waivers as they are now without what the change added, and with what it took away.
 */
export function withoutChange(now: Waivers, before: Waivers, after: Waivers): Waivers {
  const holds = ({ given }: Waivers, waiver: Waiver) => given.some((other) => fingerprint(other) === fingerprint(waiver))
  const kept = now.given.filter((waiver) => holds(before, waiver) || !holds(after, waiver))
  return { given: [...kept, ...before.given.filter((waiver) => !holds(after, waiver) && !holds(now, waiver))] }
}
