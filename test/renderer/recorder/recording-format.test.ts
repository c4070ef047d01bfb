import { expect, test } from 'vitest'
import { evenSize, fitInside } from '../../../renderer/recorder/constant-size.ts'
import { elapsedMs, pauseClock, resumeClock, startClock } from '../../../renderer/recorder/recording-clock.ts'
import { chooseFormat } from '../../../renderer/recorder/recording-format.ts'
import { levelOf } from '../../../renderer/recorder/sound.ts'

test('H.264 in MP4 is recorded wherever it can be made, else the next best; fewer pictures where there are few cores', () => {
  expect(chooseFormat(() => true, 8)).toMatchObject({ mimeType: 'video/mp4;codecs=avc1', frameRate: 30 })
  expect(chooseFormat((type) => type.includes('vp'), 2)).toMatchObject({ mimeType: 'video/webm;codecs=vp8', frameRate: 20 })
  expect(chooseFormat(() => false, 8)).toBeNull()
})

test('a picture has even sides', () => {
  expect(evenSize({ width: 1367, height: 769 })).toEqual({ width: 1366, height: 768 })
  expect(evenSize({ width: 1, height: 4 })).toEqual({ width: 2, height: 4 })
})

test('a window that has become larger is shown whole and smaller, one that has become smaller as it is, in the middle', () => {
  const frame = { width: 800, height: 600 }
  expect(fitInside({ width: 1600, height: 600 }, frame)).toEqual({ x: 0, y: 150, width: 800, height: 300 })
  expect(fitInside({ width: 400, height: 300 }, frame)).toEqual({ x: 200, y: 150, width: 400, height: 300 })
})

test('pauses do not count', () => {
  const running = startClock(1_000)
  const paused = pauseClock(running, 3_000)
  expect(elapsedMs(paused, 60_000)).toBe(2_000)
  expect(elapsedMs(resumeClock(paused, 60_000), 60_500)).toBe(2_500)
})

test('a level is told along decibels: silence, a whisper, full scale', () => {
  expect(levelOf(new Float32Array(64))).toBe(0)
  expect(levelOf(new Float32Array(64).fill(0.001))).toBeCloseTo(0)
  expect(levelOf(new Float32Array(64).fill(0.0316))).toBeCloseTo(0.5, 2)
  expect(levelOf(new Float32Array(64).fill(1))).toBe(1)
})
