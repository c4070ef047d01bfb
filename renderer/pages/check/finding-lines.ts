/** @file The lines of the check page: what is shown of all findings, by step, and what a filter leaves of them. Pure. */
import { findingPlaces, type OpenTask } from '#shared/domain/check.ts'
import type { Finding, FindingPlace } from '#shared/domain/findings.ts'

export const lineKinds = ['to-do', 'problem', 'warning', 'note'] as const
/** `to-do`: it is only not there yet; `problem`: it stands in the way and is wrong. */
export type LineKind = (typeof lineKinds)[number]

export type FindingLine = {
  kind: LineKind
  place: FindingPlace
  where: string
  message: string
  fix: string
  /** The finding, or the first of those that the line stands for. */
  finding: Finding
  /** How many findings the line stands for. */
  count: number
}

/** Blockers of one kind are one line, as in "Answer 14 questions"; what does not block stands by itself. What is waived has no line here. */
export function linesOf(findings: readonly Finding[], openTasks: readonly OpenTask[]): FindingLine[] {
  return findingPlaces.flatMap((place) => [
    ...openTasks.filter((task) => task.place === place).flatMap(lineOfTask),
    ...findings
      .filter(({ step, severity, waiver }) => step === place && severity !== 'blocker' && !waiver)
      .map((finding): FindingLine => {
        const { where, message, fix, severity } = finding
        return { kind: severity === 'warning' ? 'warning' : 'note', place, where, message, fix, finding, count: 1 }
      }),
  ])
}

function lineOfTask({ place, text, where, count, isMissing, findings }: OpenTask): FindingLine[] {
  const [finding] = findings
  if (!finding) return []
  return [{ kind: isMissing ? 'to-do' : 'problem', place, where, message: text, fix: count === 1 ? finding.fix : '', finding, count }]
}

/** @returns how many lines there are of each kind. */
export function countKinds(lines: readonly FindingLine[]): Record<LineKind, number> {
  const counts: Record<LineKind, number> = { 'to-do': 0, problem: 0, warning: 0, note: 0 }
  for (const { kind } of lines) counts[kind] += 1
  return counts
}
