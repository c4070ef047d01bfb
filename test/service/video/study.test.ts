import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { studyAlone, type StudiedRecording } from '../../../electron/service/video/study.ts'
import { paint, textPage } from '../../fixtures/pictures.ts'
import { makeClip, makeClipOf, page, testTools } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const size = { width: 640, height: 360 }
const frameRate = 15
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p']
const spokenSample = fileURLToPath(new URL('../../../resources/sample/files/recording.mp4', import.meta.url))

/** Two seconds each: a page stands, scrolls, stands, is typed into, stands; then another page comes and stands. */
function* walk(): Generator<Uint8Array> {
  let from = 0
  let typed = 0
  for (let frame = 0; frame < 12 * frameRate; frame++) {
    const second = frame / frameRate
    if (second >= 2 && second < 4) from += 8
    if (second >= 6 && second < 8 && frame % 3 === 0) typed += 1
    const picture = textPage(size, from, second >= 10 ? 2 : 1)
    yield second < 10 && typed > 0 ? paint(picture, size, 100, 100, typed * 12, 14) : picture
  }
}

describe('what is known of a recording that was looked at', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  let studied: StudiedRecording
  beforeAll(async () => {
    const speech = ['-ss', '20', '-t', '4', '-i', spokenSample, '-map', '0:v', '-map', '1:a', '-af', 'apad']
    const path = await makeClipOf(folder, 'walk.mkv', walk(), { ...size, frameRate }, [...speech, ...x264, '-c:a', 'aac', '-t', '12'])
    studied = await studyAlone({ tools: await testTools(), path, limitBytes: 200_000, folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is what happens in every second', () => {
    const { activity } = studied.analysis.seen
    expect(activity.length).toBe(12)
    expect([activity[1], activity[3], activity[5], activity[7], activity[9], activity[11]]).toEqual([
      'still',
      'scrolling',
      'still',
      'typing',
      'still',
      'still',
    ])
    expect(activity[10]).toBe('change')
  })
  it('is when somebody speaks, and how loud', () => {
    const { hasSpeech, loudness } = studied.analysis.heard
    expect(hasSpeech.slice(0, 4).filter(Boolean).length).toBeGreaterThanOrEqual(3)
    expect(hasSpeech.slice(5)).toEqual(Array.from({ length: hasSpeech.length - 5 }, () => false))
    expect(loudness?.lufs).toBeGreaterThan(-40)
    expect(studied.analysis.hasSound).toBe(true)
  })
  it('is what each way of showing it costs: far less where a picture waits until it has settled', () => {
    const { tempos, changes } = studied.analysis.seen
    const costs = tempos.map(({ drawnCells }) => drawnCells.reduce((sum, cells) => sum + cells, 0))
    for (const held of costs.slice(1)) expect(held).toBeLessThan(costs[0]! / 2)
    for (const { drawnCells, hiddenShare } of tempos) {
      expect(drawnCells.length).toBe(changes.length)
      expect(hiddenShare.every((share) => share >= 0 && share <= 1)).toBe(true)
    }
  })
  it('is how legible its text gets with how many bits', () => {
    const [full] = studied.curves
    expect(full).toMatchObject(size)
    const { points } = full!
    expect(points.length).toBeGreaterThan(1)
    expect(points.map(({ bitsPerCell }) => bitsPerCell)).toEqual(points.map(({ bitsPerCell }) => bitsPerCell).toSorted((a, b) => a - b))
    expect(points.at(-1)!.legibility).toBeGreaterThan(points[0]!.legibility)
    expect(points.at(-1)!.legibility).toBeGreaterThan(0.95)
  })
  it('is a copy of it at a constant rate, and nothing else is left in the folder', async () => {
    const { conformed, analysis } = studied
    expect(conformed.frameRate).toBe(analysis.seen.frameRate)
    const probed = await probeVideo(await testTools(), conformed.path)
    expect(probed).toMatchObject({ ...size, frameRate: conformed.frameRate, videoCodec: 'h264' })
    expect(Math.abs(probed.durationMs - 12_000)).toBeLessThanOrEqual(1000 / conformed.frameRate)
    expect(readdirSync(folder).toSorted()).toEqual(['conformed.mp4', 'walk.mkv'])
  })
})

describe('a recording that is fine as it is', () => {
  const look = async (args: readonly string[], name = 'a.mp4') => {
    const path = await makeClip(temporaryFolder(), name, [...page('160x120', 10, 1), ...args])
    return studyAlone({ tools: await testTools(), path, limitBytes: 200_000, folder: temporaryFolder() })
  }
  it('is told apart, and no encode is tried for it', async () => {
    const { analysis, curves } = await look([...x264, '-profile:v', 'high'])
    expect(analysis.canCopy).toBe(true)
    expect(curves).toEqual([])
  })
  it.each([
    ['is none in another container', [...x264], 'a.mkv'],
    ['is none in another codec', ['-c:v', 'mpeg4'], 'a.mp4'],
    ['is none in 4:4:4', ['-c:v', 'libx264', '-pix_fmt', 'yuv444p'], 'a.mp4'],
    ['is none with pixels that are not square', [...x264, '-vf', 'setsar=2'], 'a.mp4'],
  ])('%s', async (_, args, name) => expect((await look(args, name)).analysis.canCopy).toBe(false))
})
