import { describe, expect, it } from 'vitest'
import { paceOf } from '../../../renderer/player/lock-step.ts'

const playing = { isPlaying: true, rate: 1 }

describe('players locked together', () => {
  it('stand on the same instant exactly when paused', () => {
    expect(paceOf(5_000, 5_020, { isPlaying: false, rate: 1 })).toEqual({ action: 'jump', toMs: 5_000, rate: 1 })
    expect(paceOf(5_000, 5_000.4, { isPlaying: false, rate: 1 })).toEqual({ action: 'keep', rate: 1 })
  })

  it('go on at the same speed while less than a frame apart', () => {
    expect(paceOf(5_000, 5_030, playing)).toEqual({ action: 'keep', rate: 1 })
  })

  it('catch up or dawdle when a little apart, more so the further, at the speed of the leader', () => {
    expect(paceOf(5_000, 4_880, playing)).toEqual({ action: 'keep', rate: 1.2 })
    expect(paceOf(5_000, 4_640, playing)).toEqual({ action: 'keep', rate: 1.4 })
    expect(paceOf(5_000, 5_060, { isPlaying: true, rate: 2 })).toEqual({ action: 'keep', rate: 1.8 })
  })

  it('jump when far apart, as at a cut', () => {
    expect(paceOf(30_000, 20_000, playing)).toEqual({ action: 'jump', toMs: 30_000, rate: 1 })
  })

  it('come together within two seconds from anywhere below a jump', () => {
    let distanceMs = -390
    for (let step = 0; step < 120; step += 1) {
      const pace = paceOf(0, distanceMs, playing)
      distanceMs += (pace.rate - 1) * (1_000 / 60)
    }
    expect(Math.abs(distanceMs)).toBeLessThanOrEqual(36)
  })
})
