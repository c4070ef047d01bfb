import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/submission.ts'
import { chaptersOf, chapterText } from '../../../electron/service/video/chapters.ts'
import { containerOverheadBytes } from '../../../electron/service/video/container-overhead.ts'
import { makeClip, page, testTools } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const programs = [(await testTools()).ffmpegPath, 'ffmpeg'].filter((path) => spawnSync(path, ['-version']).status === 0)
const mark = (atMs: number, title: string, changes: Partial<Mark> = {}): Mark => ({ atMs, title, flow: 'normal', scene: '', ...changes })
const told = (marks: Mark[], passages: [startMs: number, endMs: number][]) =>
  chaptersOf(
    marks,
    passages.map(([startMs, endMs]) => ({ startMs, endMs })),
    200,
  ).map(({ startMs, endMs, title }) => [startMs, endMs, title])

describe('the chapters of a video', () => {
  it('are its marks, and what comes before the first', () => {
    expect(told([mark(5_000, 'Sign'), mark(2_000, 'Send')], [[0, 9_000]])).toEqual([
      [0, 2_000, 'Beginning'],
      [2_000, 5_000, 'Send'],
      [5_000, 9_000, 'Sign'],
    ])
  })
  it('are none where nothing is marked', () => expect(told([], [[0, 9_000]])).toEqual([]))
  it('begin where the video shows what was marked: earlier, when something before it was left out', () => {
    const cut: [number, number][] = [
      [1_000, 3_000],
      [4_000, 6_000],
      [8_000, 9_000],
    ]
    expect(told([mark(0, 'One'), mark(3_500, 'Two'), mark(6_500, 'Left out'), mark(7_000, 'Three')], cut)).toEqual([
      [0, 2_000, 'One'],
      [2_000, 4_000, 'Two'],
      [4_000, 5_000, 'Three'],
    ])
  })
  it('of the exception flows are those of the exception flows', () => {
    const marks = [
      mark(0, 'Sign'),
      mark(3_000, 'Refuse', { flow: 'exception' }),
      mark(5_000, 'Go on'),
      mark(7_000, 'Time out', { flow: 'exception' }),
    ]
    const exceptions: [number, number][] = [
      [3_000, 5_000],
      [7_000, 9_000],
    ]
    expect(told(marks, exceptions)).toEqual([
      [0, 2_000, 'Refuse'],
      [2_000, 4_000, 'Time out'],
    ])
  })
  it('are no shorter than a frame, and leave no gap', () => {
    expect(told([mark(0, 'One'), mark(100, 'Two'), mark(8_900, 'Three')], [[0, 9_000]])).toEqual([[0, 9_000, 'Two']])
  })
  it('without a title are named by what they show', () => {
    const marks = [mark(0, ' ', { scene: 'sending' }), mark(3_000, '', { flow: 'exception' }), mark(6_000, '')]
    expect(told(marks, [[0, 9_000]]).map(([, , title]) => title)).toEqual(['Sending', 'Exception flow', 'Normal flow'])
  })
})

describe.each(programs)('an MP4 with chapters, by %s', (program) => {
  it('tells their times and titles, whatever these hold, and is no larger than was reckoned with', async () => {
    const folder = temporaryFolder()
    const clip = await makeClip(folder, 'a.mp4', [...page('64x36', 10, 10), '-c:v', 'libx264', '-preset', 'ultrafast'])
    const titles = [
      'a = b; #c \\ d',
      'ünï 日本 🙂',
      '[CHAPTER]',
      ' two\nlines ',
      'x'.repeat(199),
      '🙂'.repeat(100),
      ...Array.from({ length: 30 }, (_, index) => `${index}`),
    ]
    const marks = titles.map((title, index) => mark(index * 250, title))
    const chapters = chaptersOf(marks, [{ startMs: 0, endMs: 10_000 }], 100)
    writeFileSync(join(folder, 'chapters'), chapterText(chapters))
    const pack = (name: string, map: string) => {
      const clean = ['-map_metadata:g', '-1', '-map_metadata:s', '-1', '-fflags', '+bitexact']
      const inputs = ['-i', clip, '-f', 'ffmetadata', '-i', join(folder, 'chapters')]
      execFileSync(program, ['-v', 'error', '-y', ...inputs, '-map', '0:v', '-c', 'copy', '-map_chapters', map, ...clean, join(folder, name)])
      return readFileSync(join(folder, name))
    }
    const withChapters = pack('with.mp4', '1')
    expect(withChapters.equals(pack('again.mp4', '1'))).toBe(true)
    const found = JSON.parse(
      execFileSync((await testTools()).ffprobePath, ['-v', 'error', '-show_chapters', '-of', 'json', join(folder, 'with.mp4')], { encoding: 'utf8' }),
    ) as { chapters: { start_time: string; end_time: string; tags: { title: string } }[] }
    expect(found.chapters.map(({ tags }) => tags.title)).toEqual([...titles.slice(0, 3), 'two lines', titles[4], '🙂'.repeat(50), ...titles.slice(6)])
    expect(found.chapters.map(({ start_time }) => Math.round(Number(start_time) * 1000))).toEqual(marks.map(({ atMs }) => atMs))
    expect(found.chapters.at(-1)?.end_time).toBe('10.000000')
    const taken = withChapters.length - pack('without.mp4', '-1').length
    const reckoned = containerOverheadBytes(1, 0, 1, chapters) - containerOverheadBytes(1, 0, 1)
    expect(taken).toBeLessThanOrEqual(reckoned)
    expect(taken).toBeGreaterThan(reckoned * 0.6)
  })
})
