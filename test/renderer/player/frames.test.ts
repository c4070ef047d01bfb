import { describe, expect, it } from 'vitest'
import { frameStart, stepFrames } from '../../../renderer/player/frames.ts'

describe('stepping by frames', () => {
  it('stands in the middle of the next frame', () => {
    expect(stepFrames(0, 10, 1, 60_000)).toBe(150)
    expect(stepFrames(150, 10, 1, 60_000)).toBe(250)
    expect(stepFrames(150, 10, -1, 60_000)).toBe(50)
  })

  it('goes through every frame once and stays within the video', () => {
    for (const frameRate of [5, 23.976, 29.97, 30, 60]) {
      const frames = Math.ceil(2 * frameRate)
      let ms = 0
      const seen: number[] = []
      for (let index = 0; index < frames + 5; index += 1) {
        seen.push(Math.floor((ms * frameRate) / 1_000 + 1e-3))
        ms = stepFrames(ms, frameRate, 1, 2_000)
      }
      expect([...new Set(seen)]).toEqual(Array.from({ length: frames }, (_, index) => index))
    }
    expect(stepFrames(20, 25, -1, 2_000)).toBe(20)
  })

  it('takes 30 frames a second where the rate is not known', () => {
    expect(stepFrames(0, 0, 1, 1_000)).toBeCloseTo(50)
  })
})

describe('the start of a frame', () => {
  it('is where a mark on that picture belongs', () => {
    expect(frameStart(150, 10)).toBe(100)
    expect(frameStart(100, 10)).toBe(100)
    expect(frameStart(99.99, 10)).toBe(100)
    expect(frameStart(stepFrames(0, 29.97, 3, 10_000), 29.97)).toBe(100)
  })
})
