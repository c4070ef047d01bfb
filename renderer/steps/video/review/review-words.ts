/** @file The review in words. Advisory: nothing here says that something is wrong. Pure. */
import type { ResultReading } from '#shared/contract/review-calls.ts'
import { findingState, type FindingState } from '#shared/domain/screen/finding-state.ts'
import type { ScreenFinding, ScreenReview } from '#shared/domain/screen-review.ts'
import type { Section } from '#shared/domain/submission.ts'
import { counted, grouped, percentOf } from '../../../client/words.ts'
import { formatInstant } from '../../../player/time.ts'

/** What decides about findings. */
export type Decided = Pick<Section<'video'>, 'wishes' | 'acceptedFindings' | 'marks'>

export type FindingKind = ScreenFinding['kind']

/** In the order in which they matter to a reviewer; `none` is said where there is none. */
export const findingGroups: readonly { kind: FindingKind; title: string; about: string; none: string }[] = [
  {
    kind: 'secret',
    title: 'Secrets on screen',
    about: 'Passwords, keys and tokens. Whoever watches the video can copy them.',
    none: 'No password, key or token was read.',
  },
  {
    kind: 'address',
    title: 'E-mail addresses',
    about: 'Addresses of people who are no test persona.',
    none: 'No address outside the test personas was read.',
  },
  {
    kind: 'error',
    title: 'Errors on screen',
    about: 'A reviewer takes these for errors. In the normal flow there should be none.',
    none: 'Nothing was read that looks like an error.',
  },
]

export const stateWords: Readonly<Record<FindingState, string>> = {
  open: 'To look at',
  covered: 'Covered',
  'left-out': 'Left out',
  fine: 'Fine',
  expected: 'In an exception flow',
}

/** @returns how many findings nobody has decided on yet. */
export function countOpen(findings: readonly ScreenFinding[], decided: Decided): number {
  return findings.filter((finding) => findingState(finding, decided) === 'open').length
}

/** @returns what was read: `184 different pictures with 12,430 words were read.` */
export function readInWords({ pictures, words }: ScreenReview): string {
  return `${counted(pictures, 'different picture')} with ${counted(words, 'word')} ${pictures === 1 ? 'was' : 'were'} read.`
}

/** @returns what is left to do: `2 of 5 findings to look at.` */
export function leftInWords(findings: readonly ScreenFinding[], decided: Decided): string {
  const open = countOpen(findings, decided)
  if (findings.length === 0) return 'Nothing was found that a reviewer would object to.'
  if (open === 0) return findings.length === 1 ? 'The one finding is dealt with.' : `All ${grouped(findings.length)} findings are dealt with.`
  return `${grouped(open)} of ${counted(findings.length, 'finding')} to look at.`
}

/** @returns from when to when something is seen: `00:12.3 to 00:15.0`. */
export function timesInWords({ startMs, endMs }: { startMs: number; endMs: number }): string {
  return `${formatInstant(startMs)} to ${formatInstant(endMs)}`
}

/** @returns `412 of 431 words that can be read in the recording can be read in the video (95 %).` */
export function resultInWords({ readableWords, stillReadableWords }: ResultReading): string {
  if (readableWords === 0) return 'No word could be read in the recording at the instants of this file.'
  const share = percentOf(stillReadableWords / readableWords)
  return `${grouped(stillReadableWords)} of ${counted(readableWords, 'word')} that can be read in the recording can be read in the video (${share}).`
}

/** As many lost words as are listed. */
const namedWords = 8

/** @returns the words that were lost, the first of them by name: `Envelope, Status and 3 more`. */
export function lostInWords(lost: readonly string[]): string {
  if (lost.length <= namedWords) return lost.join(', ')
  return `${lost.slice(0, namedWords).join(', ')} and ${grouped(lost.length - namedWords)} more`
}
