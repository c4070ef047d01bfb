import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureWholeFolder, isWholeFolder } from '../../build/whole-folder.ts'

let cache = ''
let folder = ''
let timesMade = 0

async function make(temporary: string): Promise<void> {
  timesMade += 1
  await mkdir(join(temporary, 'lib'))
  await writeFile(join(temporary, 'program'), 'made '.repeat(100))
  await writeFile(join(temporary, 'lib', 'part'), 'part')
}
const ensure = (how = make) => ensureWholeFolder(folder, how, () => undefined)

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'certpack-whole-'))
  folder = join(cache, 'runtime')
  timesMade = 0
})
afterEach(() => rm(cache, { recursive: true, force: true }))

describe('a folder in the cache', () => {
  test('is made once', async () => {
    await ensure()
    await ensure()
    expect(timesMade).toBe(1)
    expect(await readdir(cache)).toEqual(['runtime'])
  })

  test.each([
    ['a file is cut short', () => truncate(join(folder, 'program'), 10)],
    ['a file is gone', () => rm(join(folder, 'lib', 'part'))],
    ['the marker is gone', () => rm(join(folder, '.complete'))],
    ['the marker is cut short', () => truncate(join(folder, '.complete'), 5)],
    ['everything in it is gone', () => rm(folder, { recursive: true }).then(() => mkdir(folder))],
  ])('is made again when %s', async (_what, damage) => {
    await ensure()
    await damage()
    expect(await isWholeFolder(folder)).toBe(false)
    await ensure()
    expect(timesMade).toBe(2)
    expect(await isWholeFolder(folder)).toBe(true)
  })

  test('heals what a killed run left: partial folder, half-made folder, lock', async () => {
    await mkdir(join(cache, 'runtime.123.partial'))
    await mkdir(folder)
    await writeFile(join(folder, 'program'), 'half')
    const longAgo = new Date(Date.now() - 60_000)
    await writeFile(`${folder}.lock`, '')
    await utimes(`${folder}.lock`, longAgo, longAgo)
    await ensure()
    expect(await readdir(cache)).toEqual(['runtime'])
    expect(await isWholeFolder(folder)).toBe(true)
  })

  test('leaves nothing behind when making it fails, and is made the next time', async () => {
    const fail = async (temporary: string) => {
      await writeFile(join(temporary, 'program'), 'half')
      throw new Error('no network')
    }
    await expect(ensure(fail)).rejects.toThrow('no network')
    expect(await readdir(cache)).toEqual([])
    await ensure()
    expect(await isWholeFolder(folder)).toBe(true)
  })

  test('is made by one of several runs at once, and all of them get it', async () => {
    await Promise.all([ensure(), ensure(), ensure()])
    expect(timesMade).toBe(1)
    expect(await readFile(join(folder, 'lib', 'part'), 'utf8')).toBe('part')
  })
})
