import { describe, expect, it } from 'vitest'
import { noWishes, type Activity, type Passage, type VideoWishes } from '#shared/domain/video-plan.ts'
import { proposeCuts } from '../../../electron/service/video/propose-cuts.ts'
import { analysisOf, secondsOf, usualCurve } from '../../fixtures/analyses.ts'

/** Changes in the first second, then stands still for nine; again and again. */
const slow = secondsOf(60, [1, 'typing'], [9, 'still'])
function proposed(activity: readonly Activity[], seconds: number, wishes: Partial<VideoWishes> = {}, hasSpeech: boolean[] = []) {
  const analysis = analysisOf(activity, { heard: { loudness: null, hasSpeech } })
  return proposeCuts({ analysis, curves: [usualCurve], marks: [], limitBytes: 4_500_000, wishes: { ...noWishes, ...wishes } }, seconds * 1000)
}
const times = (passages: readonly Passage[]) => passages.map(({ startMs, endMs }) => [startMs, endMs])

describe('dead time', () => {
  it('is where nothing moves for longer than was asked; a second stays at either end, three at the end of the recording', () => {
    const { pieces, savedMs } = proposed(slow, 5)
    expect(times(pieces)).toEqual([
      [2_000, 9_000],
      [12_000, 19_000],
      [22_000, 29_000],
      [32_000, 39_000],
      [42_000, 49_000],
      [54_000, 60_000],
    ])
    expect(pieces.map((piece) => piece.savedMs)).toEqual([7_000, 7_000, 7_000, 7_000, 7_000, 6_000])
    expect(savedMs).toBe(41_000)
    expect(proposed(slow, 9).pieces).toEqual([])
  })
  it('is not where somebody speaks', () => {
    const hasSpeech = slow.map((_, second) => second === 15 || second > 20)
    expect(times(proposed(slow, 3, {}, hasSpeech).pieces)).toEqual([
      [2_000, 9_000],
      [12_000, 14_000],
      [17_000, 19_000],
    ])
  })
  it('that is left out already is not proposed again', () => {
    const cuts = [
      { startMs: 0, endMs: 31_000 },
      { startMs: 34_000, endMs: 36_000 },
    ]
    const { pieces } = proposed(slow, 5, { cuts })
    expect(times(pieces)).toEqual([
      [32_000, 34_000],
      [36_000, 39_000],
      [42_000, 49_000],
      [54_000, 60_000],
    ])
  })
  it('at the beginning goes but for the second before something happens', () => {
    expect(times(proposed(secondsOf(30, [20, 'still'], [10, 'typing']), 5).pieces)).toEqual([[0, 19_000]])
  })
  it('never is everything', () => {
    expect(proposed(secondsOf(30, [30, 'still']), 5)).toMatchObject({ savedMs: 0, pieces: [] })
  })
})

it('leaving it out makes the text more legible where bits are short: the sound of silence takes some too', () => {
  const { legibilityBefore, legibilityAfter } = proposed(secondsOf(1_800, [2, 'change'], [3, 'typing'], [15, 'still']), 3)
  expect(legibilityAfter).toBeGreaterThan(legibilityBefore)
})
