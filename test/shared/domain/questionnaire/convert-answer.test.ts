import { describe, expect, test } from 'vitest'
import { convertAnswer } from '#shared/domain/questionnaire/convert-answer.ts'
import { questionById } from '#shared/domain/questionnaire.ts'

function converted(id: string, text: string): unknown {
  const question = questionById(id)
  if (!question) throw new Error(id)
  const result = convertAnswer(question, text)
  return 'problem' in result ? result.problem : result.isPartial ? { part: result.value } : result.value
}

describe('answers in words become what our question stores', () => {
  test.each([
    ['Q5.5', 'Yes', 'yes'],
    ['Q5.5', 'no.', 'no'],
    ['Q5.5', 'Yes, for managers', { part: 'yes' }],
    ['Q5.5', 'Sometimes', 'It is neither yes nor no.'],
    ['Q5.5', 'Nobody does', 'It is neither yes nor no.'],
    ['Q4.1', 'REST', 'rest'],
    ['Q4.1', 'REST and SOAP', 'both'],
    ['Q4.1', 'GraphQL', 'It names none of the choices.'],
    ['Q5.6', 'TLS 1.2', '1.2'],
    ['Q5.6', 'TLS 1.2 or TLS 1.3', 'It names more than one of the choices.'],
    ['Q5.1', 'OAuth JWT grant', ['jwt']],
    ['Q5.1', 'X-DocuSign-Authentication header; WS-Security user name token', ['legacy-header', 'ws-security']],
    ['Q6.7', 'Void it, but not correct it', { part: ['void'] }],
    ['Q13.6', '2027-01-27', '2027-01-27'],
    ['Q13.6', 'January 27, 2027', '2027-01-27'],
    ['Q13.6', '27th of January 2027', '2027-01-27'],
    ['Q13.6', '1/27/2027', '2027-01-27'],
    ['Q13.6', '27.1.2027', '2027-01-27'],
    ['Q13.6', '03/04/2027', '"03/04/2027" can be two days.'],
    ['Q13.6', '04/04/2027', '2027-04-04'],
    ['Q13.6', 'February 30, 2027', 'It names no day of the calendar.'],
    ['Q13.6', 'soon', 'It names no day.'],
    ['Q4.6', '1,200', '1200'],
    ['Q4.6', 'about 240 calls', { part: '240' }],
    ['Q4.6', '200 to 300', 'It names more than one number.'],
    ['Q4.6', '2.5', 'It names more than one number.'],
    ['Q4.6', 'a few', 'It names no whole number.'],
    ['Q1.4', 'Dana Whitfield, dana@example.com', ['Dana Whitfield', 'dana@example.com']],
    ['Q1.4', 'Dana Whitfield <dana@example.com>', ['Dana Whitfield', 'dana@example.com']],
    ['Q1.4', 'Name: Dana Whitfield\nE-mail: dana@example.com', ['Dana Whitfield', 'dana@example.com']],
    ['Q1.4', 'Dana Whitfield', ['Dana Whitfield', '']],
    ['Q3.3', 'Two\nlines', 'Two\nlines'],
    ['Q3.3', '  ', 'There is no answer.'],
  ] as const)('%s %j', (id, text, expected) => expect(converted(id, text)).toEqual(expected))
})
