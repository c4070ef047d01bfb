/** @file Which sections of a submission were edited since it was exported. */
import { createHash } from 'node:crypto'
import { sectionNames, type SectionName, type Submission } from '#shared/domain/submission.ts'

/** What happens after the export changes nothing of what was exported. */
const afterwards = new Set<SectionName>(['signOff', 'launch'])

export function sectionHashes(submission: Submission): Record<string, string> {
  const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
  return Object.fromEntries(sectionNames.filter((name) => !afterwards.has(name)).map((name) => [name, hash(submission[name])]))
}

/** @returns the names of the sections that are other than they were. */
export function changedSections(before: Record<string, string>, submission: Submission): string[] {
  return Object.entries(sectionHashes(submission)).flatMap(([name, hash]) => (before[name] === hash ? [] : [name]))
}
