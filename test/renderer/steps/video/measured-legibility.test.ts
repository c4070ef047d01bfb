import type { FittedVideo } from '#shared/domain/submission.ts'
import type { VideoMeasurement } from '#shared/domain/video-plan.ts'
import { describe, expect, it } from 'vitest'
import { measuredInRecording } from '../../../../renderer/steps/video/measured-legibility.ts'
import { measuredAt, soundInWords } from '../../../../renderer/steps/video/result-words.ts'

const measuredAs = (...values: number[]): VideoMeasurement => ({
  bytes: 1,
  limitShare: 0.9,
  legibility: 0.9,
  ssim: 0.98,
  driftMs: 0,
  loudnessLufs: -18.24,
  truePeakDecibels: -1.5,
  legibilityCurve: { stepMs: 1_000, values },
  ssimCurve: { stepMs: 2_000, values: [0.98, 0.9134] },
  worst: [],
})

const video = (passages: FittedVideo['passages'], measured: VideoMeasurement | null): FittedVideo => ({
  flow: 'all',
  file: { name: 'video.mp4', bytes: 1, sha256: 'a'.repeat(64) },
  properties: { durationMs: 3_000, width: 2, height: 2, frameRate: 5, videoCodec: 'h264', audioCodec: 'aac' },
  passages,
  predicted: null,
  measured,
})

describe('what was measured, at the instants of the recording', () => {
  it('stands where the recording shows what the video shows', () => {
    expect(measuredInRecording([video([{ startMs: 0, endMs: 3_000 }], measuredAs(0.9, 0.8, 0.7))], 3_000, 1_000)).toEqual({
      stepMs: 1_000,
      values: [0.9, 0.8, 0.7],
    })
  })

  it('is nothing where the video leaves the recording out', () => {
    const passages = [
      { startMs: 0, endMs: 1_000 },
      { startMs: 3_000, endMs: 4_000 },
    ]
    expect(measuredInRecording([video(passages, measuredAs(0.9, 0.7))], 5_000, 1_000)?.values).toEqual([0.9, null, null, 0.7, null])
  })

  it('comes from whichever of two files shows the instant', () => {
    const outputs = [video([{ startMs: 0, endMs: 2_000 }], measuredAs(0.9, 0.8)), video([{ startMs: 2_000, endMs: 3_000 }], measuredAs(0.5))]
    expect(measuredInRecording(outputs, 3_000, 1_000)?.values).toEqual([0.9, 0.8, 0.5])
  })

  it('is not told by files of before there were measurements', () => {
    expect(measuredInRecording([video([{ startMs: 0, endMs: 3_000 }], null)], 3_000, 1_000)).toBeNull()
  })
})

describe('what was measured, in words', () => {
  it('is said for every instant', () => {
    expect(measuredAt(measuredAs(0.9, 0.8, 0.715), 2_500)).toBe('71 % of the words readable, SSIM 0.913')
  })

  it('says how loud the sound is, where that was measured', () => {
    expect(soundInWords(video([], measuredAs(1)))).toBe('AAC, −18.2 LUFS')
    expect(soundInWords(video([], null))).toBe('AAC')
    expect(soundInWords({ ...video([], null), properties: { ...video([], null).properties, audioCodec: null } })).toBe('none')
  })
})
