import { describe, expect, it } from 'vitest'
import { activityOf } from '../../../electron/service/video/activity.ts'

describe('a second of a recording', () => {
  it.each([
    ['is still without a change', [0, 0, 0, 0, 0], 0, 'still'],
    ['is still when only a clock ticks', [0, 0, 0.0004, 0, 0], 0, 'still'],
    ['is typing with small changes', [0.002, 0, 0.004, 0.001, 0], 0, 'typing'],
    ['is a change when a page comes', [0, 0, 0.6, 0, 0], 0, 'change'],
    ['is a change when a page comes in two steps', [0, 0.3, 0.2, 0.001, 0], 0, 'change'],
    ['is scrolling when what changed is what was there, moved', [0.3, 0.4, 0.3, 0.2, 0], 4, 'scrolling'],
    ['is scrolling when half of it is', [0.3, 0.4, 0.3, 0.2, 0], 2, 'scrolling'],
    ['is video when most frames differ much and nothing is only moved', [0.5, 0.6, 0.5, 0.7, 0.5], 0, 'video'],
    ['is video at any frame rate', Array.from({ length: 12 }, () => 0.4), 1, 'video'],
    ['is a change when a page fades in for half of it', [0.5, 0.5, 0, 0, 0], 0, 'change'],
    ['is still without frames', [], 0, 'still'],
  ] as const)('%s', (_, changes, scrolled, kind) => expect(activityOf(changes, scrolled)).toBe(kind))
  it('of a recording with one frame a second is no video', () => expect(activityOf([0.9], 0)).toBe('change'))
})
