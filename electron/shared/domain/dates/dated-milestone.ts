/** @file One date of a certification, with the rule that it follows from in plain words. Pure. */
import { isDay, type Day } from '../calendar.ts'
import type { FindingPlace } from '../findings.ts'

/**
 * `fact`: comes by itself; `deadline`: planned or due by the last day, until it is noted; `estimate`: nobody promises it;
 * `earliest`: not before this day; `due`: from this day on, until it is noted.
 */
export type MilestoneKind = 'fact' | 'deadline' | 'estimate' | 'earliest' | 'due'

/** A date without its status; it does not depend on the day it is looked at. */
export type DatedMilestone = {
  /** The same for the same thing as long as the submission lives; part of the UID in calendar files. */
  id: string
  title: string
  from: Day
  /** The last day, or `from` again. */
  to: Day
  kind: MilestoneKind
  isDone: boolean
  /** Id of the rule that it follows from, as in `R9.3`. */
  rule: string
  /** The rule in plain words. */
  why: string
  /** The page on which it is noted. */
  place: FindingPlace
}
type Given = Omit<DatedMilestone, 'to' | 'kind' | 'isDone'> & { to?: Day; kind?: MilestoneKind; doneOn?: Day; isDone?: boolean }

/** What has happened stands on the day on which it did, where that is known. */
export function milestone({ doneOn = '', isDone = false, kind = 'deadline', ...given }: Given): DatedMilestone {
  if (!isDay(doneOn)) return { to: given.from, ...given, kind, isDone }
  return { ...given, from: doneOn, to: doneOn, kind: 'fact', isDone: true }
}
