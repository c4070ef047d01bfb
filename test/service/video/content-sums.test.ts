import { describe, expect, it } from 'vitest'
import { sumTempo } from '../../../electron/service/video/content-sums.ts'
import { analysisOf, scrolling, secondsOf, slideshow } from '../../fixtures/analyses.ts'

const passages = (...seconds: [number, number][]) => seconds.map(([start, end]) => ({ startMs: start * 1000, endMs: end * 1000 }))
const sums = (activity: Parameters<typeof analysisOf>[0], tempo = 0, shown = passages([0, activity.length]), frameRate = 5) => {
  const { seen } = analysisOf(activity)
  return sumTempo(seen, seen.tempos[tempo]!, shown, frameRate)
}

describe('what passages cost to draw', () => {
  it('is the sum of their changes, and of no others', () => {
    const activity = secondsOf(20, [1, 'change'], [9, 'still'])
    expect(sums(activity, 0, passages([10, 20])).cells).toBe(2_500)
    expect(sums(activity, 0, passages([11, 20])).cells).toBe(1)
    expect(sums(activity, 0, passages([0, 1], [10, 11])).cells).toBe(sums(activity).cells)
  })
  it('is less when pages are held back until they have settled, and something is then hidden', () => {
    expect(sums(scrolling(60), 2).cells).toBeLessThan(sums(scrolling(60), 0).cells)
    expect(sums(scrolling(60), 0).hiddenShare).toBe(0)
    expect(sums(scrolling(60), 2).hiddenShare).toBeGreaterThan(0)
    expect(sums(scrolling(60), 2).hiddenShare).toBeLessThan(1)
  })
  it('grows with the frame rate where a page is on its way, and only there', () => {
    expect(sums(scrolling(60), 0, passages([0, 60]), 30).cells).toBeGreaterThan(sums(scrolling(60)).cells)
    expect(sums(slideshow(60), 0, passages([0, 60]), 30).cells).toBe(sums(slideshow(60)).cells)
  })
  it('is never nothing, also of passages behind the end', () => {
    expect(sums(slideshow(10), 0, passages([50, 60]))).toEqual({ cells: 1, hiddenShare: 0 })
  })
})
