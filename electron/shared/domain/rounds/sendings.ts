/** @file Everything that was sent for review, in order: the rounds, and before them what was sent without a package of this program. Pure. */
import { isDay, type Day } from '../calendar.ts'
import type { Submission } from '../submission.ts'
import type { Round } from './round.ts'

/** `round` is null for a sending of which only the day was noted. */
export type Sending = { number: number; day: Day; time: string; timeZone: string; round: Round | null }

/** @returns the sendings, the first one first; the day of the first is the day of the review request. */
export function sendingsOf({ signOff, rounds }: Pick<Submission, 'signOff' | 'rounds'>): Sending[] {
  const sent = rounds
    .filter(({ sentOn }) => isDay(sentOn))
    .toSorted((a, b) => a.number - b.number)
    .map((round): Sending => ({ number: round.number, day: round.sentOn, time: round.sentAtTime, timeZone: round.sentAtTimeZone, round }))
  const isNotedAlone = isDay(signOff.sentOn) && sent[0]?.number !== 1
  return isNotedAlone ? [{ number: 1, day: signOff.sentOn, time: signOff.sentAtTime, timeZone: signOff.sentAtTimeZone, round: null }, ...sent] : sent
}

/** @returns the day of the review request; '' while nothing was sent. */
export function requestSentOn(submission: Pick<Submission, 'signOff' | 'rounds'>): Day {
  return sendingsOf(submission)[0]?.day ?? ''
}

/** @returns the number of the round that is exported next. */
export function nextRoundNumber(submission: Pick<Submission, 'signOff' | 'rounds'>): number {
  return (sendingsOf(submission).at(-1)?.number ?? 0) + 1
}
