/** @file 1-questionnaire.pdf and .json: every question that applies, with its answer. Pure. */
import { answerOf, answerText, applicableQuestions, isQuestionApplicable, questionnaire } from '#shared/domain/questionnaire.ts'
import { evidenceOf } from '#shared/domain/questionnaire/evidence-links.ts'
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
    {
      kind: 'notice',
      tone: 'neutral',
      title: `${asked} questions apply to this integration`,
      text: `${questionnaire.banner} An asterisk marks the illustrations.`,
    },
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
          note: evidenceNote(submission, question.id, supplements),
        })),
      ]
    }),
    ...additional(submission),
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

/** What the official copy asks besides, in its words. */
function additional({ questionnaire: { additional: questions } }: Submission): Block[] {
  if (questions.length === 0) return []
  return [
    { kind: 'heading', text: 'Additional questions' },
    ...questions.map(({ question, answer }, index): Block => ({
      kind: 'question',
      id: `+${index + 1}`,
      question: question.trim() || 'Without a text',
      answer: answer.trim() || notAnswered,
    })),
  ]
}

/** Files of the package that come from the steps, by the name of the step in a link. */
const filesOfSteps: Readonly<Record<string, (submission: Submission) => string[]>> = {
  video: ({ video }) => (video.fit?.outputs ?? []).map(({ flow }) => (flow === 'exception' ? '3-video-exception.mp4' : '2-video-normal.mp4')),
  traces: ({ traces }) => (traces.files.length > 0 ? ['4-traces.zip'] : []),
  'log-date': () => ['5-api-call-log-dates.pdf'],
}

/** @returns what an answer points at, by the names in the package; '' for nothing. */
function evidenceNote(submission: Submission, questionId: string, supplements: readonly Supplement[]): string {
  const names = evidenceOf(submission, questionId).flatMap(
    ({ id }) => filesOfSteps[id]?.(submission) ?? supplements.filter(({ sha256 }) => id === `file-${sha256}`).map(({ name }) => name),
  )
  return names.length === 0 ? '' : `Evidence: ${names.join(', ')}`
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
  return `${JSON.stringify({ status: isDraft ? 'DRAFT' : 'final', questionnaireVersion: questionnaire.version, profile, sections, answers: submission.questionnaire.answers, additional: submission.questionnaire.additional, evidence: submission.questionnaire.evidence, supplements }, null, 2)}\n`
}
