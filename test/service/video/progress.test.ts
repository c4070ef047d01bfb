import { describe, expect, it } from 'vitest'
import { createFitProgress } from '../../../electron/service/video/fit-progress.ts'
import { createProgressReader } from '../../../electron/service/video/progress.ts'

describe('the progress of ffmpeg', () => {
  it('is reported once a block is complete', () => {
    const reader = createProgressReader()
    const reports = [
      'frame=120',
      'fps= 33.1',
      'stream_0_0_q=28.0',
      'bitrate= 401.1kbits/s',
      'total_size=N/A',
      'out_time_us=4000000',
      'out_time_ms=4000000',
      'out_time=00:00:04.000000',
      'dup_frames=0',
      'drop_frames=3',
      'speed=1.1x',
      'progress=continue',
    ].map((line) => reader.read(line))
    expect(reports.slice(0, -1).every((report) => report === null)).toBe(true)
    expect(reports.at(-1)).toEqual({ frames: 120, outTimeMs: 4_000, isDone: false })
    expect(reader.read('progress=end')).toMatchObject({ isDone: true })
  })
  it('does not know an instant before the first packet', () => {
    const reader = createProgressReader()
    for (const line of ['frame=0', 'out_time_ms=N/A', 'out_time_ms=-9223372036854775808']) reader.read(line)
    expect(reader.read('progress=continue')).toEqual({ frames: 0, outTimeMs: null, isDone: false })
  })
  it('is told apart from what ffmpeg has to say', () => {
    const reader = createProgressReader()
    expect(reader.read('[libx264 @ 0x1] frame=I:1 is no progress')).toBe('message')
    expect(reader.read('')).toBeNull()
  })
})

describe('the bar over all passes', () => {
  it('never goes back, ends at 1, and is silent about the time left for two seconds', () => {
    let now = 0
    const shown: { fraction: number; secondsLeft: number | null }[] = []
    const nextSlot = createFitProgress(
      (progress) => shown.push(progress),
      () => now,
    )
    for (const slot of [nextSlot(0.2), nextSlot(0.8)]) {
      for (const share of [0.5, 1]) {
        const stage = slot.stage('Work', share)
        for (const fraction of [0, 0.5, 0.3, Number.NaN, 1.7]) {
          now += 400
          stage(fraction)
        }
      }
    }
    for (const [index, { fraction, secondsLeft }] of shown.entries()) {
      expect(fraction).toBeGreaterThanOrEqual(shown[index - 1]?.fraction ?? 0)
      expect(secondsLeft === null || secondsLeft >= 0).toBe(true)
    }
    expect(shown[3]?.secondsLeft).toBeNull()
    expect(shown.at(-1)).toMatchObject({ fraction: 1, secondsLeft: 0 })
  })
})
