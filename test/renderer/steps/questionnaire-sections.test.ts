import { describe, expect, it } from 'vitest'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { sectionOfField, sectionStates, supplementsSection } from '../../../renderer/steps/questionnaire/section-of.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'

describe('the sections of the questionnaire', () => {
  it('finds the section of every question by its path', () => {
    for (const { id, questions } of questionnaire.sections)
      for (const question of questions) expect(sectionOfField(`questionnaire.answers.${question.id}`)).toBe(id)
    expect(sectionOfField('questionnaire.supplements')).toBe(supplementsSection)
    expect(sectionOfField('keyRequest.email')).toBeUndefined()
  })

  it('counts the required answers of each section', () => {
    expect(sectionStates(emptySubmission()).every(({ answered }) => answered === 0)).toBe(true)
    expect(sectionStates(completeSubmission()).every(({ answered, total }) => answered === total)).toBe(true)
  })
})
