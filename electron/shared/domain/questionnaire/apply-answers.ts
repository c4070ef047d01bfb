/** @file Puts many answers into a submission as one edit. Pure. */
import { questionById } from '../questionnaire.ts'
import { submissionSchema, type AdditionalQuestion, type SectionName, type Submission } from '../submission.ts'
import { plainText } from './plain-text.ts'

/** `answers` by question id, in the form that the question stores; `additional` are questions that ours have no counterpart for. */
export type AnswerChanges = {
  answers: Readonly<Record<string, string | string[]>>
  additional: readonly Pick<AdditionalQuestion, 'question' | 'answer' | 'source'>[]
}

/**
 * An answer that is kept elsewhere, as the product in the profile, is changed there. An additional question that is there already gets the new answer.
 * @returns the edited submission. @throws RangeError for an id that is no question; ZodError for a value that its field cannot hold
 */
export function applyAnswers(submission: Submission, { answers, additional }: AnswerChanges): Submission {
  const next = submissionSchema.parse(submission)
  for (const [id, value] of Object.entries(answers)) {
    const question = questionById(id)
    if (!question) throw new RangeError(`There is no question ${id}.`)
    if (question.mapsTo === undefined) next.questionnaire.answers[id] = value
    else setMapped(next, question.mapsTo, value)
  }
  for (const { question, answer, source } of additional) {
    const known = next.questionnaire.additional.find((present) => plainText(present.question) === plainText(question))
    if (!known) next.questionnaire.additional.push({ id: nextId(next.questionnaire.additional), question, answer, source })
    else if (answer.trim() !== '') Object.assign(known, { answer, source })
  }
  return submissionSchema.parse(next)
}

/** @param path of a section and its field, as in `profile.api`. */
function setMapped(submission: Submission, path: string, value: string | string[]): void {
  const [section = '', field = ''] = path.split('.')
  Object.assign(submission[section as SectionName], { [field]: value })
}

/** @returns an id that no other additional question has. */
export function nextId(additional: readonly AdditionalQuestion[]): string {
  const numbers = additional.map(({ id }) => Number(/^additional-(\d+)$/.exec(id)?.[1] ?? 0))
  return `additional-${Math.max(0, ...numbers) + 1}`
}
