/** @file The sheet of scenes: a picture of every scene out of the video that is in the package. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/submission.ts'
import { makeSceneSheets } from '../../../electron/service/package/scene-sheets.ts'
import { settledFrames } from '../../../electron/service/video/settled-frames.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { exportWorkbench } from '../../helpers/export-workbench.ts'
import { makeClip, testTools } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { hasTool, run } from '../../helpers/tools.ts'

const { edited, exportTo, freshFolder, real } = exportWorkbench()
const mark = (atMs: number, title: string, flow: Mark['flow'] = 'normal'): Mark => ({ atMs, title, flow, scene: '' })
/** Longer and with characters that a PDF must not lose. */
const marks = [mark(0, 'Generate “A & B”'), mark(500, 'Änderung: the signer refuses', 'exception')]
const withMarks = () =>
  edited((submission) => {
    submission.video.marks = marks
    for (const output of submission.video.fit!.outputs) {
      output.passages = [{ startMs: 0, endMs: 1_000 }]
      output.properties = { ...output.properties, durationMs: 1_000, frameRate: 5 }
    }
  })

describe('the sheet of a package', () => {
  let folder: string
  let names: string[]
  beforeAll(async () => {
    const result = await exportTo(freshFolder(), { submission: withMarks(), isDraft: true })
    folder = result.folder
    names = result.files.map(({ name }) => name)
  })
  it('is listed and passes the verification, is the same bytes again, and goes with no message', async () => {
    expect(names).toContain('2-video-scenes.pdf')
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: { name: string; kind: string }[] }
    expect(manifest.files.find(({ name }) => name === '2-video-scenes.pdf')?.kind).toBe('video-scenes')
    expect(await verifyPackage(folder)).toEqual({ valid: true, problems: [], signedBy: null })
    const again = await exportTo(freshFolder(), { submission: withMarks(), isDraft: true })
    const sheet = (root: string) => readFileSync(join(root, '2-video-scenes.pdf'))
    expect(sheet(again.folder).equals(sheet(folder))).toBe(true)
    for (const name of names.filter((file) => file.endsWith('.eml'))) expect(readFileSync(join(folder, name), 'latin1')).not.toContain('scenes.pdf')
    writeFileSync(join(folder, '2-video-scenes.pdf'), 'no PDF')
    expect((await verifyPackage(folder)).valid).toBe(false)
    writeFileSync(join(folder, '2-video-scenes.pdf'), sheet(again.folder))
  })
  it.skipIf(!hasTool('pdftotext'))('says of every scene its title, when it is and which flow it is, as text (skipped without pdftotext)', () => {
    const text = run('pdftotext', ['-layout', join(folder, '2-video-scenes.pdf'), '-'])
    for (const words of ['Generate “A & B”', 'Änderung: the signer refuses', '0:00 to 0:01', 'Normal flow', 'Exception flow', '2-video-normal.mp4'])
      expect(text).toContain(words)
  })
  it.skipIf(!hasTool('pdfimages'))('shows a picture of each (skipped without pdfimages)', () => {
    const images = run('pdfimages', ['-list', join(folder, '2-video-scenes.pdf')]).match(/^ +\d+ +\d+ image/gm)
    expect(images?.length).toBe(marks.length)
    expect(run('pdfinfo', ['-struct', join(folder, '2-video-scenes.pdf')]).match(/Figure/g)?.length).toBe(marks.length)
  })
})

it('a video of which no picture can be taken keeps its list of scenes', async () => {
  const submission = withMarks()
  const [output] = submission.video.fit!.outputs
  const path = join(temporaryFolder(), 'no-video.mp4')
  writeFileSync(path, 'no video')
  // Another content than the one whose pictures are known.
  output!.file = { ...output!.file, sha256: 'f'.repeat(64) }
  const [sheet] = await makeSceneSheets({ submission, videos: [{ name: 'v.mp4', path, sha256: 'f'.repeat(64) }], tools: testTools })
  expect(sheet?.scenes.map(({ title, still }) => [title, still])).toEqual(marks.map(({ title }) => [title, null]))
})

it('pictures are those of the video itself, from each scene', async () => {
  const folder = temporaryFolder()
  const colours = "color=c=black:s=320x180:r=5:d=6,drawbox=enable='gte(t,2)':color=white:t=fill,drawbox=enable='gte(t,4)':color=gray:t=fill"
  const path = await makeClip(folder, 'a.mp4', ['-f', 'lavfi', '-i', colours, '-c:v', 'libx264', '-bf', '0', '-pix_fmt', 'yuv420p'])
  const submission = structuredClone(real().submission)
  const [output] = submission.video.fit!.outputs
  submission.video.marks = [mark(10_000, 'Dark'), mark(12_000, 'Light'), mark(14_000, 'Grey')]
  output!.passages = [{ startMs: 10_000, endMs: 16_000 }]
  output!.properties = { ...output!.properties, durationMs: 6_000, frameRate: 5 }
  output!.file = { ...output!.file, sha256: 'e'.repeat(64) }
  const [sheet] = await makeSceneSheets({ submission, videos: [{ name: 'v.mp4', path, sha256: 'e'.repeat(64) }], tools: testTools })
  const { ffmpegPath } = await testTools()
  const means = sheet!.scenes.map(({ still }) => {
    writeFileSync(join(folder, 'still.jpg'), still!)
    const luma = execFileSync(ffmpegPath, [
      '-v',
      'error',
      '-i',
      join(folder, 'still.jpg'),
      '-vf',
      'scale=1:1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'pipe:1',
    ])
    return Math.round(luma[0]! / 64)
  })
  expect(sheet!.scenes.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 2_000],
    [2_000, 4_000],
    [4_000, 6_000],
  ])
  expect(means).toEqual([0, 4, 2])
})

it('a scene is shown by the picture from the middle of the longest time in which nothing new is drawn', () => {
  const pictures = [9_000, 50, 50, 8_000, 7_000, 40, 40, 40, 40, 6_000, 30].map((bytes, index) => ({ atMs: index * 1_000, bytes }))
  expect(settledFrames(pictures, [{ startMs: 0, endMs: 11_000 }])).toEqual([6])
  expect(
    settledFrames(pictures, [
      { startMs: 0, endMs: 3_500 },
      { startMs: 9_500, endMs: 9_800 },
    ]),
  ).toEqual([1, 9])
})
