import { expect, test } from 'vitest'
import { stepIds } from '#shared/domain/findings.ts'
import { guidance } from '#shared/domain/guidance.ts'
import { applicableRequirements, requirements } from '#shared/domain/requirements.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

test('every step has guidance in whole sentences', () => {
  expect(Object.keys(guidance)).toEqual([...stepIds])
  for (const { purpose, reviewerLooksAt, commonMistakes } of Object.values(guidance))
    for (const text of [purpose, ...reviewerLooksAt, ...commonMistakes]) expect(text).toMatch(/^[A-Z0-9].*\.$/)
})

test('requirements and switch-over items have ids of their own', () => {
  for (const list of [requirements, switchOverItems]) expect(new Set(ids(list)).size).toBe(list.length)
})

test('the dry run is a requirement only with Professional Services', () => {
  const submission = emptySubmission()
  expect(ids(applicableRequirements(submission))).not.toContain('dry-run')
  submission.profile.professionalServices = 'yes'
  expect(ids(applicableRequirements(submission))).toContain('dry-run')
})
