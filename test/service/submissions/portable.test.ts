import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, it, vi } from 'vitest'
import { portableJsonSchema } from '#shared/domain/portable-document.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { readPortable, writePortable } from '../../../electron/service/submissions/portable.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000 })

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

/** A portable folder with one supplement, as a person would write it by hand. */
function byHand(reference: unknown = { path: 'files/diagram.txt' }, submission: object = { questionnaire: { supplements: [reference] } }) {
  const folder = join(temporaryFolder(), 'by-hand')
  mkdirSync(join(folder, 'files'), { recursive: true })
  writeFileSync(join(folder, 'files', 'diagram.txt'), 'boxes')
  writeFileSync(join(folder, 'submission.json'), JSON.stringify({ certpack: 1, submission }))
  return folder
}
const read = (path: string) => readPortable(path, { workDir: temporaryFolder() })

describe('a submission travels', () => {
  it('as a zip and as its unzipped folder, with every file', async () => {
    const folder = temporaryFolder()
    const { submission, filePath } = withRealFiles(completeSubmission(), join(folder, 'store'))
    const outPath = join(folder, 'a.certpack')
    const fractions: number[] = []
    await writePortable({ submission, filePath, outPath, onProgress: ({ fraction }) => fractions.push(fraction) })
    expect(fractions.at(-1)).toBeCloseTo(1)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    execFileSync('unzip', ['-q', outPath, '-d', join(folder, 'unzipped')])
    for (const path of [outPath, join(folder, 'unzipped')]) {
      const workDir = temporaryFolder()
      const opened = await readPortable(path, { workDir })
      expect(opened.submission).toEqual(submission)
      for (const { file } of submission.traces.files) expect(sha256(readFileSync(opened.filePath(file.sha256)))).toBe(file.sha256)
      await opened.close()
      expect(readdirSync(workDir)).toEqual([])
    }
    expect(existsSync(join(folder, 'unzipped', 'submission.json'))).toBe(true)
  })

  it('as the same bytes every time', async () => {
    const folder = temporaryFolder()
    const real = withRealFiles(completeSubmission(), join(folder, 'store'))
    await writePortable({ ...real, outPath: join(folder, '1.certpack') })
    await writePortable({ ...real, outPath: join(folder, '2.certpack') })
    expect(sha256(readFileSync(join(folder, '1.certpack')))).toBe(sha256(readFileSync(join(folder, '2.certpack'))))
  })

  it('with hostile names of files, which come back as they were', async () => {
    const folder = temporaryFolder()
    const base = emptySubmission()
    const names = ['../x', 'CON', 'a\u0000b', '株.pdf', '😀', 'A.txt', 'a.txt', '-x $(touch y) \'q".mp4', 'x'.repeat(255)]
    base.questionnaire.supplements = names.map((name, index) => ({ name, bytes: 1, sha256: index.toString(16).repeat(64) }))
    const real = withRealFiles(base, join(folder, 'store'), Object.fromEntries(names.map((name, index) => [name, `content ${index}`])))
    await writePortable({ ...real, outPath: join(folder, 'a.certpack') })
    const opened = await read(join(folder, 'a.certpack'))
    expect(opened.submission.questionnaire.supplements.map(({ name }) => name)).toEqual(names)
    await opened.close()
  })

  it('in a zip that has one folder around it, as zip programs make them', async () => {
    const folder = byHand()
    execFileSync('python3', [
      '-c',
      'import shutil,sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2], sys.argv[3])',
      join(folder, '..', 'packed'),
      join(folder, '..'),
      basename(folder),
    ])
    renameSync(join(folder, '..', 'packed.zip'), join(folder, '..', 'packed.certpack'))
    const opened = await read(join(folder, '..', 'packed.certpack'))
    expect(opened.submission.questionnaire.supplements).toHaveLength(1)
    await opened.close()
  })
})

