import { expect, test } from 'vitest'
import { addUsage, createWatch, noUsage } from './usage.ts'

const service = { id: 1, residentBytes: 100, cpuSeconds: 1, args: ['node', 'fit.ts'] }
const encoder = { id: 2, residentBytes: 300, cpuSeconds: 5, args: ['ffmpeg', '-pass', '2', '-b:v', '60k'] }

test('memory is the highest sum at one instant, processor time the last known of each process', () => {
  const watch = createWatch()
  watch.look([service, { ...encoder, cpuSeconds: 2 }])
  watch.look([{ ...service, cpuSeconds: 3 }, encoder])
  watch.look([{ ...service, residentBytes: 350 }])
  expect(watch.usage(9)).toEqual({ seconds: 9, cpuSeconds: 6, peakBytes: 400, secondPasses: 1 })
})

test('a second pass is one process, and a first pass is none', () => {
  const watch = createWatch()
  watch.look([{ ...encoder, id: 3, args: ['ffmpeg', '-pass', '1'] }, service])
  watch.look([encoder])
  watch.look([encoder, { ...encoder, id: 4 }])
  expect(watch.usage(1).secondPasses).toBe(2)
})

test('one after the other: times add up, memory does not', () => {
  const one = { seconds: 1, cpuSeconds: 2, peakBytes: 10, secondPasses: 0 }
  expect(addUsage(addUsage(noUsage, one), { ...one, peakBytes: 7, secondPasses: 1 })).toEqual({
    seconds: 2,
    cpuSeconds: 4,
    peakBytes: 10,
    secondPasses: 1,
  })
})
