/** @file Which answers of an earlier submission can be taken over. Pure. */
import { answerOf, answerText, applicableQuestions, isAnswered, type Question } from '../questionnaire.ts'
import type { AdditionalQuestion, Submission } from '../submission.ts'
import type { AnswerChanges } from './apply-answers.ts'
import { plainText } from './plain-text.ts'

export type ReusableAnswer = {
  /** Id of our question, or of the additional one there. */
  id: string
  question: string
  /** What is answered here, in words; '' for nothing. */
  present: string
  /** What was answered there, in words. */
  earlier: string
  /** It holds for one submission only, as a date does. */
  isSpecific: boolean
  /** May be ticked unasked: nothing is answered here, and the answer is no specific one. */
  isProposed: boolean
}

/**
 * Answers that are kept elsewhere, as in the profile, are not taken: that page is what makes the new submission another one.
 * @returns what was answered there and is empty or different here, in the order of the questions.
 */
export function reusableAnswers(submission: Submission, earlier: Submission): ReusableAnswer[] {
  const ours = applicableQuestions(submission)
    .filter((question) => question.mapsTo === undefined && isAnswered(earlier, question) && isOther(submission, earlier, question))
    .map((question): ReusableAnswer => {
      const present = answerText(submission, question)
      const { id, text, isSpecific } = question
      return { id, question: text, present, earlier: answerText(earlier, question), isSpecific, isProposed: present === '' && !isSpecific }
    })
  const additional = earlier.questionnaire.additional
    .filter(({ answer }) => answer.trim() !== '')
    .flatMap(({ id, question, answer }): ReusableAnswer[] => {
      const present = counterpart(submission, question)?.answer.trim() ?? ''
      if (plainText(present) === plainText(answer)) return []
      return [{ id, question, present, earlier: answer, isSpecific: false, isProposed: present === '' }]
    })
  return [...ours, ...additional]
}

function isOther(submission: Submission, earlier: Submission, question: Question): boolean {
  return JSON.stringify(answerOf(submission, question)) !== JSON.stringify(answerOf(earlier, question))
}

function counterpart({ questionnaire }: Submission, question: string): AdditionalQuestion | undefined {
  return questionnaire.additional.find((present) => plainText(present.question) === plainText(question))
}

/** @param ids of the answers to be taken. @returns the edit that takes them. */
export function reuseChanges(earlier: Submission, ids: ReadonlySet<string>): AnswerChanges {
  return {
    answers: Object.fromEntries(Object.entries(earlier.questionnaire.answers).filter(([id]) => ids.has(id))),
    additional: earlier.questionnaire.additional
      .filter(({ id }) => ids.has(id))
      .map(({ question, answer, source }) => ({ question, answer, source })),
  }
}
