/** @file The summary of the traces in words. Pure. */
import { traceFormatNames, traceFormats, type TraceFormat } from '#shared/domain/traces/exchange.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { counted } from '../../client/words.ts'

/** @returns as in `27 calls, 24 of them clean calls that count.` */
export function callsInWords({ exchanges, quarters, cleanWithoutTime }: TraceSummary, longestStreak: number): string {
  const clean = quarters.reduce((sum, quarter) => sum + quarter.clean, cleanWithoutTime)
  const streak = longestStreak > 0 ? `, longest run without error ${longestStreak}` : ''
  return `${counted(exchanges, 'call')}, of which ${clean} succeeded and count${clean === 1 ? 's' : ''}${streak}.`
}

/** @returns as in `31 secrets, 44 personal values and 7 binaries were taken out; no secret is left.` */
export function redactionsInWords({ redactions, residual }: Pick<TraceSummary, 'redactions' | 'residual'>): string {
  const { secret, personal, binary } = redactions
  const out = [counted(secret, 'secret'), counted(personal, 'personal value'), counted(binary, 'binary', 'binaries')]
  const left = residual.filter((found) => found.class === 'secret').length
  const rest = left === 0 ? 'no secret is left' : `${counted(left, 'secret is', 'secrets are')} still in them`
  return `${out.slice(0, -1).join(', ')} and ${out.at(-1)} ${secret + personal + binary === 1 ? 'was' : 'were'} taken out; ${rest}.`
}

/** @returns the forms that a file was read as, most calls first: `DocuSign API request log`, `HAR and Connect message (XML)`. */
export function formsInWords(formats: Partial<Record<TraceFormat, number>>): string {
  return traceFormats
    .filter((format) => (formats[format] ?? 0) > 0)
    .sort((a, b) => (formats[b] ?? 0) - (formats[a] ?? 0))
    .map((format) => traceFormatNames[format])
    .join(' and ')
}
