import { describe, expect, it } from 'vitest'
import { probeSizes } from '../../../electron/service/video/plan-candidates.ts'
import { frameRates, fullSize, pictureLadder, reducePicture } from '../../../electron/service/video/plan-picture.ts'

const sources = [
  { width: 320, height: 180, frameRate: 5 },
  { width: 641, height: 359, frameRate: 25 },
  { width: 1080, height: 1920, frameRate: 60 },
  { width: 3440, height: 1440, frameRate: 120 },
  { width: 3840, height: 2160, frameRate: 59.94 },
  { width: 7680, height: 4320, frameRate: 24 },
  { width: 1, height: 1, frameRate: 1 },
]

describe('a picture that may be delivered', () => {
  it.each(sources)('of $width x $height at $frameRate never has more pixels or frames than the source, and has even sides', (source) => {
    for (const picture of pictureLadder({ ...source, peakFrameRate: source.frameRate })) {
      expect((picture.width % 2) + (picture.height % 2)).toBe(0)
      expect(picture.width).toBeLessThanOrEqual(Math.max(2, Math.min(source.width, 1920)))
      expect(picture.height).toBeLessThanOrEqual(Math.max(2, Math.min(source.height, 1920)))
      expect(picture.frameRate).toBeLessThanOrEqual(Math.min(30, source.frameRate))
    }
  })
  it('keeps the shape of a picture turned on its side, and of a very wide one', () => {
    expect(fullSize({ width: 2160, height: 3840 })).toEqual({ width: 1080, height: 1920 })
    expect(fullSize({ width: 3840, height: 1080 })).toEqual({ width: 1920, height: 540 })
  })
  it('has a whole fraction of a constant frame rate, so that no frame stands longer than another', () => {
    expect(frameRates({ width: 1, height: 1, frameRate: 60, peakFrameRate: 60 })).toEqual([
      30, 20, 15, 12, 10, 8.571, 7.5, 6.667, 6, 5.455, 5, 4.615, 3, 2, 1,
    ])
    expect(frameRates({ width: 1, height: 1, frameRate: 25, peakFrameRate: 25 })[1]).toBe(12.5)
  })
  it('of a variable rate may have the rate of its busiest stretches', () => {
    expect(frameRates({ width: 1, height: 1, frameRate: 8.3, peakFrameRate: 30 })[0]).toBe(30)
  })
  it('has fewer frames, then fewer pixels, with every step down', () => {
    const source = { width: 1920, height: 1080, frameRate: 30, peakFrameRate: 30 }
    const seen: number[] = []
    for (let picture = reducePicture(source, source); picture; picture = reducePicture(source, picture)) {
      seen.push(picture.width * picture.height * picture.frameRate)
    }
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  })
})

describe('the sizes that are tried for legibility', () => {
  it.each(sources)('of $width x $height are the full one, and smaller ones of the same shape with even sides', (source) => {
    const [full, ...smaller] = probeSizes(source)
    expect(full).toEqual(fullSize(source))
    for (const { width, height } of smaller) {
      expect((width % 2) + (height % 2)).toBe(0)
      expect(width * height).toBeLessThan(full!.width * full!.height)
      expect(Math.abs(width / height - full!.width / full!.height)).toBeLessThan(0.01)
    }
  })
  it('are none but the full one where its text is small already', () => expect(probeSizes({ width: 1280, height: 720 }).length).toBe(1))
})
