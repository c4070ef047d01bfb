import { existsSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FfmpegTools } from '../../../electron/service/video/locate-ffmpeg.ts'
import { createStudies } from '../../../electron/service/video/studies.ts'
import { makeClip, page, testTools } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

let tools: FfmpegTools
beforeAll(async () => {
  tools = await testTools()
})

/** A recording of a second, and studies in an empty folder. */
async function setUp() {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('320x180', 10, 1), '-c:v', 'libx264', '-preset', 'ultrafast'])
  const workDir = temporaryFolder()
  return { studies: createStudies(workDir), options: { tools, path, limitBytes: 300_000 }, workDir }
}

describe('a recording', () => {
  it('is looked at once, however often it is asked about', async () => {
    const { studies, options, workDir } = await setUp()
    expect(studies.known('a')).toBeUndefined()
    const first = await studies.study('a', options)
    expect(await studies.study('a', { ...options, path: '/not/there' })).toBe(first)
    expect(studies.known('a')).toBe(first)
    expect(first.analysis).toMatchObject({ width: 320, height: 180, durationMs: 1_000 })
    expect(readdirSync(workDir).length).toBe(1)
  })
  it('is looked at once for two who ask at the same time', async () => {
    const { studies, options, workDir } = await setUp()
    const [first, second] = await Promise.all([studies.study('a', options), studies.study('a', options)])
    expect(second).toBe(first)
    expect(readdirSync(workDir).length).toBe(1)
  })
  it('is looked at by the second who asks when the first gives up', async () => {
    const { studies, options, workDir } = await setUp()
    const controller = new AbortController()
    const first = studies.study('a', { ...options, signal: controller.signal }, () => controller.abort())
    const second = studies.study('a', options)
    await expect(first).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect((await second).analysis.durationMs).toBe(1_000)
    expect(readdirSync(workDir).length).toBe(1)
  })
  it('is not looked at for one who gave up while another looked', async () => {
    const { studies, options } = await setUp()
    const controller = new AbortController()
    const first = studies.study('a', options)
    const second = studies.study('a', { ...options, signal: controller.signal })
    controller.abort()
    await expect(second).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect((await first).analysis.durationMs).toBe(1_000)
  })
  it('that cannot be looked at leaves nothing, and is tried again when asked again', async () => {
    const { studies, options, workDir } = await setUp()
    await expect(studies.study('a', { ...options, path: '/not/there.mp4' })).rejects.toThrow(expect.objectContaining({ code: 'file-missing' }))
    expect(readdirSync(workDir)).toEqual([])
    expect((await studies.study('a', options)).analysis.durationMs).toBe(1_000)
  })
  it('is forgotten, with its files, when enough others were looked at since', async () => {
    const { studies, options, workDir } = await setUp()
    for (const key of ['a', 'b', 'c', 'd']) await studies.study(key, options)
    expect(studies.known('a')).toBeUndefined()
    expect(studies.known('d')).toBeDefined()
    expect(readdirSync(workDir).length).toBeLessThan(4)
  })
  it('that is being used keeps its files until that is done, also when it was forgotten meanwhile', async () => {
    const { studies, options, workDir } = await setUp()
    const seen = await studies.use('a', options, async ({ conformed }) => {
      for (const key of ['b', 'c', 'd']) await studies.study(key, options)
      expect(studies.known('a')).toBeUndefined()
      return existsSync(conformed.path)
    })
    expect(seen).toBe(true)
    expect(readdirSync(workDir).length).toBe(3)
    await expect(studies.use('d', options, async () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
    expect(readdirSync(workDir).length).toBe(3)
  })
  it('is told to be looked at while it is', async () => {
    const { studies, options } = await setUp()
    const fractions: number[] = []
    await studies.study('a', options, ({ fraction }) => fractions.push(fraction))
    expect(fractions.length).toBeGreaterThan(2)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  })
})

it('a folder to work in that is not there is named', async () => {
  const { options } = await setUp()
  await expect(createStudies('/not/there').study('a', options)).rejects.toThrow(expect.objectContaining({ code: 'file-missing' }))
})
