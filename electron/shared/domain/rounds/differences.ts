/** @file What differs between two states of a submission, as far as it is sent: answers and files, in words. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { valuesAt } from '../condition.ts'
import { fieldLabel } from '../field-labels.ts'
import type { FileReference } from '../file-reference.ts'
import type { FindingPlace } from '../findings.ts'
import { answerPath, answerText, applicableQuestions } from '../questionnaire.ts'
import type { Submission } from '../submission.ts'

/** Something that is sent: where it stands in the document, what it is called, and what it says. */
export type Stated = { where: string; place: FindingPlace; label: string; value: string }
/** `before` or `after` is '' where it was not there. */
export type Difference = Omit<Stated, 'value'> & { before: string; after: string }

const fields = [
  'profile.plannedRequestDate',
  'logDate.startsOn',
  'logDate.endsOn',
  'logDate.timeZone',
  'logDate.accountId',
  'logDate.userName',
  'logDate.successfulCalls',
  'keyRequest.systemIntegratorName',
  'keyRequest.technicalContactName',
  'keyRequest.email',
  'keyRequest.phone',
  'keyRequest.productionDateEstimate',
  'keyRequest.integratorKey',
] as const

function fileText({ name, bytes, sha256 }: FileReference): string {
  return `${name} (${bytes} bytes, SHA-256 ${sha256.slice(0, 12)}…)`
}

function answers(submission: Submission): Stated[] {
  return applicableQuestions(submission).map((question) => {
    const where = answerPath(question)
    const label = `${question.id} ${question.text}`
    return { where, place: fieldLabel(where)?.place ?? 'questionnaire', label, value: answerText(submission, question) }
  })
}

function plainFields(submission: Submission): Stated[] {
  return fields.flatMap((where) => {
    const known = fieldLabel(where)
    const value = valuesAt(submission, where).join(', ')
    return known ? [{ where, ...known, value: isDay(value) ? formatDay(value) : value }] : []
  })
}

/** Files of one name are told apart by their order. */
function named(files: readonly FileReference[], where: string, place: FindingPlace, label: string): Stated[] {
  const counts = new Map<string, number>()
  return files.map((file) => {
    const count = (counts.get(file.name) ?? 0) + 1
    counts.set(file.name, count)
    const name = count > 1 ? `${file.name} (${count})` : file.name
    return { where: `${where}:${name}`, place, label: `${label} ${name}`, value: fileText(file) }
  })
}

/** @returns everything that is sent, in the order of the steps; each place of the document once. */
export function statedOf(submission: Submission): Stated[] {
  const { video, traces, questionnaire } = submission
  const videos = (video.fit?.outputs ?? []).map(({ flow, file }): Stated => {
    const label = flow === 'exception' ? 'Demo video, exception flows' : 'Demo video'
    return { where: `video.fit:${flow === 'exception' ? 'exception' : 'normal'}`, place: 'video', label, value: fileText(file) }
  })
  const all = [
    ...answers(submission),
    ...named(questionnaire.supplements, 'questionnaire.supplements', 'questionnaire', 'Supplement'),
    ...videos,
    ...named(
      traces.files.map(({ file }) => file),
      'traces.files',
      'traces',
      'Trace',
    ),
    ...plainFields(submission),
  ]
  const seen = new Set<string>()
  return all.filter(({ where }) => !seen.has(where) && seen.add(where))
}

/** @returns what differs, in the order of `after`; what is no longer there comes last. */
export function differencesOf(before: Submission, after: Submission): Difference[] {
  const [old, now] = [statedOf(before), statedOf(after)]
  const oldValues = new Map(old.map((stated) => [stated.where, stated.value]))
  const present = new Set(now.map(({ where }) => where))
  return [
    ...now.map(({ value, ...rest }) => ({ ...rest, before: oldValues.get(rest.where) ?? '', after: value })),
    ...old.filter(({ where }) => !present.has(where)).map(({ value, ...rest }) => ({ ...rest, before: value, after: '' })),
  ].filter((difference) => difference.before !== difference.after)
}

/** @returns as in `Phone: +1 312 555 0142 → +1 415 555 0132`, in one line. */
export function differenceInWords({ label, before, after }: Difference): string {
  const short = (text: string) => {
    const line = text.replace(/\s+/g, ' ')
    return line === '' ? 'nothing' : line.length > 300 ? `${line.slice(0, 299)}…` : line
  }
  return `${label}: ${short(before)} → ${short(after)}`
}
