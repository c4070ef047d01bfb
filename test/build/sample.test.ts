import { readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { samplePath } from '../../build/sample/refresh-submission.ts'
import { tracedCalls } from '../../build/sample/trace-exchanges.ts'
import { zipMembers } from '../../electron/service/files/read-zip.ts'
import { readPortable } from '../../electron/service/submissions/portable.ts'
import { findCredentials } from '../../electron/service/traces/credentials.ts'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'
import { probeVideo } from '../../electron/service/video/probe.ts'
import { checkSubmission } from '../../electron/shared/domain/check.ts'
import { requiredSuccessfulCalls, videoLimitBytes } from '../../electron/shared/domain/limits.ts'
import { settingsSchema, type Submission } from '../../electron/shared/domain/submission.ts'

let sample: Submission
const settings = settingsSchema.parse({})

beforeAll(async () => {
  // Reading it checks the schema, and name, size and SHA-256 of every file.
  const opened = await readPortable(samplePath(''), { workDir: tmpdir() })
  sample = opened.submission
  await opened.close()
})

describe('the sample submission', () => {
  it.each(['2026-11-23', '2026-12-15', '2030-06-01'])('on %s is ready to export', (today) => {
    const blockers = checkSubmission(sample, { today, settings }).filter(({ severity }) => severity === 'blocker')
    expect(blockers).toEqual([])
  })

  it('raises no warning on the day of its request', () => {
    const warnings = checkSubmission(sample, { today: '2026-12-15', settings }).filter(({ severity }) => severity === 'warning')
    expect(warnings).toEqual([])
  })

  it('is small enough for a repository', async () => {
    const files = await readdir(samplePath('files'))
    const sizes = await Promise.all(files.map(async (name) => (await stat(samplePath(join('files', name)))).size))
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(16_000_000)
  })
})

describe('the recording of the sample', () => {
  it('is larger than the limit, full HD at 30 frames a second with sound, and as the submission says', async () => {
    const { recording } = sample.video
    const found = await probeVideo(await locateFfmpeg({}), samplePath('files/recording.mp4'))
    expect(found).toMatchObject({ width: 1920, height: 1080, frameRate: 30, videoCodec: 'h264', audioCodec: 'aac' })
    expect(found.bytes).toBeGreaterThan(videoLimitBytes)
    expect(found.bytes).toBe(recording?.file.bytes)
    expect(recording?.properties).toMatchObject({ width: found.width, height: found.height, frameRate: found.frameRate })
    expect(Math.abs((recording?.properties.durationMs ?? 0) - found.durationMs)).toBeLessThan(40)
    expect(found.durationMs).toBeGreaterThan(60_000)
    expect(found.durationMs).toBeLessThan(120_000)
  })

  it('is marked from its start with the four scenes, then three exceptions', () => {
    const { marks, recording } = sample.video
    expect(marks[0]?.atMs).toBe(0)
    expect(marks.map(({ atMs }) => atMs)).toEqual(marks.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
    expect(marks.at(-1)?.atMs).toBeLessThan(recording?.properties.durationMs ?? 0)
    expect(marks.map(({ flow, scene }) => scene || flow)).toEqual([
      'generation',
      'sending',
      'signing',
      'statusing',
      'exception',
      'exception',
      'exception',
    ])
  })
})

describe('the traces of the sample', () => {
  it('are the calls that the log date counts, one file each, as the request log names them', async () => {
    const names: string[] = []
    for await (const { name } of zipMembers(samplePath('files/api-request-log.zip'), 'api-request-log.zip')) names.push(name)
    expect(names).toHaveLength(Number(sample.logDate.successfulCalls))
    expect(names.length).toBeGreaterThanOrEqual(requiredSuccessfulCalls)
    for (const name of names) expect(name).toMatch(/^\d\d_(?:OK|Created)_\w+\.txt$/)
  })

  it('lie on the log date, in the time zone of the log and in UTC', () => {
    const dayIn = (atMs: number, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(atMs)
    for (const { atMs } of tracedCalls()) {
      expect(dayIn(atMs, sample.logDate.timeZone)).toBe(sample.logDate.startsOn)
      expect(dayIn(atMs, 'UTC')).toBe(sample.logDate.startsOn)
    }
  })

  it('read nothing of an envelope twice', () => {
    const reads = tracedCalls().filter(({ method }) => method === 'GET')
    expect(new Set(reads.map(({ path }) => path)).size).toBe(reads.length)
  })

  it('hold no credentials', async () => {
    for (const { file } of sample.traces.files) expect(await findCredentials(samplePath(`files/${file.name}`), file.name)).toEqual([])
  })
})
