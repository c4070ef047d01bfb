import { describe, expect, test } from 'vitest'
import { applyAnswers } from '#shared/domain/questionnaire/apply-answers.ts'
import type { CopiedPair } from '#shared/domain/questionnaire/copied-text.ts'
import { doubleTargets, importChanges, importOutcome, importRows } from '#shared/domain/questionnaire/import-rows.ts'
import { reusableAnswers, reuseChanges } from '#shared/domain/questionnaire/reusable-answers.ts'
import { applicableQuestions, questionnaireProgress } from '#shared/domain/questionnaire.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { completeSubmission } from '../../../fixtures/complete-submission.ts'
import { found } from '../../../helpers/check-edited.ts'

const pair = (question: string, answer: string, number = ''): CopiedPair => ({ number, section: '', question, answer, place: 'line 1' })

function rowsFor(submission: Submission, ...pairs: CopiedPair[]) {
  return importRows(pairs, applicableQuestions(submission), submission)
}

describe('a copy beside the present answers', () => {
  test('what fills an empty answer is ticked, also where another page keeps it', () => {
    const submission = emptySubmission()
    submission.profile.signing = 'embedded'
    const rows = rowsFor(submission, pair('Company name', 'Acme Leasing Inc.'), pair('Application version', '4.2'))
    expect(rows.map(({ target, isTicked }) => [target, isTicked])).toEqual([
      ['Q1.1', true],
      ['Q3.2', true],
    ])
    const next = applyAnswers(submission, importChanges(rows, submission, 'copy.pdf'))
    expect([next.profile.integratorName, next.questionnaire.answers['Q3.2']]).toEqual(['Acme Leasing Inc.', '4.2'])
    expect(submission.profile.integratorName).toBe('')
  })
  test('what differs from an answer is not ticked, and what is the same changes nothing', () => {
    const submission = completeSubmission()
    submission.questionnaire.answers['Q3.2'] = '4.1'
    const rows = rowsFor(submission, pair('Application version', '4.2'), pair('Company name', 'acme leasing inc'))
    expect(rows.map((row) => [importOutcome(row, submission).effect, row.isTicked])).toEqual([
      ['replaces', false],
      ['same', false],
    ])
    expect(importChanges(rows, submission, 'copy.pdf')).toEqual({ answers: {}, additional: [] })
    const ticked = rows.map((row) => ({ ...row, isTicked: true }))
    expect(importChanges(ticked, submission, 'copy.pdf').answers).toEqual({ 'Q3.2': '4.2' })
  })
  test('a guess is not ticked', () => {
    const submission = emptySubmission()
    const [row] = rowsFor(submission, pair('Where do you keep it?', 'In the vault'))
    expect(row).toMatchObject({ certainty: 'unsure', isTicked: false })
  })
  test('an answer that has no place in our choices says why', () => {
    const submission = emptySubmission()
    const [row] = rowsFor(submission, pair('Do you use Send On Behalf Of?', 'It depends'))
    expect(row && importOutcome(row, submission)).toMatchObject({ effect: 'nothing', remark: 'It is neither yes nor no.' })
  })
  test('what we do not ask is kept with its answer; a label that asks nothing is left out', () => {
    const submission = emptySubmission()
    const rows = rowsFor(submission, pair('What is your favourite colour?', 'Blue', '9'), pair('Letterhead', 'x'))
    expect(rows.map(({ target }) => target)).toEqual(['additional', ''])
    const next = applyAnswers(submission, importChanges(rows, submission, 'copy.pdf'))
    expect(next.questionnaire.additional).toEqual([
      { id: 'additional-1', question: 'What is your favourite colour?', answer: 'Blue', source: 'copy.pdf' },
    ])
    const again = applyAnswers(next, { answers: {}, additional: [{ question: 'what is your favourite colour', answer: 'Green', source: 'b.pdf' }] })
    expect(again.questionnaire.additional).toEqual([
      { id: 'additional-1', question: 'What is your favourite colour?', answer: 'Green', source: 'b.pdf' },
    ])
  })
  test('two ticked rows for one question are told', () => {
    const row = { pair: pair('Version?', '1'), target: 'Q3.2', certainty: 'sure', isTicked: true } as const
    expect([...doubleTargets([row, { ...row }])]).toEqual(['Q3.2'])
    expect([...doubleTargets([row, { ...row, isTicked: false }])]).toEqual([])
  })
  test('an id that is no question, and a value that a field cannot hold, are refused', () => {
    expect(() => applyAnswers(emptySubmission(), { answers: { 'Q99.1': 'x' }, additional: [] })).toThrow(RangeError)
    expect(() => applyAnswers(emptySubmission(), { answers: { 'Q4.1': 'graphql' }, additional: [] })).toThrow(/graphql|Invalid/)
  })
})

describe('answers of an earlier submission', () => {
  test('those that hold for one submission only, and those that would replace one, are not proposed', () => {
    const earlier = completeSubmission()
    const submission = emptySubmission()
    submission.profile = earlier.profile
    submission.questionnaire.answers['Q5.7'] = 'Another way.'
    const rows = reusableAnswers(submission, earlier)
    const proposed = (id: string) => rows.find((row) => row.id === id)?.isProposed
    expect([proposed('Q3.3'), proposed('Q5.7'), proposed('Q13.6'), proposed('Q14.1')]).toEqual([true, false, false, false])
    expect(rows.some(({ id }) => id === 'Q1.1')).toBe(false)
  })
  test('what is the same here is not offered', () => expect(reusableAnswers(completeSubmission(), completeSubmission())).toEqual([]))
  test('additional questions come along, and only what was chosen is taken', () => {
    const earlier = completeSubmission()
    earlier.questionnaire.additional = [{ id: 'additional-4', question: 'Which colour?', answer: 'Blue', source: 'a.pdf' }]
    const submission = emptySubmission()
    submission.profile = earlier.profile
    expect(reusableAnswers(submission, earlier).at(-1)).toMatchObject({ id: 'additional-4', isProposed: true })
    const next = applyAnswers(submission, reuseChanges(earlier, new Set(['Q3.3', 'additional-4'])))
    expect(next.questionnaire.answers).toEqual({ 'Q3.3': earlier.questionnaire.answers['Q3.3'] })
    expect(next.questionnaire.additional).toEqual([{ id: 'additional-1', question: 'Which colour?', answer: 'Blue', source: 'a.pdf' }])
  })
})

describe('R4.1 for additional questions', () => {
  const asked = (answer: string) => (submission: Submission) =>
    void (submission.questionnaire.additional = [{ id: 'additional-1', question: 'Which colour?', answer, source: '' }])
  test('one without an answer blocks', () => {
    expect(found('R4.1', asked(' '))).toEqual(['blocker questionnaire.additional.0.answer'])
    expect(found('R4.1', asked('Blue'))).toEqual([])
  })
  test('they count in the progress', () => {
    const submission = completeSubmission()
    const { total } = questionnaireProgress(submission)
    asked('')(submission)
    expect(questionnaireProgress(submission)).toEqual({ total: total + 1, answered: total, minutesLeft: 2 })
  })
  test('an answer that points at a file that was removed is noted', () =>
    expect(found('R4.1', (submission) => void (submission.questionnaire.evidence = { 'Q3.8': ['video', `file-${'0'.repeat(64)}`] }))).toEqual([
      'info questionnaire.answers.Q3.8',
    ]))
})
