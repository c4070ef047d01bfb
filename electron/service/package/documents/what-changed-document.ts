/** @file 0-what-changed.pdf: what became of the last round, for whoever has looked at it already. Pure. */
import { formatDay, isDay } from '#shared/domain/calendar.ts'
import { differencesOf } from '#shared/domain/rounds/differences.ts'
import { changesInWords, type FileChange } from '#shared/domain/rounds/file-changes.ts'
import { findingsOfRound } from '#shared/domain/rounds/review-findings.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { steps } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import type { Block } from '../pdf/blocks.ts'

const changeNames: Record<FileChange['change'], string> = { new: 'New', changed: 'Changed', unchanged: 'Unchanged', removed: 'No longer there' }
const none = '–'

/** @param before the round that was sent last, with the submission as it was then. */
export function whatChangedBlocks(submission: Submission, before: { round: Round; submission: Submission }, files: readonly FileChange[]): Block[] {
  const { round } = before
  const findings = findingsOfRound(submission.signOff.reviewFindings, round.number, round.number)
  const differences = differencesOf(before.submission, submission)
  return [
    {
      kind: 'notice',
      tone: 'neutral',
      title: `Round ${round.number + 1} follows round ${round.number}, sent on ${formatDay(round.sentOn)}`,
      text: `Package ${round.packageName}. Since then, ${changesInWords(files)}; ${differences.length} ${differences.length === 1 ? 'answer or file differs' : 'answers and files differ'}.`,
    },
    { kind: 'heading', text: 'Findings and remedies' },
    ...(findings.length === 0 ? [{ kind: 'paragraph', text: 'No finding is noted for the last round.' } as const] : []),
    ...findings.map(({ text, foundOn, about, remedy, remediedOn, changes }, index): Block => ({
      kind: 'question',
      id: String(index + 1),
      question: `${text.trim() || 'Not described'}${isDay(foundOn) ? ` (found on ${formatDay(foundOn)}${about ? `, ${steps[about].title.toLowerCase()}` : ''})` : ''}`,
      answer: [remedy.trim() || 'Remedied.', ...changes.map(({ words }) => words)].join('\n'),
      note: isDay(remediedOn) ? `Remedied on ${formatDay(remediedOn)}` : 'Not remedied yet',
    })),
    { kind: 'heading', text: 'Answers and files' },
    differences.length === 0
      ? { kind: 'paragraph', text: 'Nothing differs.' }
      : {
          kind: 'table',
          columns: ['What', `Round ${round.number}`, `Round ${round.number + 1}`],
          shares: [3, 3, 3],
          rows: differences.map(({ label, before: old, after }) => [label, old || none, after || none]),
        },
    { kind: 'heading', text: 'Files of the package' },
    {
      kind: 'table',
      columns: ['File', 'Change', `SHA-256 in round ${round.number}`, 'SHA-256 now'],
      shares: [2.4, 1.2, 2.9, 2.9],
      rows: files.map(({ name, change, before: old, after }) => [
        name,
        changeNames[change],
        old || none,
        change === 'unchanged' ? 'the same' : after || none,
      ]),
    },
  ]
}

/** The same in plain text, for README.txt: files with their hashes, answers in one line each. */
export function whatChangedLines(submission: Submission, before: { round: Round; submission: Submission }, files: readonly FileChange[]): string[] {
  const { round } = before
  return [
    `WHAT HAS CHANGED SINCE ROUND ${round.number}`,
    `  Round ${round.number} was sent on ${formatDay(round.sentOn)}: ${round.packageName}.`,
    '  0-what-changed.pdf says the same, with the findings and their remedies.',
    '',
    ...files.flatMap(({ name, change, before: old, after }) => [
      `  ${changeNames[change].padEnd(17)}${name}`,
      ...(change === 'unchanged' ? [] : [`    was ${old || none}`, `    is  ${after || none}`]),
    ]),
    ...differencesOf(before.submission, submission).flatMap(({ label, before: old, after }) => [
      '',
      `  ${oneLine(label)}`,
      `    was ${oneLine(old) || none}`,
      `    is  ${oneLine(after) || none}`,
    ]),
  ]
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
