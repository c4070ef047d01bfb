/** @file A named person's word about facts of the submission: what it is about, and whether it still stands. Pure. */
import { isDay } from './calendar.ts'
import { fingerprint } from './fingerprint.ts'
import type { Section, Statement } from './submission.ts'

/** @returns what somebody who has counted the calls in the log speaks of (R7.2). */
export function countedCalls({ startsOn, endsOn, timeZone, accountId, userName, successfulCalls }: Section<'logDate'>): string {
  return fingerprint([startsOn, endsOn, timeZone, accountId, userName, successfulCalls].map((text) => text.trim()))
}

/** @returns what somebody who confirms the technical contact speaks of (R8.3). */
export function contactOf({ technicalContactName, email, phone }: Section<'keyRequest'>): string {
  return fingerprint([technicalContactName, email, phone].map((text) => text.trim()))
}

/** `unfinished`: the name or the day is missing; `lapsed`: it was given for other facts. */
export type StatementState = 'none' | 'unfinished' | 'lapsed' | 'stands'

/** @param about fingerprint of the facts as they are now. */
export function statementState(statement: Statement | null, about: string): StatementState {
  if (!statement || statement.of === '') return 'none'
  if (statement.of !== about) return 'lapsed'
  return statement.by.trim() !== '' && isDay(statement.on.trim()) ? 'stands' : 'unfinished'
}
