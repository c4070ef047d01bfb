/** @file What every file of traces must give: exchanges, whole logs, and no call twice. Pure. */
import { requestLogEntries } from '../../limits.ts'
import { mergeDuplicates } from '../duplicates.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { callsAt, groupedBy, observe, type SummarisedFile } from './trace-rule.ts'

/** TRC-01: every file gave at least one exchange. */
export function everyFileGaveAnExchange(facts: readonly ExchangeFacts[], files: readonly SummarisedFile[]): TraceObservation[] {
  const read = new Set(facts.map(({ file }) => file))
  return files.flatMap(({ name, unread }, index) =>
    read.has(index)
      ? []
      : [
          observe(
            'TRC-01',
            'blocker',
            [],
            `${name} holds no request and no response${unread[0] ? `: ${unread[0].reason.replace(/\.$/, '')}` : ''}.`,
            'Remove the file, or export the traffic again in a form that is read, as the request log, HAR or text.',
          ),
        ],
  )
}

/** Folder of a member: a file may hold several logs. */
function logOf({ format, file, member }: ExchangeFacts): string | null {
  return format === 'request-log' && member !== null ? `${file} ${member.includes('/') ? member.slice(0, member.lastIndexOf('/')) : ''}` : null
}

/** TRC-20: DocuSign's request log ends after 50 entries, so a full one has probably left calls out. */
export function requestLogHasRoom(facts: readonly ExchangeFacts[], files: readonly SummarisedFile[]): TraceObservation[] {
  const fix = 'Switch the log on again, repeat the calls that are missing and add the second log as well; calls that are in both count once.'
  const found = [...groupedBy(facts, logOf).values()]
    .filter((entries) => entries.length >= requestLogEntries)
    .map((entries) =>
      observe(
        'TRC-20',
        'warning',
        entries,
        `${files[entries[0]?.file ?? 0]?.name ?? 'A request log'} holds ${entries.length} entries; DocuSign's request log switches itself off at ${requestLogEntries}, so later calls are probably not in it.`,
        fix,
      ),
    )
  const single = facts.filter(({ format, member }) => format === 'request-log' && member === null)
  if (single.length < requestLogEntries) return found
  return [
    ...found,
    observe(
      'TRC-20',
      'cannot-verify',
      single,
      `${single.length} entries of request logs were added as single files, so it cannot be told whether one log was full at ${requestLogEntries}.`,
      'Add the zip files as DocuSign gave them.',
    ),
  ]
}

/** TRC-23: what is in two traces counts once. */
export function everyCallIsThereOnce(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const kept = new Set(mergeDuplicates(facts).map(({ index }) => index))
  const merged = facts.filter(({ index }) => !kept.has(index))
  if (merged.length === 0) return []
  return [
    observe(
      'TRC-23',
      'info',
      merged,
      `${callsAt(merged)} ${merged.length === 1 ? 'has' : 'have'} the trace token of a call that is there already, and ${merged.length === 1 ? 'was' : 'were'} merged with it.`,
      'Nothing; the call counts once.',
    ),
  ]
}
