import { afterAll, beforeAll, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fittedVideoSchema } from '#shared/domain/submission.ts'
import { coverSchema, type Cover } from '#shared/domain/video-plan.ts'
import { chooseInstants } from '../../../electron/service/review/choose-instants.ts'
import { readResult } from '../../../electron/service/review/read-result.ts'
import { createTextReader } from '../../../electron/service/review/text-reader.ts'
import { analyseVideo } from '../../../electron/service/video/analyse.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { makeClip, testTools } from '../../helpers/clips.ts'
import { makeTextRecording } from '../../helpers/text-recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-result-'))
const reader = createTextReader({ readers: 1 })
const line = (from: number, to: number, y: number, size: number, text: string) => ({ text, x: 40, y, size, from, to })
/** Left out between two and three seconds; what is small cannot be read in the video. */
const lines = [
  line(0, 5, 40, 48, 'Leasing Portal'),
  line(0, 2, 200, 14, 'Generate the document from the template'),
  line(2, 3, 200, 40, 'Passage that nobody sees'),
  line(3, 5, 200, 40, 'Signed envelope'),
]
let readWith: (covers: Cover[]) => ReturnType<typeof readResult>

beforeAll(async () => {
  const tools = await testTools()
  const path = await makeTextRecording(folder, 'recording.mp4', 5, lines, '960x540')
  const small = [
    '-vf',
    "select='not(between(t,2,2.99))',setpts=N/10/TB,scale=240:-2",
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '40',
    '-pix_fmt',
    'yuv420p',
  ]
  const videoPath = await makeClip(folder, 'video.mp4', ['-i', path, ...small])
  const probed = await probeVideo(tools, path)
  const { analysis, conformed } = await analyseVideo({ tools, path, probed, folder })
  const output = fittedVideoSchema.parse({
    flow: 'all',
    file: { name: 'video.mp4', bytes: 1, sha256: 'b'.repeat(64) },
    properties: { durationMs: 4_000, width: 240, height: 136, frameRate: 10, videoCodec: 'h264', audioCodec: null },
    passages: [
      { startMs: 0, endMs: 2_000 },
      { startMs: 3_000, endMs: 5_000 },
    ],
  })
  readWith = (covers) =>
    readResult({ tools, reader, studied: { probed, analysis, conformed }, output, path: videoPath, covers, onFraction: () => undefined })
})
afterAll(async () => {
  await reader.close()
  rmSync(folder, { recursive: true, force: true })
})

it('tells which words the video has lost, and when; what it leaves out is not missed', async () => {
  const reading = await readWith([])
  expect(reading.instants).toBe(2)
  expect(reading.worst).toHaveLength(1)
  expect(reading.worst[0]!.recordingAtMs).toBeLessThan(2_000)
  expect(reading.worst[0]!.lost).toEqual(expect.arrayContaining(['Generate', 'document', 'template']))
  expect(reading.stillReadableWords).toBeGreaterThan(0)
  expect(reading.readableWords - reading.stillReadableWords).toBeGreaterThanOrEqual(reading.worst[0]!.lost.length)
  expect(JSON.stringify(reading)).not.toContain('nobody')
})

it('what is covered on purpose is no loss', async () => {
  const cover = coverSchema.parse({ startMs: 0, endMs: 5_000, x: 0, y: 0.3, width: 1, height: 0.3 })
  expect(await readWith([cover])).toMatchObject({ readableWords: 4, stillReadableWords: 4, worst: [] })
})

it('compares at calm instants, apart from each other, and at the worst moments', () => {
  const changes = Float32Array.from({ length: 500 }, (_, frame) => (frame % 50 < 20 ? 0.2 : 0))
  const worst = [{ atMs: 40_100, recordingAtMs: 40_100, legibility: 0.4, ssim: 0.9 }]
  const instants = chooseInstants({ durationMs: 100_000, passages: [{ startMs: 0, endMs: 100_000 }], worst }, { changes, frameRate: 5 }).map(
    ({ atMs }) => atMs,
  )
  expect(instants).toHaveLength(16)
  expect(instants).toContain(40_100)
  const moving = instants.filter((atMs) => (changes[Math.floor(atMs / 200)] ?? 0) > 0 && atMs !== 40_100)
  expect(moving.length).toBeLessThanOrEqual(4)
  for (const [index, atMs] of instants.entries()) if (index > 0) expect(atMs - instants[index - 1]!).toBeGreaterThanOrEqual(1_000)
})
