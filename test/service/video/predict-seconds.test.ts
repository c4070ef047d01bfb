import { describe, expect, it } from 'vitest'
import { predictSeconds, type Work } from '../../../electron/service/video/predict-seconds.ts'
import type { Trial } from '../../../electron/service/video/trial.ts'
import { analysisOf, slideshow } from '../../fixtures/analyses.ts'

const analysis = { ...analysisOf(slideshow(60)), seconds: 6 }
const picture = { width: 1920, height: 1080, frameRate: analysis.seen.frameRate }
const frames = 200
const trial: Trial = {
  ...{ ...picture, settleMs: 0, frames, durationMs: 60_000, passes: [], legibility: 1, folder: '' },
  ...{ encodeSeconds: 10, compareSeconds: 4, legibilityCurve: { stepMs: 1_000, values: [] } },
}
const work: Work = { analysis, trial: null, isTried: false, isFullQuality: false }
const all = { picture, frames, share: 1 }
const seconds = (changes: Partial<Work> = {}, of = all) => predictSeconds(of.picture, of.frames, of.share, { ...work, ...changes })

describe('the time that a video takes', () => {
  it('is longer on a machine that took longer to look at the recording', () => {
    expect(seconds({ analysis: { ...analysis, seconds: 12 } })).toBeGreaterThan(seconds() * 1.3)
  })
  it('is longer the more pixels there are to draw', () => {
    const small = { ...picture, width: 1280, height: 720 }
    expect(seconds({}, { ...all, picture: small })).toBeLessThan(seconds())
    expect(seconds({}, { ...all, frames: frames / 2 })).toBeLessThan(seconds())
  })
  it('is longer at another rate than that of the copy', () => {
    expect(seconds({}, { ...all, picture: { ...picture, frameRate: 15 } })).toBeGreaterThan(seconds())
  })
  it('follows the trial where there is one, whatever the analysis took', () => {
    expect(seconds({ trial })).toBe(seconds({ trial, analysis: { ...analysis, seconds: 60 } }))
    expect(seconds({ trial: { ...trial, encodeSeconds: 20 } })).toBeGreaterThan(seconds({ trial }) * 1.5)
  })
  it('is a pass less when the trial is the first', () => expect(seconds({ trial }) - seconds({ trial, isTried: true })).toBeCloseTo(10))
  it('is next to nothing when the trial looks like the recording: it is packed and compared', () => {
    expect(seconds({ trial, isTried: true, isFullQuality: true })).toBeLessThan(7)
  })
})
