/** @file What a step of the certification is. Pure. */
import { isDay } from '../calendar.ts'
import { isBlocker, runRules, wrong, type Finding, type Observation, type Rule, type RuleContext, type StepId } from '../findings.ts'
import type { Submission } from '../submission.ts'

export type Applicability = { applies: true } | { applies: false; reason: string }

/** How far a step is. `detail` is one short line for the task list, '' for none. */
export type StepProgress = { isStarted: boolean; isComplete: boolean; detail: string }

export type StepDefinition = {
  id: StepId
  /** 1 to 10, as the published steps count. */
  number: number
  /** As on the task list and the page. */
  title: string
  /** As in the side bar. */
  shortTitle: string
  /** Segment of the page's address. */
  path: string
  isApplicable(submission: Submission): Applicability
  /** True, or why it cannot start yet. What is already filled in counts as started, whatever this says. */
  canStart(submission: Submission, context: RuleContext): true | string
  rules: readonly Rule[]
  progress(submission: Submission, context: RuleContext): StepProgress
}

export function always(): Applicability {
  return { applies: true }
}

/** R2.1: "only for customers who've signed up for a Professional Services engagement". */
export function withProfessionalServices({ profile }: Submission): Applicability {
  if (profile.professionalServices === 'yes') return { applies: true }
  return {
    applies: false,
    reason:
      profile.professionalServices === 'no'
        ? 'Only with a Professional Services engagement'
        : 'Applies with a Professional Services engagement; say in the profile whether you have one',
  }
}

/** @returns the findings of a step; none where it does not apply. */
export function checkStep(step: StepDefinition, submission: Submission, context: RuleContext): Finding[] {
  return step.isApplicable(submission).applies ? runRules(step.rules, step.id, submission, context) : []
}

/** @returns whether the step applies and has nothing that blocks. */
export function hasNoBlockers(step: StepDefinition, submission: Submission, context: RuleContext): boolean {
  return !checkStep(step, submission, context).some(isBlocker)
}

/** F1: a day that is given is a day of the calendar. `fields` are pairs of path and value; empty ones pass. */
export function malformedDays(fields: readonly (readonly [where: string, value: string])[]): Observation[] {
  return fields
    .filter(([, value]) => value.trim() !== '' && !isDay(value.trim()))
    .map(([where, value]) => wrong('blocker', where, `"${value.trim()}" is not a date.`, 'Write the date as year, month and day, as in 2026-12-15.'))
}

/** @returns whether a text was given. */
export function isGiven(text: string): boolean {
  return text.trim() !== ''
}

/** @returns as in `1 file`, `3 files`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
