import { describe, expect, it } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { packageContents } from '../../../renderer/pages/check/package-contents.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'

describe('what will be in the package', () => {
  it('calls everything ready when nothing is missing', () => {
    expect(packageContents(completeSubmission(), false).filter(({ state }) => state !== 'ready')).toEqual([])
  })

  it('tells what an empty submission still lacks', () => {
    const states = new Map(packageContents(emptySubmission(), false).map(({ name, state }) => [name, state]))
    expect(states.get('2-video-normal.mp4')).toBe('missing')
    expect(states.get('4-traces.zip')).toBe('missing')
    expect(states.get('6-integrator-key-request.pdf')).toBe('missing')
  })

  it('calls a recording without a video incomplete', () => {
    const submission = completeSubmission()
    submission.video.fit = null
    expect(packageContents(submission, false).find(({ name }) => name === '2-video-normal.mp4')?.state).toBe('incomplete')
  })
})
