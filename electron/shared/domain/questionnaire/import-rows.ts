/** @file What a copy of a questionnaire would change: a row for each of its questions, beside the present answers. Pure. */
import { answerOf, answerText, questionById, type Question } from '../questionnaire.ts'
import type { Submission } from '../submission.ts'
import type { AnswerChanges } from './apply-answers.ts'
import { convertAnswer } from './convert-answer.ts'
import { isAsking } from './copied-lines.ts'
import type { CopiedPair } from './copied-text.ts'
import { matchQuestions, type Certainty } from './match-questions.ts'
import { plainText } from './plain-text.ts'

/** Where a pair goes: a question of ours by its id, among the additional ones, or nowhere. */
export type ImportTarget = string
export const additionalTarget: ImportTarget = 'additional'
export const noTarget: ImportTarget = ''

export type ImportRow = { pair: CopiedPair; target: ImportTarget; certainty: Certainty; isTicked: boolean }

/** What comes of a row as it stands. */
export type ImportOutcome = {
  /** What is answered now, in words; '' for nothing. */
  present: string
  /** What would be answered, in words; '' where nothing can be taken. */
  next: string
  /** `takes` fills what is empty, `replaces` changes an answer, `asks` adds a question without an answer. */
  effect: 'takes' | 'replaces' | 'same' | 'asks' | 'nothing'
  /** Why nothing can be taken, or what is lost; '' for neither. */
  remark: string
  value: string | string[]
}

/** @param questions those that apply. @returns a row a pair, in their order: ticked where the match is good and no present answer is lost. */
export function importRows(pairs: readonly CopiedPair[], questions: readonly Question[], submission: Submission): ImportRow[] {
  const matches = matchQuestions(
    pairs.map(({ question }) => question),
    questions,
  )
  return pairs.map((pair, index) => {
    const { questionId, certainty } = matches[index] ?? { questionId: null, certainty: 'none' as const }
    const isQuestion = isAsking(pair.question) || pair.number !== ''
    const elsewhere = isQuestion ? additionalTarget : noTarget
    const row = { pair, certainty, target: questionId ?? elsewhere, isTicked: false }
    // An answer that has no place at a question that is not surely the same is rather kept with its own question.
    const isMisplaced = certainty !== 'sure' && pair.answer !== '' && importOutcome(row, submission).effect === 'nothing'
    if (isMisplaced) row.target = elsewhere
    return { ...row, isTicked: isTickedAtFirst(row, submission) }
  })
}

/** @returns whether a row may be ticked unasked: nothing present is replaced, and the match is not a guess. */
export function isTickedAtFirst(row: Pick<ImportRow, 'pair' | 'target' | 'certainty'>, submission: Submission): boolean {
  const { effect } = importOutcome(row, submission)
  if (row.target === additionalTarget) return effect === 'takes' || effect === 'asks'
  return effect === 'takes' && row.certainty !== 'unsure'
}

/** @returns what the row would change. */
export function importOutcome({ pair, target }: Pick<ImportRow, 'pair' | 'target'>, submission: Submission): ImportOutcome {
  const nothing = { present: '', next: '', effect: 'nothing', remark: '', value: '' } as const
  if (target === noTarget) return nothing
  if (target === additionalTarget) {
    const known = submission.questionnaire.additional.find(({ question }) => plainText(question) === plainText(pair.question))
    const present = known?.answer.trim() ?? ''
    if (pair.answer === '') return known ? { ...nothing, present, effect: 'same' } : { ...nothing, effect: 'asks' }
    return { ...nothing, present, next: pair.answer, value: pair.answer, effect: effectOf(present, pair.answer) }
  }
  const question = questionById(target)
  if (!question) return nothing
  const present = answerText(submission, question)
  if (pair.answer === '') return { ...nothing, present, remark: 'The copy has no answer.' }
  const converted = convertAnswer(question, pair.answer)
  if ('problem' in converted) return { ...nothing, present, remark: converted.problem }
  const next = wordsOf(question, converted.value)
  const isSame = JSON.stringify(answerOf(submission, question)) === JSON.stringify([converted.value].flat().filter(Boolean))
  return {
    present,
    next,
    effect: isSame ? 'same' : effectOf(present, next),
    remark: converted.isPartial && !isSame ? 'Only this part of the answer has a place here.' : '',
    value: converted.value,
  }
}

function effectOf(present: string, next: string): ImportOutcome['effect'] {
  if (present === '') return 'takes'
  return plainText(present) === plainText(next) ? 'same' : 'replaces'
}

/** @returns a value in words, as {@link answerText} gives the present one. */
export function wordsOf({ type, options }: Pick<Question, 'type' | 'options'>, value: string | readonly string[]): string {
  const yesNo: Record<string, string> = { yes: 'Yes', no: 'No' }
  return [value]
    .flat()
    .map((item) => (type === 'yes-no' ? yesNo[item] : options.find((option) => option.value === item)?.label) ?? item)
    .filter(Boolean)
    .join('\n')
}

/** @returns ids of our questions that more than one ticked row wants to answer. */
export function doubleTargets(rows: readonly ImportRow[]): Set<string> {
  const targets = rows.filter(({ isTicked, target }) => isTicked && target !== additionalTarget && target !== noTarget).map(({ target }) => target)
  return new Set(targets.filter((target, index) => targets.indexOf(target) !== index))
}

/** @param source name of the file. @returns what the ticked rows change; rows that change nothing are left out. */
export function importChanges(rows: readonly ImportRow[], submission: Submission, source: string): AnswerChanges {
  const answers: Record<string, string | string[]> = {}
  const additional: { question: string; answer: string; source: string }[] = []
  for (const row of rows) {
    const { effect, value } = importOutcome(row, submission)
    if (!row.isTicked || effect === 'nothing' || effect === 'same') continue
    if (row.target === additionalTarget) additional.push({ question: row.pair.question, answer: row.pair.answer, source: source.slice(0, 1_000) })
    else answers[row.target] = value
  }
  return { answers, additional }
}