describe('a document written by hand', () => {
  it('needs only the path of a file; name, bytes and sha256 are computed', async () => {
    const { submission } = await read(byHand())
    expect(submission.questionnaire.supplements).toEqual([{ name: 'diagram.txt', bytes: 5, sha256: sha256('boxes') }])
  })
  it('keeps a name that is given', async () => {
    const { submission } = await read(byHand({ path: 'files/diagram.txt', name: 'Our diagram.txt' }))
    expect(submission.questionnaire.supplements[0]?.name).toBe('Our diagram.txt')
  })
  it('is refused when a file is not what it says, with the way out', async () => {
    await expect(read(byHand({ path: 'files/diagram.txt', sha256: 'a'.repeat(64) }))).rejects.toMatchObject({
      code: 'file-changed',
      message: expect.stringContaining('files/diagram.txt') as string,
      fix: expect.stringContaining('remove "sha256"') as string,
    })
    await expect(read(byHand({ path: 'files/diagram.txt', bytes: 6 }))).rejects.toMatchObject({ code: 'file-changed' })
  })
  it('is refused when a file is not there', async () => {
    await expect(read(byHand({ path: 'files/absent.txt' }))).rejects.toMatchObject({
      code: 'file-missing',
      message: 'files/absent.txt is not there; submission.questionnaire.supplements.0 needs it.',
    })
  })
  it.each(['../secret', '/etc/passwd', 'files/../../secret', 'other/diagram.txt', 'files/a\u0000', 'C:/x', 'files/CON', 'files\\x', 7])(
    'is refused for the path %j',
    async (path) => {
      await expect(read(byHand({ path }))).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('is refused') as string })
    },
  )
  it('is refused for a link that leads out of the folder', async () => {
    const folder = byHand({ path: 'files/link' })
    symlinkSync('/etc/hostname', join(folder, 'files', 'link'))
    await expect(read(folder)).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('link') as string })
  })
  it('is refused for a FIFO instead of hanging', async () => {
    const folder = byHand({ path: 'files/fifo' })
    execFileSync('mkfifo', [join(folder, 'files', 'fifo')])
    await expect(read(folder)).rejects.toMatchObject({ code: 'file-unsupported' })
  })
  it('names the place that is not valid', async () => {
    await expect(read(byHand(undefined, { profile: { api: 'graphql' } }))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('profile.api') as string,
    })
  })
  it('may have fields of its own; they are left out', async () => {
    expect((await read(byHand(undefined, { profile: { integratorName: 'Acme', colour: 'blue' } }))).submission.profile).not.toHaveProperty('colour')
  })
  it('of a newer version is refused clearly, and so is what is no submission', async () => {
    const folder = byHand()
    for (const [text, message] of [
      ['{"certpack":2,"submission":{}}', 'newer Certpack'],
      ['{"submission":{}}', 'does not say'],
      ['[]', 'not a submission'],
      ['{"certpack":1}', 'no "submission"'],
      ['{', 'not JSON'],
      ['', 'not JSON'],
      [`{"certpack":1,"submission":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`, 'nested'],
    ] as const) {
      writeFileSync(join(folder, 'submission.json'), text)
      await expect(read(folder)).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(message) as string })
    }
    writeFileSync(join(folder, 'submission.json'), `\uFEFF${JSON.stringify({ certpack: 1, submission: {} })}`)
    expect((await read(folder)).submission).toEqual(emptySubmission())
  })
})

describe('opening fails cleanly', () => {
  it.each([
    ['../evil', 'invalid relative path'],
    ['files/CON.txt', 'device'],
  ])('for a zip with %j', async (name, reason) => {
    const folder = temporaryFolder()
    const workDir = join(folder, 'work', 'here')
    mkdirSync(workDir, { recursive: true })
    writeFileSync(
      join(folder, 'a.certpack'),
      await zipOf([
        { name: 'submission.json', content: '{"certpack":1,"submission":{}}' },
        { name, content: 'x' },
      ]),
    )
    await expect(readPortable(join(folder, 'a.certpack'), { workDir })).rejects.toMatchObject({
      code: 'file-unsupported',
      message: expect.stringContaining(reason) as string,
    })
    expect(readdirSync(workDir)).toEqual([])
    expect(readdirSync(join(folder, 'work'))).toEqual(['here'])
  })
  it('for what is not there, a FIFO, and a folder without a document', async () => {
    const folder = temporaryFolder()
    await expect(read(join(folder, 'absent.certpack'))).rejects.toMatchObject({ code: 'file-missing' })
    execFileSync('mkfifo', [join(folder, 'fifo')])
    await expect(read(join(folder, 'fifo'))).rejects.toMatchObject({ code: 'file-unsupported' })
    await expect(read(folder)).rejects.toMatchObject({ code: 'bad-input' })
  })
  it('when cancelled', async () => {
    await expect(readPortable(byHand(), { workDir: temporaryFolder(), signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('writing fails cleanly', () => {
  it('when a stored file is damaged or gone, and an earlier copy stays', async () => {
    const folder = temporaryFolder()
    const real = withRealFiles(completeSubmission(), join(folder, 'store'))
    const outPath = join(folder, 'a.certpack')
    writeFileSync(outPath, 'earlier')
    const trace = real.filePath(real.submission.traces.files[0]?.file.sha256 ?? '')
    writeFileSync(trace, 'changed')
    await expect(writePortable({ ...real, outPath })).rejects.toMatchObject({ code: 'file-changed' })
    renameSync(trace, `${trace}.away`)
    await expect(writePortable({ ...real, outPath })).rejects.toMatchObject({ code: 'file-missing' })
    expect(readFileSync(outPath, 'utf8')).toBe('earlier')
    expect(readdirSync(folder).sort()).toEqual(['a.certpack', 'store'])
  })
})

it('submission.schema.json is up to date; write it with node build/make-schema.ts', () => {
  const path = new URL('../../../resources/submission.schema.json', import.meta.url)
  expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(portableJsonSchema(), null, 2)}\n`)
})
