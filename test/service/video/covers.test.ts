import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cover } from '#shared/domain/video-plan.ts'
import { coveredRegions, coverFilters } from '../../../electron/service/video/covers.ts'
import { storedFrames } from '../../../electron/service/video/stored-frames.ts'
import { testTools } from '../../helpers/clips.ts'

const programs = [(await testTools()).ffmpegPath, 'ffmpeg'].filter((path) => spawnSync(path, ['-version']).status === 0)

const share = fc.integer({ min: 0, max: 997 }).map((value) => value / 997)
const anyCover: fc.Arbitrary<Cover> = fc.record({
  startMs: fc.integer({ min: -500, max: 6_000 }),
  endMs: fc.integer({ min: -500, max: 6_500 }),
  x: share,
  y: share,
  width: share,
  height: share,
  kind: fc.constantFrom('solid', 'blur'),
})
const anyRate = fc.constantFrom(1, 3, 4.995, 5, 12, 29.97, 30)
const cover = (changes: Partial<Cover>): Cover => ({ startMs: 0, endMs: 1_000, x: 0.25, y: 0.25, width: 0.5, height: 0.5, kind: 'solid', ...changes })

describe('what is covered', () => {
  const sides = fc.integer({ min: 1, max: 960 }).map((half) => half * 2)
  it('is at least what was asked for, in whole even pixels of the picture and in whole frames', () => {
    fc.assert(
      fc.property(anyCover, anyRate, anyRate, sides, sides, (asked, frameRate, seenFrameRate, width, height) => {
        const [region] = coveredRegions([asked], { frameRate, seenFrameRate }, { width, height })
        const { startMs, endMs, x, y } = asked
        if (endMs <= startMs || endMs <= 0 || asked.width === 0 || asked.height === 0) {
          expect(region).toBeUndefined()
          return
        }
        if (!region) throw new Error('nothing is covered')
        for (const edge of [region.x, region.y, region.width, region.height]) expect(edge % 2).toBe(0)
        expect(region.x).toBeLessThanOrEqual(x * width)
        expect(region.y).toBeLessThanOrEqual(y * height)
        expect(region.x + region.width).toBeGreaterThanOrEqual(Math.min(width, (x + asked.width) * width))
        expect(region.y + region.height).toBeGreaterThanOrEqual(Math.min(height, (y + asked.height) * height))
        expect(region.x + region.width).toBeLessThanOrEqual(width)
        expect(region.y + region.height).toBeLessThanOrEqual(height)
        // A frame shows what came up to half a frame later; the last before the cover ends may show what was there until then.
        expect((region.startFrame + 0.5) / frameRate).toBeLessThanOrEqual(Math.max(0, startMs / 1000) + 1 / frameRate)
        expect(region.startFrame / frameRate).toBeLessThanOrEqual(Math.max(0, startMs / 1000))
        expect(region.endFrame / frameRate).toBeGreaterThanOrEqual(endMs / 1000)
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })
  it('is covered for as long: no frame of its time shows one from before it, whatever is held back or left out', () => {
    const anyChanges = fc.array(fc.constantFrom(0, 0, 0, 0.005, 0.3, 0.6), { minLength: 5, maxLength: 60 })
    const anyBounds = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 })
      .map((bounds) => bounds.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(anyChanges, anyCover, anyRate, anyBounds, fc.constantFrom(0, 1_000, 2_000), (changes, asked, frameRate, bounds, settleMs) => {
        const seen = { frameRate: 5, changes }
        const ranges = bounds.slice(1).flatMap((endFrame, index) => (index % 2 === 0 ? [{ startFrame: bounds[index]!, endFrame }] : []))
        const stored = storedFrames(seen, { frameRate, settleMs, ranges, covers: [asked] })
        const frames = ranges.flatMap(({ startFrame, endFrame }) => Array.from({ length: endFrame - startFrame }, (_, index) => startFrame + index))
        const [region] = coveredRegions([asked], { frameRate, seenFrameRate: 5 }, { width: 64, height: 64 })
        if (!region) return
        const isCovered = (frame: number) => frame >= region.startFrame && frame < region.endFrame
        for (const [index, frame] of frames.entries()) {
          const shown = frames[stored.lastIndexOf(true, index)]
          if (isCovered(frame)) expect(isCovered(shown!)).toBe(true)
        }
      }),
      { seed: 2, numRuns: 1_000 },
    )
  })
})

const size = { width: 64, height: 48 }
const frameRate = 5
const frameBytes = size.width * size.height * 1.5

/** @param luma of a pixel of a frame. @returns the frames that come out, as yuv420p. */
function painted(program: string, covers: readonly Cover[], frames: number, luma: (x: number, y: number, frame: number) => number): Buffer[] {
  const input = Buffer.concat(
    Array.from({ length: frames }, (_, frame) => {
      const picture = Buffer.alloc(frameBytes, 128)
      for (let y = 0; y < size.height; y++) for (let x = 0; x < size.width; x++) picture[y * size.width + x] = luma(x, y, frame)
      return picture
    }),
  )
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p']
  const graphs = coverFilters(coveredRegions(covers, { frameRate, seenFrameRate: frameRate }, size), frameRate)
  return graphs
    .reduce(
      (bytes, graph) =>
        execFileSync(
          program,
          [
            '-v',
            'error',
            ...raw,
            '-video_size',
            `${size.width}x${size.height}`,
            '-framerate',
            `${frameRate}`,
            '-i',
            'pipe:0',
            '-vf',
            graph,
            ...raw,
            'pipe:1',
          ],
          { input: bytes, maxBuffer: 100_000_000 },
        ),
      input,
    )
    .toString('latin1')
    .match(new RegExp(`[^]{${frameBytes}}`, 'g'))!
    .map((frame) => Buffer.from(frame, 'latin1'))
}

describe.each(programs)('the covered picture, by %s', (program) => {
  it('is black where it was covered solidly, in exactly these frames, and as it was elsewhere', () => {
    const covers = fc.sample(anyCover, { seed: 3, numRuns: 12 }).map((asked) => ({ ...asked, kind: 'solid' as const }))
    const regions = coveredRegions(covers, { frameRate, seenFrameRate: frameRate }, size)
    const luma = (x: number, y: number, frame: number) => 40 + ((x * 3 + y * 5 + frame * 7) % 180)
    const frames = painted(program, covers, 32, luma)
    expect(frames).toHaveLength(32)
    for (const [frame, picture] of frames.entries())
      for (let y = 0; y < size.height; y++)
        for (let x = 0; x < size.width; x++) {
          const isCovered = regions.some(
            (region) =>
              frame >= region.startFrame &&
              frame < region.endFrame &&
              x >= region.x &&
              x < region.x + region.width &&
              y >= region.y &&
              y < region.y + region.height,
          )
          if (picture[y * size.width + x] !== (isCovered ? 16 : luma(x, y, frame))) throw new Error(`frame ${frame}, ${x}:${y}`)
        }
  })
  it('tells nothing of what lies under squares: other letters of the same weight, moving or not, come out the same', () => {
    const inside = (x: number, y: number) => x >= 16 && x < 48 && y >= 12 && y < 36
    const stripes = painted(program, [cover({ kind: 'blur', endMs: 5_000 })], 10, (x, y) => (inside(x, y) ? (x % 4 < 2 ? 40 : 200) : 120))
    const rows = painted(program, [cover({ kind: 'blur', endMs: 5_000 })], 10, (x, y, frame) =>
      inside(x, y) ? ((y + frame) % 2 === 0 ? 40 : 200) : 120,
    )
    for (const [frame, picture] of stripes.entries()) expect(picture.equals(rows[frame]!)).toBe(true)
    const squares = new Set(Array.from({ length: 32 }, (_, index) => stripes[0]![24 * size.width + 16 + index]))
    expect(squares.size).toBeGreaterThan(1)
  })
  it('can have as many covers as a submission can hold', () => {
    const covers = Array.from({ length: 500 }, (_, index) =>
      cover({ kind: index % 2 === 0 ? 'solid' : 'blur', startMs: index * 10, endMs: index * 10 + 5 }),
    )
    const graphs = coverFilters(coveredRegions(covers, { frameRate, seenFrameRate: frameRate }, { width: 1920, height: 1080 }), frameRate)
    for (const graph of graphs) expect(graph.length).toBeLessThan(100_000)
    const [picture] = painted(program, covers.slice(0, 60), 1, () => 200)
    expect(picture![24 * size.width + 32]).toBeLessThan(200)
  })
})
