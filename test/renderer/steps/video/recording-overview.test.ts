import { emptySubmission, marksKey, type Fit, type Section } from '#shared/domain/submission.ts'
import { noWishes, wishesKey, type VideoPlan } from '#shared/domain/video-plan.ts'
import { describe, expect, it } from 'vitest'
import { overviewAt, overviewOf } from '../../../../renderer/steps/video/recording-overview.ts'

const sha256 = 'c'.repeat(64)
const properties = { durationMs: 2_000, width: 2, height: 2, frameRate: 5, videoCodec: 'h264', audioCodec: null }
const plan: VideoPlan = {
  split: false,
  reason: '',
  outputs: [],
  legibility: 0.9,
  seconds: 1,
  isBelowFloor: false,
  cut: null,
  alternatives: [],
  timeline: { stepMs: 1_000, activity: ['still', 'typing'], hasSpeech: [true, false], legibility: [0.95, 0.9] },
}
const fit: Fit = {
  recordingSha256: sha256,
  marksKey: marksKey([]),
  wishesKey: wishesKey(noWishes),
  limitBytes: 4_500_000,
  split: false,
  reason: '',
  outputs: [
    {
      flow: 'all',
      file: { name: 'v.mp4', bytes: 1, sha256: 'a'.repeat(64) },
      properties,
      passages: [{ startMs: 0, endMs: 2_000 }],
      predicted: null,
      measured: {
        bytes: 1,
        limitShare: 1,
        legibility: 0.8,
        ssim: 0.98,
        driftMs: 0,
        loudnessLufs: null,
        truePeakDecibels: null,
        legibilityCurve: { stepMs: 1_000, values: [0.85, 0.8] },
        ssimCurve: { stepMs: 1_000, values: [0.98, 0.98] },
        worst: [],
      },
    },
  ],
}
const video: Section<'video'> = {
  ...emptySubmission().video,
  recording: { file: { name: 'r.mp4', bytes: 9, sha256 }, properties, preview: null },
  fit,
}

describe('the overview of a recording', () => {
  it('tells what was measured while the video is current, else what is foretold', () => {
    expect(overviewOf(plan, video)).toMatchObject({ source: 'measured', legibility: { values: [0.85, 0.8] } })
    for (const changed of [
      { ...video, fit: null },
      { ...video, wishes: { ...noWishes, prefer: 'motion' as const } },
      { ...video, marks: [{ atMs: 1_000, title: '', flow: 'exception' as const, scene: '' as const }] },
    ])
      expect(overviewOf(plan, changed)).toMatchObject({ source: 'foretold', legibility: { values: [0.95, 0.9] } })
  })

  it('says of every instant what happens there and how much can be read', () => {
    const overview = overviewOf(plan, { ...video, fit: null })
    expect(overviewAt(overview, 0)).toBe('still, with speech, 95 % of the words readable')
    expect(overviewAt(overview, 1_999)).toBe('typing, 90 % of the words readable')
  })
})
