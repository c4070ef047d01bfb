/** @file What `certpack check` prints: findings, waivers, and steps that do not apply. Pure. */
import { isBlocker, type Finding } from '#shared/domain/findings.ts'
import { ruleText } from '#shared/domain/rule-book.ts'
import type { StepOverview } from '#shared/domain/steps/index.ts'

export type Checked = { ready: boolean; findings: Finding[]; steps: Pick<StepOverview, 'id' | 'number' | 'title' | 'status' | 'detail'>[] }

/** @param isVerbose says of every finding which words it follows from and how they are read. */
export function describeChecked({ ready, findings, steps }: Checked, isVerbose: boolean): string {
  const waived = findings.filter(({ waiver }) => waiver)
  const open = findings.filter(isBlocker).length
  return [
    ...steps.filter(({ status }) => status === 'Not applicable').map(({ number, title, detail }) => `not applicable ${number}. ${title}: ${detail}.`),
    ...findings.filter(({ waiver }) => !waiver).flatMap((finding) => describeFinding(finding, isVerbose)),
    ...waived.flatMap((finding) => describeFinding(finding, isVerbose)),
    ready ? 'Ready to export.' : `Not ready to export: ${open} ${open === 1 ? 'blocker stands' : 'blockers stand'}.`,
  ].join('\n')
}

function describeFinding({ severity, rule, step, message, fix, why, quote, waiver, isWaivable }: Finding, isVerbose: boolean): string[] {
  const told = waiver
    ? [`waived ${severity} ${rule} (${step}): ${message}`, `  waived by ${waiver.by} on ${waiver.on}: ${waiver.reason.replace(/\s+/g, ' ')}`]
    : [`${severity} ${rule} (${step}): ${message} ${fix}`.trimEnd()]
  if (!isVerbose) return told
  const words = quote === '' ? ruleText(rule)?.source : `“${quote}”`
  return [
    ...told,
    ...(words ? [`  follows from: ${words}`] : []),
    ...(why === '' ? [] : [`  read as: ${why}`]),
    ...(isWaivable && !waiver ? ['  may be waived, by name and with a reason'] : []),
  ]
}
