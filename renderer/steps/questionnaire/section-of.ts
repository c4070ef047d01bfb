import type { Question, QuestionnaireSection } from '#shared/domain/questionnaire.ts'
import { answerPath, answerText, isAnswered, isQuestionApplicable, questionnaire } from '#shared/domain/questionnaire.ts'
import type { Submission } from '#shared/domain/submission.ts'

/** A section with what is asked in it of this submission, how much of the required is answered, and the minutes that the rest takes. */
export type SectionState = QuestionnaireSection & { answered: number; total: number; minutesLeft: number }

/** @returns the sections that ask something of this submission. */
export function sectionStates(submission: Submission): SectionState[] {
  return questionnaire.sections
    .map((section) => ({ ...section, questions: section.questions.filter((question) => isQuestionApplicable(question, submission)) }))
    .filter(({ questions }) => questions.length > 0)
    .map((section) => {
      const asked = section.questions.filter(({ isRequired, mapsTo }) => isRequired && mapsTo === undefined)
      const open = asked.filter((question) => !isAnswered(submission, question))
      const minutesLeft = Math.ceil(open.reduce((sum, { minutes }) => sum + minutes, 0))
      return { ...section, total: asked.length, answered: asked.length - open.length, minutesLeft }
    })
}

/** Ids of the parts of the page that are no section of the questionnaire. */
export const additionalSection = 'additional'
export const supplementsSection = 'supplements'

/** @returns the section that a field stands in, by its path in the document; answers that are kept elsewhere included. */
export function sectionOfField(path: string): string | undefined {
  if (path.startsWith('questionnaire.supplements')) return supplementsSection
  if (path.startsWith('questionnaire.additional')) return additionalSection
  const isIt = (question: Question) => path === `questionnaire.answers.${question.id}` || path === answerPath(question)
  return questionnaire.sections.find(({ questions }) => questions.some(isIt))?.id
}

/** @returns questions and answers of a section as text to be pasted; what is not answered is left out. */
export function sectionText({ questions }: QuestionnaireSection, submission: Submission): string {
  return questions
    .flatMap((question) => {
      const answer = answerText(submission, question)
      return answer === '' ? [] : [`${question.id} ${question.text}\n${answer}`]
    })
    .join('\n\n')
}
