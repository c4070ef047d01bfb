import { expect, test } from 'vitest'
import { chooseSettings } from './peer-constrict.ts'
import { pictureKilobits } from './peer-ffmpeg4discord.ts'
import { shareOut } from './peer.ts'
import { choosePeers } from './peers.ts'
import type { BenchRecording } from './recording-facts.ts'

const recording: BenchRecording = {
  name: 'explorer',
  path: 'explorer.mp4',
  width: 1920,
  height: 1080,
  frameRate: 30,
  durationSeconds: 120,
  isSpoken: true,
  channels: 1,
  audioBitsPerSecond: 114_000,
}

test('the plain way takes the sound off, at most a third, and none where there is none', () => {
  expect(shareOut(recording, 1_800_000)).toEqual({ total: 120, sound: 32, picture: 88 })
  expect(shareOut(recording, 450_000)).toEqual({ total: 30, sound: 10, picture: 20 })
  expect(shareOut({ ...recording, audioBitsPerSecond: 2_274 }, 450_000)).toEqual({ total: 30, sound: 10, picture: 27 })
  expect(shareOut({ ...recording, channels: 0, audioBitsPerSecond: 0 }, 450_000)).toEqual({ total: 30, sound: 0, picture: 30 })
})

test('ffmpeg4discord counts in mebibytes and whole seconds', () => {
  expect(pictureKilobits(10, 120.9, 96)).toBe(586)
  expect(pictureKilobits(0.4, 120, 96)).toBeLessThan(0)
})

test('Constrict crushes at the rates of the bench, and has a ladder above them', () => {
  const crushed = chooseSettings(recording, 900_000, 1)
  expect(crushed).toMatchObject({ sound: 12, height: 144, frameRate: 24, preset: 'veryslow' })
  expect(crushed.picture).toBeCloseTo(45.9)
  expect(chooseSettings(recording, 20_000_000, 1)).toMatchObject({ sound: 96, height: 720, frameRate: 30, preset: 'medium' })
  expect(chooseSettings({ ...recording, width: 1280, height: 720 }, 60_000_000, 1).height).toBe(720)
})

test('the plain two-pass comes first, because times are told against it', () => {
  expect(choosePeers('none')).toEqual([])
  expect(choosePeers('plain').map(({ name }) => name)).toEqual(['two-pass, as recorded', 'two-pass, 720p'])
  expect(choosePeers('all')).toHaveLength(5)
})
