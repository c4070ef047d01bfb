import { describe, expect, it } from 'vitest'
import { formatFrameRate, kilobitsPerSecond, percentOfLimit, sizeBudget } from '../../../../renderer/steps/video/size-budget.ts'

const output = {
  flow: 'all' as const,
  durationMs: 100_000,
  width: 1920,
  height: 1080,
  frameRate: 5,
  videoBitsPerSecond: 300_000,
  audioBitsPerSecond: 24_000,
  audioSampleRate: 32_000,
  settleMs: 0,
  codec: 'h264' as const,
  predicted: { bytes: 4_100_000, legibility: 0.94, seconds: 160 },
}

describe('the size budget', () => {
  it('is picture, voice and the index that is left', () => {
    expect(sizeBudget(output)).toEqual({ pictureBytes: 3_750_000, voiceBytes: 300_000, indexBytes: 50_000, totalBytes: 4_100_000 })
  })

  it('adds up to the total even when the rates promise more', () => {
    for (const bytes of [0, 100_000, 3_000_000]) {
      const predicted = { ...output.predicted, bytes }
      const { pictureBytes, voiceBytes, indexBytes, totalBytes } = sizeBudget({ ...output, predicted })
      expect(pictureBytes + voiceBytes + indexBytes).toBe(totalBytes)
      expect(Math.min(pictureBytes, voiceBytes, indexBytes)).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('figures', () => {
  it('read as people read them', () => {
    expect(formatFrameRate(29.970_03)).toBe('29.97')
    expect(formatFrameRate(5)).toBe('5')
    expect(kilobitsPerSecond(4_478_000, 100_000)).toBe(358)
    expect(kilobitsPerSecond(10, 0)).toBe(0)
  })

  it('never say 100 % below the limit', () => {
    expect(percentOfLimit(4_499_999, 4_500_000)).toBe('99.9 %')
    expect(percentOfLimit(4_500_000, 4_500_000)).toBe('100.0 %')
  })
})
