/** @file What of the package an answer can point at. Pure. */
import type { Submission } from '../submission.ts'

/** `id` is what the submission keeps: a step that makes a file, or a supplement by its content. */
export type EvidenceTarget = { id: string; title: string }

const supplementPrefix = 'file-'

/** @returns what answers may point at: what steps 5 to 8 make, made or not, and the supplements that are there. */
export function evidenceTargets({ questionnaire }: Submission): EvidenceTarget[] {
  return [
    { id: 'video', title: 'Demo video (step 5)' },
    { id: 'traces', title: 'Traces (step 6)' },
    { id: 'log-date', title: 'API log dates (step 7)' },
    ...questionnaire.supplements.map(({ sha256, name }) => ({ id: `${supplementPrefix}${sha256}`, title: name })),
  ]
}

/** @returns what the answer points at and is still there, in the order of {@link evidenceTargets}. */
export function evidenceOf(submission: Submission, questionId: string): EvidenceTarget[] {
  const linked = new Set(submission.questionnaire.evidence[questionId] ?? [])
  return evidenceTargets(submission).filter(({ id }) => linked.has(id))
}

/** @returns ids of questions whose answers point at a supplement that was removed. */
export function brokenEvidence(submission: Submission): string[] {
  const known = new Set(evidenceTargets(submission).map(({ id }) => id))
  return Object.entries(submission.questionnaire.evidence)
    .filter(([, ids]) => ids.some((id) => !known.has(id)))
    .map(([questionId]) => questionId)
}
