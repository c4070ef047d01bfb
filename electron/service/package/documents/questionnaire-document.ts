/** @file 1-questionnaire.pdf and .json: every question that applies, with its answer. Pure. */
import { answerOf, answerText, applicableQuestions, isQuestionApplicable, questionnaire } from '#shared/domain/questionnaire.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import { apiNames, signingNames, statusNames, yesNoNames } from './profile-names.ts'

/** A supplement as it lies in the package. */
export type Supplement = { name: string; bytes: number; sha256: string }

const notAnswered = 'Not answered'

/** @param supplements in the order of the submission. */
export function questionnaireBlocks(submission: Submission, supplements: readonly Supplement[]): Block[] {
  const { profile } = submission
  const asked = applicableQuestions(submission).length
  const known = new Set(questionnaire.sections.flatMap(({ questions }) => questions.map(({ id }) => id)))
  const others = Object.entries(submission.questionnaire.answers).filter(([id]) => !known.has(id))
  return [
    { kind: 'notice', tone: 'neutral', title: `${asked} questions apply to this integration`, text: `${questionnaire.banner} The mark is *.` },
    { kind: 'heading', text: 'Profile' },
    fields(
      ['Integrator', profile.integratorName],
      ['Product', profile.productName],
      ['API', apiNames[profile.api]],
      ['Signing', signingNames[profile.signing]],
      ['Status updates', statusNames[profile.status]],
      ['Professional Services engagement', yesNoNames[profile.professionalServices]],
      ['Planned review request', profile.plannedRequestDate],
    ),
    ...questionnaire.sections.flatMap((section): Block[] => {
      const questions = section.questions.filter((question) => isQuestionApplicable(question, submission))
      if (questions.length === 0) return []
      return [
        { kind: 'heading', text: `${section.id.slice(1)}. ${section.title}` },
        ...questions.map((question): Block => ({
          kind: 'question',
          id: `${question.id}${question.sourceTag === 'I' ? ' *' : ''}`,
          question: question.text,
          answer: answerText(submission, question) || notAnswered,
        })),
      ]
    }),
    ...leftOut(submission),
    ...(others.length > 0
      ? [
          { kind: 'heading', text: 'Other answers' } as const,
          fields(...others.map(([id, answer]): [string, string] => [id, [answer].flat().join('\n')])),
        ]
      : []),
    { kind: 'heading', text: 'Supplements' },
    supplements.length === 0
      ? { kind: 'paragraph', text: 'None.' }
      : {
          kind: 'table',
          columns: ['File', 'Bytes', 'SHA-256'],
          shares: [4, 1.2, 4],
          rows: supplements.map(({ name, bytes, sha256 }) => [name, String(bytes), sha256]),
        },
  ]
}

/** Answers that were given and stopped applying later are kept apart, so that nothing filled in is lost. */
function leftOut(submission: Submission): Block[] {
  const questions = questionnaire.sections
    .flatMap((section) => section.questions)
    .filter((question) => !isQuestionApplicable(question, submission) && question.mapsTo === undefined && answerOf(submission, question).length > 0)
  if (questions.length === 0) return []
  return [
    { kind: 'heading', text: 'Answered, no longer applicable' },
    ...questions.map((question): Block => ({ kind: 'question', id: question.id, question: question.text, answer: answerText(submission, question) })),
  ]
}

/** @returns the same as one JSON document, for whoever processes it further. */
export function questionnaireJson(submission: Submission, supplements: readonly Supplement[], isDraft: boolean): string {
  const { profile } = submission
  const sections = questionnaire.sections.map(({ id, title, questions }) => ({
    id,
    title,
    questions: questions.map((question) => ({
      id: question.id,
      question: question.text,
      isApplicable: isQuestionApplicable(question, submission),
      answer: answerOf(submission, question),
      answerText: answerText(submission, question),
    })),
  }))
  return `${JSON.stringify({ status: isDraft ? 'DRAFT' : 'final', questionnaireVersion: questionnaire.version, profile, sections, answers: submission.questionnaire.answers, supplements }, null, 2)}\n`
}
