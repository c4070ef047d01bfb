import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportPackage, type ExportResult } from '../../../electron/service/package/export-package.ts'
import type { Manifest } from '../../../electron/service/package/manifest.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let root: string
let done: ExportResult
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'verify-'))
  done = await exportPackage({
    ...withRealFiles(completeSubmission(), join(root, 'store')),
    settings: completeContext.settings,
    today: '2026-12-15',
    outFolder: join(root, 'out'),
    isDraft: false,
    appVersion: '0.1.0',
  })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copy(): string {
  const folder = join(temporaryFolder(), 'package')
  cpSync(done.folder, folder, { recursive: true })
  return folder
}

/** Puts a content in place of a file and makes manifest and checksums agree again, as a forger would. */
function forge(folder: string, name: string, content: Buffer | string): void {
  writeFileSync(join(folder, name), content)
  const sha256 = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex')
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const entry = manifest.files.find((file) => file.name === name)
  if (!entry) throw new Error(`${name} is not listed`)
  Object.assign(entry, { bytes: Buffer.byteLength(content), sha256: sha256(name) })
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const names = ['manifest.json', ...manifest.files.map((file) => file.name)]
  writeFileSync(join(folder, 'SHA256SUMS'), names.map((path) => `${sha256(path)}  ${path}\n`).join(''))
}

async function problemsOf(folder: string): Promise<string> {
  const { valid, problems } = await verifyPackage(folder)
  expect(valid).toBe(problems.length === 0)
  return problems.join('\n')
}

describe('a package as it was made is valid', () => {
  it('as folder, as zip, and zipped again by another program', async () => {
    expect(await problemsOf(done.folder)).toBe('')
    expect(await problemsOf(done.zip)).toBe('')
    const folder = copy()
    const again = join(folder, '..', 'again')
    execFileSync('python3', ['-c', 'import shutil,sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2])', again, folder])
    expect(await problemsOf(`${again}.zip`)).toBe('')
  })
})

describe('a package that was changed is not', () => {
  it('each single file, by one byte, by truncation, and by absence', async () => {
    const folder = copy()
    for (const { name } of done.files) {
      const path = join(folder, name)
      const content = readFileSync(path)
      appendFileSync(path, '\n')
      expect(await problemsOf(folder), `${name} longer`).toContain(name)
      truncateSync(path, Math.max(0, content.length - 1))
      expect(await problemsOf(folder), `${name} shorter`).not.toBe('')
      rmSync(path)
      expect(await problemsOf(folder), `${name} absent`).toContain(name)
      writeFileSync(path, content)
    }
    expect(await problemsOf(folder)).toBe('')
  })
  it('by a further file, a link or a renamed file', async () => {
    const folder = copy()
    writeFileSync(join(folder, 'emails', 'extra.txt'), '')
    symlinkSync('/etc/hostname', join(folder, 'link'))
    renameSync(join(folder, 'README.txt'), join(folder, 'readme.txt'))
    expect(await problemsOf(folder)).toMatch(
      /link is a link[\s\S]*README\.txt is missing[\s\S]*emails\/extra\.txt is not listed[\s\S]*readme\.txt is not listed/,
    )
  })
  it('by a manifest that is none, or lists hostile names', async () => {
    const folder = copy()
    const original = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
    for (const [text, problem] of [
      ['', 'cannot be read'],
      ['{}', 'is not valid'],
      ['[1]', 'is not valid'],
    ] as const) {
      writeFileSync(join(folder, 'manifest.json'), text)
      expect(await problemsOf(folder)).toContain(problem)
    }
    const [first] = original.files
    if (!first) throw new Error('nothing is listed')
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...original, files: [...original.files, first, { ...first, name: '../../etc/passwd' }] }),
    )
    expect(await problemsOf(folder)).toMatch(/twice[\s\S]*leads out of the folder/)
    rmSync(join(folder, 'manifest.json'))
    expect(await problemsOf(folder)).toContain('this is no package of Certpack')
  })
})

