import { describe, expect, it } from 'vitest'
import { encodedBytes, largestAttachment, messageBytes, messageLimits } from '#shared/domain/message-size.ts'
import { completeContext, madeUpFile } from '../../fixtures/complete-submission.ts'
import { found } from '../../helpers/check-edited.ts'

it('a file of 4,500,000 bytes takes 6,157,896 in a message: base64 with CRLF after 76 characters', () => {
  expect(encodedBytes(4_500_000)).toBe(6_157_896)
  expect(encodedBytes(0)).toBe(0)
  expect(encodedBytes(57)).toBe(78)
  expect(encodedBytes(58)).toBe(84)
})

it('the largest attachment fits, whatever the limit', () => {
  for (const limit of [1_000_000, 1_000_001, 99_999_999, ...messageLimits.map(({ bytes }) => bytes)]) {
    const bytes = largestAttachment(limit)
    expect(messageBytes(bytes)).toBeLessThanOrEqual(limit)
    expect(messageBytes(bytes)).toBeGreaterThan(limit - 200)
  }
})

describe('P4: a file that no message can carry', () => {
  const settings = { ...completeContext.settings, messageLimitBytes: 7_000_000 }
  const supplement = (bytes: number) =>
    found('P4', ({ questionnaire }) => void (questionnaire.supplements = [madeUpFile('diagram.pdf', 'a', bytes)]), { settings })
  it('is found while the submission is prepared, on the page of the file', () => {
    expect(supplement(6_000_000)).toEqual(['blocker questionnaire.supplements'])
    expect(
      found('P4', ({ video }) => void (video.fit!.outputs[0]!.file.bytes = 4_400_000), { settings: { ...settings, messageLimitBytes: 5_000_000 } }),
    ).toEqual(['blocker video.fit'])
  })
  it('is one byte larger than the largest that fits', () => {
    const largest = largestAttachment(7_000_000)
    expect(supplement(largest)).toEqual([])
    expect(supplement(largest + 100)).toEqual(['blocker questionnaire.supplements'])
  })
  it('is no video of the certification with the limit that everybody starts with', () =>
    expect(found('P4', ({ video }) => void (video.fit!.outputs[0]!.file.bytes = 4_499_999))).toEqual([]))
})
