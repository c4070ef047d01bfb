import { describe, expect, test } from 'vitest'
import { fieldLabel } from '#shared/domain/field-labels.ts'
import {
  answerOf,
  answerText,
  applicableQuestions,
  isAnswered,
  questionById,
  questionnaire,
  questionnaireProgress,
  unansweredQuestions,
  type Question,
} from '#shared/domain/questionnaire.ts'
import { emptySubmission, sectionSchemas, type Submission } from '#shared/domain/submission.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { found } from '../../helpers/check-edited.ts'

const questions = questionnaire.sections.flatMap((section) => section.questions)
const ids = (list: Question[]) => list.map(({ id }) => id)

function question(id: string): Question {
  const result = questionById(id)
  if (!result) throw new Error(`There is no question ${id}.`)
  return result
}

const answering = (answers: Record<string, string | string[]>) => (submission: Submission) =>
  void Object.assign(submission.questionnaire.answers, answers)

describe('the questions as data', () => {
  test('cover the sections Q1 to Q14, each question once', () => {
    expect(questionnaire.sections.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `Q${index + 1}`))
    expect(new Set(ids(questions)).size).toBe(questions.length)
    for (const section of questionnaire.sections)
      expect(section.questions.map(({ id }) => id)).toEqual(section.questions.map((_, index) => `${section.id}.${index + 1}`))
  })
  test('choices have options and nothing else has', () => {
    const own = questions.filter(({ mapsTo }) => mapsTo === undefined)
    expect(ids(own.filter(({ type, options }) => options.length > 1 !== ['choice', 'multiple-choice'].includes(type)))).toEqual([])
    expect(ids(questions.filter(({ options }) => new Set(options.map(({ value }) => value)).size !== options.length))).toEqual([])
  })
  test('conditions and mapped fields name fields that exist', () => {
    const paths = questions.flatMap(({ mapsTo, showIf }) => [...(mapsTo === undefined ? [] : [mapsTo]), ...showIf.map(({ path }) => path)])
    expect(paths.filter((path) => fieldLabel(path) === null)).toEqual([])
  })
  test('conditions wait for values that can be chosen', () => {
    const choices = {
      api: sectionSchemas.profile.shape.api,
      signing: sectionSchemas.profile.shape.signing,
      status: sectionSchemas.profile.shape.status,
    }
    const canBe = (path: string, value: string): boolean => {
      const asked = questions.find(({ id }) => path === `questionnaire.answers.${id}`)
      if (asked) return asked.options.some((option) => option.value === value)
      const field = path.replace('profile.', '')
      return field === 'professionalServices' ? value === 'yes' : field in choices && choices[field as keyof typeof choices].safeParse(value).success
    }
    const impossible = questions.filter(({ showIf }) => showIf.some(({ path, oneOf }) => oneOf.some((value) => !canBe(path, value))))
    expect(ids(impossible)).toEqual([])
  })
  test('concerns name answers that can be given', () => {
    const values = ({ type, options }: Question) => (type === 'yes-no' ? ['yes', 'no'] : options.map(({ value }) => value))
    const impossible = questions.filter((asked) =>
      asked.concerns.some(
        ({ oneOf, below }) =>
          (below === undefined ? oneOf.length === 0 : asked.type !== 'number') || oneOf.some((value) => !values(asked).includes(value)),
      ),
    )
    expect(ids(impossible)).toEqual([])
  })
})

describe('which questions are asked', () => {
  test('REST with embedded signing and Connect is asked about these and not about SOAP and polling', () => {
    const asked = ids(applicableQuestions(completeSubmission()))
    expect(asked).toEqual(expect.arrayContaining(['Q4.2', 'Q7.2', 'Q8.5']))
    for (const id of ['Q4.3', 'Q8.2', 'Q12.4']) expect(asked).not.toContain(id)
  })
  test('SOAP with polling and Professional Services is asked the others', () => {
    const submission = emptySubmission()
    Object.assign(submission.profile, { api: 'soap', signing: 'remote', status: 'polling', professionalServices: 'yes' })
    const asked = ids(applicableQuestions(submission))
    expect(asked).toEqual(expect.arrayContaining(['Q4.3', 'Q8.2', 'Q12.4']))
    for (const id of ['Q4.2', 'Q7.2', 'Q8.5']) expect(asked).not.toContain(id)
  })
  test('an answer can bring up a question', () => {
    const submission = emptySubmission()
    expect(ids(applicableQuestions(submission))).not.toContain('Q1.3')
    submission.questionnaire.answers['Q1.2'] = 'partner'
    expect(ids(applicableQuestions(submission))).toContain('Q1.3')
  })
})

