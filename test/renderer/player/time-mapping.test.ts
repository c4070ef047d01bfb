import { describe, expect, it } from 'vitest'
import { resultToSource, showsInstant, sourceToResult, stretchesLength, stretchInResult } from '../../../renderer/player/time-mapping.ts'

const whole = [{ startMs: 0, endMs: 60_000 }]
const normal = [
  { startMs: 0, endMs: 20_000 },
  { startMs: 30_000, endMs: 45_000 },
]

describe('the instant of the recording that a result shows', () => {
  it('is the same instant where the result shows everything', () => {
    for (const ms of [0, 1, 30_000, 59_999]) expect(resultToSource(whole, ms)).toBe(ms)
  })

  it('jumps over what a split result leaves out', () => {
    expect(resultToSource(normal, 19_999)).toBe(19_999)
    expect(resultToSource(normal, 20_000)).toBe(30_000)
    expect(resultToSource(normal, 34_999)).toBe(44_999)
  })

  it('stays at the end where the result lasts a frame longer', () => {
    expect(resultToSource(normal, 35_150)).toBe(45_000)
    expect(resultToSource(normal, -3)).toBe(0)
  })
})

describe('the instant of the result that shows the recording', () => {
  it('is the way back, wherever the result shows it', () => {
    for (let ms = 0; ms < stretchesLength(normal); ms += 250) expect(sourceToResult(normal, resultToSource(normal, ms))).toBe(ms)
  })

  it('is the next shown instant for what is left out, and the end after the last', () => {
    expect(sourceToResult(normal, 25_000)).toBe(20_000)
    expect(sourceToResult(normal, 50_000)).toBe(35_000)
    expect(sourceToResult([{ startMs: 20_000, endMs: 30_000 }], 5_000)).toBe(0)
  })

  it('knows what is left out', () => {
    expect(showsInstant(normal, 19_999)).toBe(true)
    expect(showsInstant(normal, 20_000)).toBe(false)
  })
})

describe('a stretch of the recording in the result', () => {
  it('stands where the result shows it', () => {
    expect(stretchInResult(normal, { startMs: 32_000, endMs: 40_000 })).toEqual([{ startMs: 22_000, endMs: 30_000 }])
  })

  it('closes up over what is left out', () => {
    expect(stretchInResult(normal, { startMs: 10_000, endMs: 40_000 })).toEqual([{ startMs: 10_000, endMs: 30_000 }])
  })

  it('is nowhere when the result leaves it out', () => {
    expect(stretchInResult(normal, { startMs: 20_000, endMs: 30_000 })).toEqual([])
  })
})
