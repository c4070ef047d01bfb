import type { QuestionnaireSection } from '#shared/domain/questionnaire.ts'
import { isAnswered, isQuestionApplicable, questionnaire } from '#shared/domain/questionnaire.ts'
import type { Submission } from '#shared/domain/submission.ts'

/** A section with what is asked in it of this submission, and how much of the required is answered. */
export type SectionState = QuestionnaireSection & { answered: number; total: number }

/** @returns the sections that ask something of this submission. */
export function sectionStates(submission: Submission): SectionState[] {
  return questionnaire.sections
    .map((section) => ({ ...section, questions: section.questions.filter((question) => isQuestionApplicable(question, submission)) }))
    .filter(({ questions }) => questions.length > 0)
    .map((section) => {
      const asked = section.questions.filter(({ isRequired, mapsTo }) => isRequired && mapsTo === undefined)
      return { ...section, total: asked.length, answered: asked.filter((question) => isAnswered(submission, question)).length }
    })
}

/** Id of the part of the page with the supplemental material. */
export const supplementsSection = 'supplements'

/** @returns the section that a field stands in, by its path in the document. */
export function sectionOfField(path: string): string | undefined {
  if (path.startsWith('questionnaire.supplements')) return supplementsSection
  const id = /^questionnaire\.answers\.(.+)$/.exec(path)?.[1]
  return questionnaire.sections.find(({ questions }) => questions.some((question) => question.id === id))?.id
}
