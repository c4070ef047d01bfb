import { describe, expect, it } from 'vitest'
import { percentOf, roughTime, timeLeft } from '../../../renderer/client/words.ts'

describe('a rough time', () => {
  it('is never too short', () => {
    expect([0, 0.4, 41.2, 59.5].map(roughTime)).toEqual(['about 1 s', 'about 1 s', 'about 42 s', 'about 60 s'])
    expect([60, 155, 599].map(roughTime)).toEqual(['about 1 min', 'about 2 min 40 s', 'about 10 min'])
    expect([601, 1_305, 3_539].map(roughTime)).toEqual(['about 11 min', 'about 22 min', 'about 59 min'])
    expect([3_599, 3_661, 7_190].map(roughTime)).toEqual(['about 1 h', 'about 1 h 2 min', 'about 2 h'])
  })

  it('runs out in words', () => {
    expect([0.5, 160].map(timeLeft)).toEqual(['almost done', 'about 2 min 40 s left'])
  })
})

describe('a share in per cent', () => {
  it('is cut off: 100 % is all of it, and what misses a floor never reads as the floor', () => {
    expect([0, 0.29, 0.799, 0.8, 0.94, 0.9999, 1].map(percentOf)).toEqual(['0 %', '29 %', '79 %', '80 %', '94 %', '99 %', '100 %'])
  })
})
