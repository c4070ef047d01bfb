import { expect, it } from 'vitest'
import { splitJpegs } from '../../../electron/service/video/split-jpegs.ts'
import { createPeaks, peakStepMs } from '../../../electron/service/video/waveform.ts'

it('a waveform has two thousand values at most, and fifty a second at most', () => {
  expect(peakStepMs(1_000)).toBe(20)
  for (const durationMs of [40_001, 600_000, 10_800_000]) expect(durationMs / peakStepMs(durationMs)).toBeLessThanOrEqual(2_000)
})

it('peaks are the highest of each step, however the samples come', () => {
  const samples = Int16Array.from([0, 100, -16_384, 0, 32_767, 1, -32_768, 0, 3])
  const bytes = new Uint8Array(samples.buffer)
  for (const size of [1, 3, 100]) {
    // Two samples a step; the last sample is one too many and counts for the last step.
    const peaks = createPeaks({ stepMs: 2, sampleRate: 1_000, count: 4 })
    for (let start = 0; start < bytes.length; start += size) peaks.take(bytes.subarray(start, start + size))
    expect(peaks.values()).toEqual([0.003, 0.5, 1, 1])
  }
})

it('pictures one behind the other are taken apart between the end of one and the start of the next', () => {
  const picture = (...data: number[]) => [0xff, 0xd8, ...data, 0xff, 0xd9]
  const [first, second] = [picture(1, 0xff, 0, 0xd8), picture(2)]
  expect(splitJpegs(Buffer.from([...first, ...second])).map((bytes) => [...bytes])).toEqual([first, second])
  expect(splitJpegs(Buffer.alloc(0))).toEqual([])
})