describe('answers', () => {
  test('what another page holds is answered from there and not missed here', () => {
    const submission = emptySubmission()
    expect(ids(unansweredQuestions(submission))).not.toContain('Q4.1')
    expect(isAnswered(submission, question('Q4.1'))).toBe(false)
    submission.profile.api = 'both'
    expect(answerOf(submission, question('Q4.1'))).toEqual(['both'])
    expect(answerText(submission, question('Q4.1'))).toBe('REST and SOAP')
    submission.questionnaire.answers['Q4.1'] = 'soap'
    expect(answerOf(submission, question('Q4.1'))).toEqual(['both'])
  })
  test('are told in words', () => {
    const submission = emptySubmission()
    answering({ 'Q5.5': 'no', 'Q3.4': ['customers', 'public'], 'Q1.4': ['Kim Lee', 'kim@example.com'] })(submission)
    expect(answerText(submission, question('Q5.5'))).toBe('No')
    expect(answerText(submission, question('Q3.4'))).toBe('Our customers\nThe public')
    expect(answerText(submission, question('Q1.4'))).toBe('Kim Lee\nkim@example.com')
  })
  test.each([
    ['Q3.2', '', false],
    ['Q3.2', '  \n', false],
    ['Q3.2', '3.2', true],
    ['Q3.4', [], false],
    ['Q1.4', ['Kim Lee', ''], false],
    ['Q1.4', ['Kim Lee', 'kim@example.com'], true],
  ] as const)('%s %j is answered: %s', (id, answer, expected) => {
    const submission = emptySubmission()
    submission.questionnaire.answers[id] = typeof answer === 'string' ? answer : [...answer]
    expect(isAnswered(submission, question(id))).toBe(expected)
  })
  test('progress counts required questions of this page and the minutes that are left', () => {
    const submission = completeSubmission()
    const { total, answered, minutesLeft } = questionnaireProgress(submission)
    expect([answered, minutesLeft]).toEqual([total, 0])
    delete submission.questionnaire.answers['Q6.4']
    delete submission.questionnaire.answers['Q7.7']
    expect(questionnaireProgress(submission)).toEqual({ total, answered: total - 1, minutesLeft: 2 })
  })
})

describe('R4.1', () => {
  test('asks for every required answer, and not for the others', () => {
    expect(found('R4.1', () => {})).toEqual([])
    expect(found('R4.1', answering({ 'Q3.3': ' ' }))).toEqual(['blocker questionnaire.answers.Q3.3'])
    expect(found('R4.1', answering({ 'Q11.5': '' }))).toEqual([])
  })
  test.each([
    ['Q13.6', 'next week'],
    ['Q4.7', 'many'],
    ['Q5.5', 'maybe'],
    ['Q5.6', 'ssl'],
    ['Q3.4', ['customers', 'robots']],
    ['Q2.1', ['Dana', 'dana']],
  ] as const)('refuses %s %j', (id, answer) =>
    expect(found('R4.1', answering({ [id]: typeof answer === 'string' ? answer : [...answer] }))).toEqual([`blocker questionnaire.answers.${id}`]),
  )
  test('asks for the diagram that an answer speaks of', () => {
    expect(found('R4.1', (submission) => void (submission.questionnaire.supplements = []))).toEqual(['blocker questionnaire.supplements'])
    const without = (submission: Submission) => {
      submission.questionnaire.supplements = []
      submission.questionnaire.answers['Q3.8'] = 'no'
    }
    expect(found('R4.1', without)).toEqual(['info questionnaire.supplements'])
  })
})

describe('answers that a reviewer would object to', () => {
  const polling = (minutes: string) => (submission: Submission) => {
    submission.profile.status = 'polling'
    submission.questionnaire.answers['Q8.2'] = minutes
  }
  test('H6: less than 15 minutes between status requests', () => {
    expect(found('H6', polling('14'))).toEqual(['blocker questionnaire.answers.Q8.2'])
    expect(found('H6', polling('15'))).toEqual([])
  })
  test('H6 concerns nobody who uses Connect only', () => expect(found('H6', answering({ 'Q8.2': '5' }))).toEqual([]))
  test('H1: no contract', () => expect(found('H1', answering({ 'Q1.2': 'none' }))).toEqual(['blocker questionnaire.answers.Q1.2']))
  test('H3: messages without the own support contact', () =>
    expect(found('H3', answering({ 'Q9.3': 'no' }))).toEqual(['warning questionnaire.answers.Q9.3']))
  test('H5: no log of requests and responses', () =>
    expect(found('H5', answering({ 'Q10.1': 'no' }))).toEqual(['blocker questionnaire.answers.Q10.1']))
  test.each([
    ['H8', 'Q5.4', 'no', 'yes'],
    ['Q5.6', 'Q5.6', 'older', '1.2'],
    ['Q7.4', 'Q7.4', 'yes', 'no'],
  ])('%s warns of the answer to %s "%s"', (rule, id, refused, accepted) => {
    expect(found(rule, answering({ [id]: refused }))).toEqual([`warning questionnaire.answers.${id}`])
    expect(found(rule, answering({ [id]: accepted }))).toEqual([])
  })
  test('Q14: what is not declared', () => expect(found('Q14', answering({ 'Q14.3': 'no' }))).toEqual(['blocker questionnaire.answers.Q14.3']))
})
