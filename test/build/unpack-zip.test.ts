import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import yazl from 'yazl'
import { toRuntimePath } from '../../build/electron-registry.ts'
import { unpackZip } from '../../build/unpack-zip.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certpack-zip-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function zipOf(members: Record<string, { text: string; mode: number }>): Promise<string> {
  const path = join(folder, 'archive.zip')
  const zip = new yazl.ZipFile()
  for (const [name, { text, mode }] of Object.entries(members)) zip.addBuffer(Buffer.from(text), name, { mode })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

test('keeps modes and links, renames the executable and leaves out the other application', async () => {
  const archive = await zipOf({
    'Cypress/Cypress': { text: 'program', mode: 0o100755 },
    'Cypress/icudtl.dat': { text: 'data', mode: 0o100644 },
    'Cypress/libvulkan.so': { text: 'libvulkan.so.1', mode: 0o120777 },
    'Cypress/browser_v8_context_snapshot.bin': { text: 'theirs', mode: 0o100644 },
    'Cypress/resources/app/index.js': { text: 'theirs', mode: 0o100644 },
  })
  const out = join(folder, 'out')
  await unpackZip(archive, out, toRuntimePath)
  expect((await readdir(out)).toSorted()).toEqual(['electron', 'icudtl.dat', 'libvulkan.so'])
  expect((await stat(join(out, 'electron'))).mode & 0o777).toBe(0o755)
  expect((await stat(join(out, 'icudtl.dat'))).mode & 0o777).toBe(0o644)
  expect(await readlink(join(out, 'libvulkan.so'))).toBe('libvulkan.so.1')
  expect(await readFile(join(out, 'electron'), 'utf8')).toBe('program')
})

test.each(['/etc/passwd', '../../outside'])('refuses a link that leads out of the folder, to %s', async (target) => {
  const archive = await zipOf({ link: { text: target, mode: 0o120777 } })
  await expect(unpackZip(archive, join(folder, 'out'), (name) => name)).rejects.toThrow('leads out of it')
})

test('refuses an archive that is cut short', async () => {
  const archive = await zipOf({ program: { text: 'program', mode: 0o100755 } })
  const whole = await readFile(archive)
  await writeFile(archive, whole.subarray(0, whole.length - 30))
  await expect(unpackZip(archive, join(folder, 'out'), (name) => name)).rejects.toThrow(/central directory/i)
})
