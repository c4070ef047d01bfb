import { expect, test } from 'vitest'
import { lastSigner } from '#shared/domain/last-signer.ts'
import { emptySubmission, settingsSchema } from '#shared/domain/submission.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'

test('a field for a name begins with the person of the settings and the role, else with who answered before', () => {
  const nobody = settingsSchema.parse({})
  expect(lastSigner(emptySubmission(), nobody)).toBe('')
  expect(lastSigner(completeSubmission(), nobody)).toBe('Dana Reed')
  const nora = settingsSchema.parse({ ownName: ' Nora Brandt ', ownRole: 'project lead' })
  expect(lastSigner(completeSubmission(), nora)).toBe('Nora Brandt, project lead')
  expect(lastSigner(completeSubmission(), { ...nora, ownRole: '' })).toBe('Nora Brandt')
  expect(lastSigner(completeSubmission(), { ...nora, ownName: ' ' })).toBe('Dana Reed')
})
