import { describe, expect, it } from 'vitest'
import { activityAt, sayActivity } from '../../../renderer/player/activity.ts'

const values = {
  stepMs: 1_000,
  activity: ['still', 'typing', 'still', 'change'] as const,
  hasSpeech: [false, true, false, false],
}

describe('what the picture does, in words', () => {
  it('names most of the time first, and how much of it somebody speaks', () => {
    expect(sayActivity(values)).toBe('Still 50 % of the time, typing 25 %, a new picture 25 %; speech 25 %.')
    expect(sayActivity({ ...values, hasSpeech: [] })).toMatch(/; no speech\.$/)
    expect(sayActivity({ stepMs: 1_000, activity: [], hasSpeech: [] })).toBe('Nothing is known.')
  })

  it('is said for every instant', () => {
    expect([0, 1_000, 9_000].map((ms) => activityAt(values, ms))).toEqual(['still', 'typing, with speech', 'a new picture'])
    expect(activityAt({ stepMs: 1_000, activity: [], hasSpeech: [] }, 0)).toBe('')
  })
})
