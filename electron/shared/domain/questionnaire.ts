/** @file The questionnaire of step 4: what is asked, when, and what counts as an answer. Pure; the questions are data. */
import data from '#resources/questionnaire.json' with { type: 'json' }
import { z } from 'zod'
import { isDay } from './calendar.ts'
import { conditionSchema, holds, valuesAt } from './condition.ts'
import { isEmail } from './form.ts'
import { severitySchema } from './findings.ts'
import type { Submission } from './submission.ts'

/**
 * How a question is answered, and what is stored: `multiple-choice` a list of option values, `contact` the list `[name, e-mail]`,
 * `choice` an option value, `yes-no` "yes" or "no", `date` a day, `number` digits; the rest a text.
 */
export const questionTypeSchema = z.enum(['text', 'long-text', 'choice', 'multiple-choice', 'yes-no', 'date', 'email', 'number', 'contact'])

/** Where a question comes from: S the published steps, P another public source, I our own illustration. */
const sourceTagSchema = z.enum(['S', 'P', 'I'])

/** An answer that a reviewer would object to: one of these values, or a number below `below`. */
const concernSchema = z.strictObject({
  oneOf: z.array(z.string()).default([]),
  below: z.number().optional(),
  rule: z.string(),
  severity: severitySchema,
  message: z.string(),
  fix: z.string(),
})
export type Concern = z.infer<typeof concernSchema>

export const questionSchema = z.strictObject({
  id: z.string().regex(/^Q\d+\.\d+$/),
  text: z.string(),
  help: z.string().default(''),
  type: questionTypeSchema,
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).default([]),
  isRequired: z.boolean().default(true),
  showIf: z.array(conditionSchema).default([]),
  /** The field of the submission that already holds this fact, as in `profile.api`; the question is then not asked again. */
  mapsTo: z.string().optional(),
  /** Time that an answer takes. */
  minutes: z.number().positive().default(0.5),
  sourceTag: sourceTagSchema,
  /** Other words for the same question, by which a copy of another questionnaire is recognised. */
  alsoAsked: z.array(z.string()).default([]),
  /** The answer holds for one submission only, as a date does; one from an earlier submission is not taken unasked. */
  isSpecific: z.boolean().default(false),
  concerns: z.array(concernSchema).default([]),
})
export type Question = z.infer<typeof questionSchema>

const sectionSchema = z.strictObject({ id: z.string(), title: z.string(), intro: z.string().default(''), questions: z.array(questionSchema).min(1) })
export type QuestionnaireSection = z.infer<typeof sectionSchema>

export const questionnaire = z
  .strictObject({ version: z.string(), banner: z.string(), sourceTags: z.record(sourceTagSchema, z.string()), sections: z.array(sectionSchema) })
  .parse(data)

const questionsById = new Map(questionnaire.sections.flatMap(({ questions }) => questions).map((question) => [question.id, question]))

/** @returns the question, or undefined where no question has this id. */
export function questionById(id: string): Question | undefined {
  return questionsById.get(id)
}

/** Whether the question is asked of this submission: its conditions hold. */
export function isQuestionApplicable(question: Question, submission: Submission): boolean {
  return holds(question.showIf, submission)
}

/** @returns the questions asked of this submission, in order; those answered elsewhere (`mapsTo`) included. */
export function applicableQuestions(submission: Submission): Question[] {
  return [...questionsById.values()].filter((question) => isQuestionApplicable(question, submission))
}

/** @returns the path of the field that holds the answer: the question's own, or the one it maps to. */
export function answerPath(question: Question): string {
  return question.mapsTo ?? `questionnaire.answers.${question.id}`
}

/** @returns the answer as stored, as texts without blank ones; from the mapped field where the fact is kept elsewhere; [] while unanswered. */
export function answerOf(submission: Submission, question: Question): string[] {
  return valuesAt(submission, answerPath(question))
}

/** @returns the answer for people: labels of options, one entry a line; '' while unanswered. */
export function answerText(submission: Submission, question: Question): string {
  const values = answerOf(submission, question)
  const labels =
    question.type === 'yes-no'
      ? [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]
      : question.options
  return values.map((value) => labels.find((option) => option.value === value)?.label ?? value).join('\n')
}

export function isAnswered(submission: Submission, question: Question): boolean {
  return answerOf(submission, question).length >= (question.type === 'contact' ? 2 : 1)
}

/** @returns required, applicable questions without an answer. Questions that are answered elsewhere are missed there, never here. */
export function unansweredQuestions(submission: Submission): Question[] {
  return applicableQuestions(submission)
    .filter(({ isRequired, mapsTo }) => isRequired && mapsTo === undefined)
    .filter((question) => !isAnswered(submission, question))
}

/** @returns what is wrong with the form of an answer, as a sentence; '' when nothing is, or nothing is answered. */
export function answerProblem(submission: Submission, question: Question): string {
  const values = answerOf(submission, question)
  const [first = '', second = ''] = values
  if (values.length === 0 || question.mapsTo !== undefined) return ''
  switch (question.type) {
    case 'date':
      return isDay(first) ? '' : `"${first}" is not a date.`
    case 'email':
      return isEmail(first) ? '' : `"${first}" is not an e-mail address.`
    case 'number':
      return /^\d{1,9}$/.test(first) ? '' : `"${first}" is not a whole number.`
    case 'contact':
      return second === '' || isEmail(second) ? '' : `"${second}" is not an e-mail address.`
    case 'yes-no':
      return first === 'yes' || first === 'no' ? '' : `"${first}" is neither yes nor no.`
    case 'choice':
    case 'multiple-choice': {
      const unknown = values.find((value) => !question.options.some((option) => option.value === value))
      return unknown === undefined ? '' : `"${unknown}" is not one of the choices.`
    }
    default:
      return ''
  }
}

/** @returns the concerns that the given answer raises. */
export function concernsOf(submission: Submission, question: Question): Concern[] {
  const values = answerOf(submission, question)
  if (values.length === 0 || answerProblem(submission, question) !== '') return []
  return question.concerns.filter(({ oneOf, below }) =>
    values.some((value) => oneOf.includes(value) || (below !== undefined && Number(value) < below)),
  )
}

/** Time that the answer to a question of the official copy takes, which nobody knows beforehand. */
export const additionalMinutes = 2

/** @returns how far the questionnaire is: required questions asked here and additional ones, those answered, and the minutes that the others take. */
export function questionnaireProgress(submission: Submission): { answered: number; total: number; minutesLeft: number } {
  const { additional } = submission.questionnaire
  const total = applicableQuestions(submission).filter(({ isRequired, mapsTo }) => isRequired && mapsTo === undefined).length + additional.length
  const open = unansweredQuestions(submission)
  const openAdditional = additional.filter(({ answer }) => answer.trim() === '').length
  const minutes = open.reduce((sum, question) => sum + question.minutes, openAdditional * additionalMinutes)
  return { answered: total - open.length - openAdditional, total, minutesLeft: Math.ceil(minutes) }
}
