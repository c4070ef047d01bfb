import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { extractZip } from '../../../electron/service/files/read-zip.ts'
import { writeZip } from '../../../electron/service/files/write-zip.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000 })

const limits = { maxEntries: 100, maxTotalBytes: 50_000_000 }

async function extract(zip: Buffer, maxTotalBytes = limits.maxTotalBytes) {
  const folder = temporaryFolder()
  const path = join(folder, 'a.zip')
  const out = join(folder, 'out', 'deep')
  writeFileSync(path, zip)
  execFileSync('mkdir', ['-p', out])
  const result = await extractZip(path, out, { ...limits, maxTotalBytes }).then(
    (names) => ({ names, message: '' }),
    (error: Error) => ({ names: [], message: error.message }),
  )
  // Whatever happens, nothing lands outside of the folder.
  expect(readdirSync(folder).sort()).toEqual(['a.zip', 'out'])
  expect(readdirSync(join(folder, 'out'))).toEqual(['deep'])
  return result
}

describe('a hostile zip is refused with the reason', () => {
  it.each([
    ['../evil.txt', 'invalid relative path'],
    ['a/../../evil.txt', 'invalid relative path'],
    ['/etc/evil.txt', 'absolute path'],
    ['C:/evil.txt', 'absolute path'],
    ['a\u0000b.txt', 'control characters'],
    ['a\nb.txt', 'control characters'],
    ['NUL.txt', 'a device'],
    ['con', 'a device'],
    ['a.', 'a dot or a space'],
    ['files/a:stream', 'Windows refuses'],
    ['./a', 'leads out'],
    ['a//b', 'leads out'],
  ])('for the name %j', async (name, reason) => {
    expect((await extract(await zipOf([{ name, content: 'x' }]))).message).toContain(reason)
  })

  it('for a link', async () => {
    expect((await extract(await zipOf([{ name: 'link', content: '/etc/passwd', mode: 0o120777 }]))).message).toContain('is a link')
  })
  it('for a device', async () => {
    expect((await extract(await zipOf([{ name: 'device', content: '', mode: 0o020666 }]))).message).toContain('no plain file')
  })
  it('for a name that is there twice, or differs only in case', async () => {
    expect(
      (
        await extract(
          await zipOf([
            { name: 'a', content: '1' },
            { name: 'a', content: '2' },
          ]),
        )
      ).message,
    ).toContain('twice')
    expect(
      (
        await extract(
          await zipOf([
            { name: 'File', content: '1' },
            { name: 'fILE', content: '2' },
          ]),
        )
      ).message,
    ).toContain('cannot tell it from')
    expect(
      (
        await extract(
          await zipOf([
            { name: '\u00e9', content: '1' },
            { name: 'e\u0301', content: '2' },
          ]),
        )
      ).message,
    ).toContain('cannot tell it from')
  })
  it('for too many members', async () => {
    expect((await extract(await zipOf(Array.from({ length: 101 }, (_, index) => ({ name: `f${index}`, content: '' }))))).message).toContain(
      'more than 100',
    )
  })
  it('for a bomb', async () => {
    expect((await extract(await zipOf([{ name: 'zeros', content: Buffer.alloc(20_000_000) }]))).message).toContain('far more')
  })
  it('for too much in all', async () => {
    const members = ['a', 'b', 'c'].map((name) => ({ name, content: 'x'.repeat(4_000) }))
    expect((await extract(await zipOf(members), 10_000)).message).toContain('exceed 10000 bytes')
  })
  it('for a size that lies', async () => {
    const zip = await zipOf([{ name: 'a', content: 'x'.repeat(5_000) }])
    zip.writeUInt32LE(10, zip.lastIndexOf('PK\u0001\u0002') + 24)
    expect((await extract(zip)).message).toContain('too many bytes')
  })
  it('for content that was damaged', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.zip')
    await writeZip(path, [{ name: 'a.txt', content: 'The quick brown fox', isCompressed: true }])
    const zip = readFileSync(path)
    zip[zip.indexOf('quick')] = 0x51
    expect((await extract(zip)).message).toContain('is damaged')
  })
  it('for what is no zip, and for a truncated one', async () => {
    expect((await extract(Buffer.from('not a zip'))).message).toContain('reading it as a zip failed')
    expect((await extract((await zipOf([{ name: 'a', content: 'x' }])).subarray(0, 40))).message).toContain('reading it as a zip failed')
    expect((await extract(Buffer.alloc(0))).message).toContain('reading it as a zip failed')
  })
})

it('what is written can be read by unzip and python, stored and deflated, with names in UTF-8', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.zip')
  writeFileSync(join(folder, 'source'), 'y'.repeat(100_000))
  await writeZip(path, [
    { name: 'ü/long.txt', path: join(folder, 'source') },
    { name: 'a.mp4', path: join(folder, 'source') },
    { name: 'b.json', content: '{}' },
  ])
  execFileSync('unzip', ['-tq', path])
  const listing = execFileSync('python3', [
    '-c',
    'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print([(i.filename,i.file_size,i.compress_type,i.date_time) for i in z.infolist()])',
    path,
  ])
    .toString()
    .trim()
  expect(listing).toBe(
    "[('a.mp4', 100000, 0, (1980, 1, 1, 0, 0, 0)), ('b.json', 2, 8, (1980, 1, 1, 0, 0, 0)), ('ü/long.txt', 100000, 8, (1980, 1, 1, 0, 0, 0))]",
  )
})

it('a source that is not there is named, and the writer stops', async () => {
  const folder = temporaryFolder()
  await expect(writeZip(join(folder, 'a.zip'), [{ name: 'a', path: join(folder, 'absent.bin') }])).rejects.toMatchObject({
    code: 'file-missing',
    message: expect.stringContaining('absent.bin') as string,
  })
})

it('a cancelled writer says so', async () => {
  const path = join(temporaryFolder(), 'a.zip')
  await expect(writeZip(path, [{ name: 'a', content: 'x' }], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  expect(existsSync(path)).toBe(false)
})
