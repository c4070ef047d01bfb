import { expect, test } from 'vitest'
import { readSimilarity } from './similarity.ts'

test('the similarity of the luma is taken, and none where ffmpeg failed', () => {
  expect(readSimilarity('[Parsed_ssim_6 @ 0x1] SSIM Y:0.984512 (18.1) U:0.99 (20) V:0.99 (20) All:0.98 (18)')).toBe(0.984512)
  expect(readSimilarity('Conversion failed!')).toBe(null)
})
