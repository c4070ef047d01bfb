import { describe, expect, it } from 'vitest'
import { losslessLookingQuality } from '../../../electron/service/video/picture-options.ts'
import { boundQuality, nextQuality, type QualityPass } from '../../../electron/service/video/quality-search.ts'

const room = 1_000_000

/** Follows the search on a picture that has all its room at `fit`, and halves with so many steps. */
function search(start: number, fit: number, halving: number) {
  const passes: QualityPass[] = []
  for (let quality = start; ;) {
    passes.push({ quality, bytes: room * 2 ** ((fit - quality) / halving) })
    const step = nextQuality(passes, room)
    if (step.kind !== 'encode') return { end: step.kind, passes, excess: (passes.at(-1)?.bytes ?? 0) / room }
    quality = step.quality
  }
}

describe('the search for the quality', () => {
  it('is content with a first pass that is near', () => {
    expect(search(30, 32, 7)).toMatchObject({ end: 'done', passes: { length: 1 } })
  })
  it.each([
    ['a screen', 7],
    ['noise', 3.5],
    ['a picture that hardly moves', 10],
  ])('comes near within three passes for %s, from far off on either side', (_, halving) => {
    for (const start of [20, 44]) {
      const { end, passes, excess } = search(start, 32, halving)
      expect(end).toBe('done')
      expect(passes.length).toBeLessThanOrEqual(3)
      expect(excess).toBeLessThan(1.7)
      expect(excess).toBeGreaterThan(1 / 2.2)
    }
  })
  it('ends with the finest that one sees when that fits', () => {
    const { end, passes } = search(30, losslessLookingQuality - 8, 7)
    expect(end).toBe('looks-lossless')
    expect(passes.at(-1)?.quality).toBe(losslessLookingQuality)
  })
  it('goes nowhere when the coarsest is still too large', () => {
    expect(search(boundQuality(100), 100, 7)).toMatchObject({ end: 'done', passes: { length: 1 } })
  })
  it('takes no more than three passes, whatever comes out', () => {
    const passes: QualityPass[] = []
    for (const bytes of [100, 9_000_000, 50, 8_000_000]) {
      passes.push({ quality: 30 + passes.length, bytes })
      if (nextQuality(passes, room).kind === 'done') break
    }
    expect(passes).toHaveLength(3)
  })
})
