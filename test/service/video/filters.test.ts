import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  blockRanges,
  pictureFilter,
  referenceFilter,
  resultFilter,
  soundFilter,
  steadyPictureFilter,
} from '../../../electron/service/video/filters.ts'
import type { FrameRange } from '../../../electron/service/video/passages.ts'
import type { OutputPlan } from '../../../electron/service/video/output-plan.ts'
import { testTools } from '../../helpers/clips.ts'

/** The ffmpeg that comes with the application, and that of the system where there is one: releases differ in what a filter does at the end. */
const programs = [(await testTools()).ffmpegPath, 'ffmpeg'].filter((path) => spawnSync(path, ['-version']).status === 0)

const frameRate = 10
const range = (startFrame: number, endFrame: number): FrameRange => ({ startFrame, endFrame })
const outputOf = (...ranges: FrameRange[]) => ({ width: 16, height: 16, frameRate, ranges }) as OutputPlan

/** Lets a filter have `count` frames of which each shows its own number. @returns the numbers that come out. */
function framesThrough(program: string, count: number, filter: string): number[] {
  const input = Buffer.concat(Array.from({ length: count }, (_, frame) => Buffer.alloc(256, frame % 256)))
  const options = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-video_size', '16x16', '-framerate', `${frameRate}`, '-i', 'pipe:0']
  const output = execFileSync(
    program,
    ['-v', 'error', ...options, '-vf', `${filter},format=gray`, '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    { input },
  )
  return Array.from({ length: output.length / 256 }, (_, frame) => output[frame * 256] ?? -1)
}
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

describe.each(programs)('the pictures of an output, with %s', (program) => {
  const tick = '1/190'
  const all = (count: number) => Array.from({ length: count }, () => true)
  it('are all of the recording, and the last once more', () => {
    expect(framesThrough(program, 30, pictureFilter(outputOf(range(0, 30)), all(30), tick))).toEqual([...numbers(0, 30), 29])
  })
  it('are those of its passages, and end with them', () => {
    const output = outputOf(range(5, 10), range(20, 23))
    expect(framesThrough(program, 60, pictureFilter(output, all(8), tick))).toEqual([...numbers(5, 10), ...numbers(20, 23), 22])
    expect(framesThrough(program, 60, pictureFilter(outputOf(range(59, 60)), [true], tick))).toEqual([59, 59])
  })
  it('are only those that are stored, also in the last hours of a long recording', () => {
    const every = (count: number, isStored: (index: number) => boolean) => Array.from({ length: count }, (_, index) => isStored(index))
    const storedOf = (count: number, isStored: (index: number) => boolean) =>
      framesThrough(program, count, pictureFilter(outputOf(range(0, count)), every(count, isStored), tick)).slice(0, -1)
    expect(storedOf(120, (index) => index % 7 === 0)).toEqual(numbers(0, 120).filter((index) => index % 7 === 0))
    expect(storedOf(97, (index) => index >= 47 && index < 50)).toEqual([47, 48, 49])
    const hours = 40_000
    const kept = storedOf(hours, (index) => index === 0 || index === hours - 3 || index === 20_001)
    expect(kept).toEqual([0, 20_001, hours - 3].map((index) => index % 256))
    const passages = outputOf(range(2, 5), range(9, 12))
    expect(framesThrough(program, 12, pictureFilter(passages, [true, false, true, true, false, true], tick))).toEqual([2, 4, 9, 11, 11])
  })
  it('are repeated up to the next for an encoder that takes no gaps', () => {
    const stored = [true, true, false, false, true, false, false]
    expect(framesThrough(program, 9, steadyPictureFilter(outputOf(range(1, 8)), stored))).toEqual([1, 2, 2, 2, 5, 5, 5])
  })
  it('are compared at the same instants as the recording’s', () => {
    const output = outputOf(range(10, 30), range(50, 65))
    const shown = [...numbers(10, 30), ...numbers(50, 65)]
    for (const step of [10, 17, 30]) {
      const expected = shown.filter((_, index) => index % step === Math.floor(step / 2))
      expect(framesThrough(program, 70, referenceFilter(output, step))).toEqual(expected)
      expect(framesThrough(program, 35, resultFilter(output, step))).toEqual(numbers(0, 35).filter((index) => index % step === Math.floor(step / 2)))
    }
  })
})

describe('the sound of an output', () => {
  it('is cut where the picture is cut, and never drifts from it', () => {
    const ranges = Array.from({ length: 100 }, (_, index) => ({ startFrame: index * 31, endFrame: index * 31 + 7 }))
    let frames = 0
    let blocks = 0
    for (const [index, block] of blockRanges(ranges, 29.97).entries()) {
      expect(Math.abs(block.startFrame - ((ranges[index]?.startFrame ?? 0) * 1000) / 29.97)).toBeLessThanOrEqual(0.5)
      frames += 7
      blocks += block.endFrame - block.startFrame
      expect(Math.abs(blocks - (frames * 1000) / 29.97)).toBeLessThanOrEqual(0.5)
    }
  })
  it('that was not measured is left as it is', () => {
    expect(soundFilter({ ...outputOf(range(0, 30)), audioSampleRate: 48_000 }, null)).not.toContain('volume')
  })
})