describe('what is inside is looked at, even when the checksums were made to agree', () => {
  const canary = 'S3cr3tCanaryValue42'
  it('a video at the limit', async () => {
    const folder = copy()
    const video = readFileSync(join(folder, '2-video-normal.mp4'))
    forge(folder, '2-video-normal.mp4', Buffer.concat([video, Buffer.alloc(4_500_000 - video.length)]))
    expect(await problemsOf(folder)).toContain('must have fewer than 4500000')
    forge(folder, '2-video-normal.mp4', Buffer.concat([video, Buffer.alloc(4_499_999 - video.length)]))
    expect(await problemsOf(folder)).not.toContain('must have fewer')
    forge(folder, '2-video-normal.mp4', 'no video')
    expect(await problemsOf(folder)).toContain('no MP4')
  })
  it('documents that are no PDF, or cut off', async () => {
    const folder = copy()
    forge(folder, 'check-report.pdf', 'text')
    expect(await problemsOf(folder)).toContain('check-report.pdf is no whole PDF')
    forge(folder, 'check-report.pdf', readFileSync(join(done.folder, 'check-report.pdf')).subarray(0, -100))
    expect(await problemsOf(folder)).toContain('check-report.pdf is no whole PDF')
  })
  it('traces that hold credentials or cannot be unpacked', async () => {
    const folder = copy()
    forge(folder, '4-traces.zip', await zipOf([{ name: '01-log.txt', content: `Authorization: Bearer ${canary}` }]))
    const problems = await problemsOf(folder)
    expect(problems).toContain('an Authorization header at 4-traces.zip › 01-log.txt, line 1')
    expect(problems).not.toContain(canary)
    forge(folder, '4-traces.zip', (await zipOf([{ name: 'a', content: 'x' }])).subarray(0, 50))
    expect(await problemsOf(folder)).toContain('4-traces.zip')
  })
  it('texts that hold credentials', async () => {
    for (const name of ['README.txt', '1-questionnaire.json', 'supplements/01-architecture.pdf']) {
      const folder = copy()
      forge(folder, name, `Authorization: Bearer ${canary}`)
      expect(await problemsOf(folder), name).toMatch(new RegExp(`${name}.* holds an Authorization header`))
    }
  })
  it('messages whose attachments are not the files, that are not drafts, or are none', async () => {
    const folder = copy()
    const name = 'emails/3-traces.eml'
    const email = readFileSync(join(folder, name), 'latin1')
    const at = email.indexOf('UEsDB')
    forge(folder, name, `${email.slice(0, at + 20)}${email[at + 20] === 'A' ? 'B' : 'A'}${email.slice(at + 21)}`)
    expect(await problemsOf(folder)).toContain('is not the file of the package')
    forge(folder, name, email.replace('X-Unsent: 1\r\n', ''))
    expect(await problemsOf(folder)).toContain('not marked as unsent')
    forge(folder, name, email.replaceAll('4-traces.zip', '../traces.zip'))
    expect(await problemsOf(folder)).toContain('unsafe name')
    forge(folder, name, 'nothing')
    expect(await problemsOf(folder)).toContain('has no attachment')
  })
})

describe('hostile input is a problem, never a crash', () => {
  it.each([
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'failed'],
    ['text', () => Promise.resolve(Buffer.from('hello')), 'failed'],
    ['a name that leads outside', () => zipOf([{ name: '../x', content: '' }]), 'invalid relative path'],
    ['a link', () => zipOf([{ name: 'x', content: '/etc/passwd', mode: 0o120777 }]), 'is a link'],
    ['a bomb', () => zipOf([{ name: 'x', content: Buffer.alloc(30_000_000) }]), 'far more'],
    ['another zip', () => zipOf([{ name: 'x', content: 'x' }]), 'no package of Certpack'],
  ])('%s', async (_, make, problem) => {
    const path = join(temporaryFolder(), 'a.zip')
    writeFileSync(path, await make())
    expect(await problemsOf(path)).toContain(problem)
  })
  it('an empty folder', async () => expect(await problemsOf(temporaryFolder())).toContain('no package of Certpack'))
  it('folders that are endlessly deep', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, ...Array<string>(15).fill('d')), { recursive: true })
    expect(await problemsOf(folder)).toContain('too deep')
  })
  it('only what cannot be read at all is an error', async () => {
    const folder = temporaryFolder()
    await expect(verifyPackage(join(folder, 'absent'))).rejects.toMatchObject({ code: 'file-missing' })
    execFileSync('mkfifo', [join(folder, 'fifo')])
    await expect(verifyPackage(join(folder, 'fifo'))).rejects.toMatchObject({ code: 'file-unsupported' })
    await expect(verifyPackage(done.zip, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })
})
