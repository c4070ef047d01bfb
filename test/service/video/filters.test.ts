import { expect, it } from 'vitest'
import { blockRanges } from '../../../electron/service/video/filters.ts'

it('cuts the sound where the picture is cut, and never drifts from it', () => {
  const frameRate = 29.97
  const ranges = Array.from({ length: 100 }, (_, index) => ({ startFrame: index * 31, endFrame: index * 31 + 7 }))
  let frames = 0
  let blocks = 0
  for (const [index, range] of blockRanges(ranges, frameRate).entries()) {
    expect(Math.abs(range.startFrame - ((ranges[index]?.startFrame ?? 0) * 1000) / frameRate)).toBeLessThanOrEqual(0.5)
    frames += 7
    blocks += range.endFrame - range.startFrame
    expect(Math.abs(blocks - (frames * 1000) / frameRate)).toBeLessThanOrEqual(0.5)
  }
})
