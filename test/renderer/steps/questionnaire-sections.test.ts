import { describe, expect, it } from 'vitest'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import {
  additionalSection,
  sectionOfField,
  sectionStates,
  sectionText,
  supplementsSection,
} from '../../../renderer/steps/questionnaire/section-of.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'

const people = (submission = emptySubmission()) => sectionStates(submission).find(({ id }) => id === 'Q2')

describe('the sections of the questionnaire', () => {
  it('finds the section of every question by its path', () => {
    for (const { id, questions } of questionnaire.sections)
      for (const question of questions) if (question.mapsTo === undefined) expect(sectionOfField(`questionnaire.answers.${question.id}`)).toBe(id)
    expect(sectionOfField('questionnaire.supplements')).toBe(supplementsSection)
    expect(sectionOfField('questionnaire.additional.3.answer')).toBe(additionalSection)
    expect(sectionOfField('video.fit')).toBeUndefined()
    expect(sectionOfField('keyRequest.email')).toBeUndefined()
  })

  it('finds the section of an answer that is kept elsewhere by that path', () => expect(sectionOfField('profile.signing')).toBe('Q7'))

  it('counts the required answers of each section', () => {
    expect(sectionStates(emptySubmission()).every(({ answered }) => answered === 0)).toBe(true)
    expect(sectionStates(completeSubmission()).every(({ answered, total }) => answered === total)).toBe(true)
  })

  it('says how many minutes each still takes', () => {
    expect(people()?.minutesLeft).toBeGreaterThan(0)
    expect(people(completeSubmission())?.minutesLeft).toBe(0)
  })

  it('makes text to be pasted of what is answered, and leaves out what is not', () => {
    const submission = completeSubmission()
    submission.questionnaire.answers['Q2.1'] = ['Dana Reed', 'dana.reed@example.com']
    delete submission.questionnaire.answers['Q2.3']
    const section = people(submission)
    const text = section ? sectionText(section, submission) : ''
    expect(text).toMatch(/^Q2\.1 Who leads the project\?\nDana Reed\ndana\.reed@example\.com\n\nQ2\.2 /)
    expect(text).not.toContain('Q2.3')
  })
})
