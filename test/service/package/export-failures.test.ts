import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '../../../electron/service/package/export-package.ts'
import { makeStaging } from '../../../electron/service/package/place-package.ts'
import { exportWorkbench } from '../../helpers/export-workbench.ts'
import { fingerprint, isRoot } from '../../helpers/tools.ts'

const { root, real, freshFolder, exportTo, edited, withEarlier, childScript, jobFor } = exportWorkbench()
const withAnotherAnswer = () => edited((submission) => void (submission.questionnaire.answers['Q3.3'] = 'Another answer.'))

describe('all or nothing', () => {
  it('cancelled at any stage: promptly, nothing left, the earlier package as it was', async () => {
    const { out, before } = withEarlier()
    const stages: string[] = []
    await exportTo(freshFolder(), { onProgress: ({ activity, fraction }) => stages.push(`${activity} ${fraction}`) })
    for (const stage of stages.slice(0, -1)) {
      const controller = new AbortController()
      let abortedAt = 0
      const onProgress: ExportInput['onProgress'] = ({ activity, fraction }) => {
        if (`${activity} ${fraction}` !== stage) return
        abortedAt = performance.now()
        // On the next turn, so that the work of this stage has begun.
        setImmediate(() => controller.abort())
      }
      await expect(exportTo(out, { submission: withAnotherAnswer(), signal: controller.signal, onProgress }), stage)
        .rejects.toMatchObject({ code: 'cancelled' })
        .catch((error: Error) => {
          // The last stage is a handful of renames: it may be done before the cancellation comes.
          if (!stage.startsWith('Putting')) throw error
        })
      if (stage.startsWith('Putting')) continue
      // Measured below 500 ms; a loaded machine gets the benefit of the doubt.
      expect(performance.now() - abortedAt, stage).toBeLessThan(3_000)
      expect(fingerprint(out), stage).toEqual(before)
    }
  })

  it('a stored file that is gone or damaged is named', async () => {
    const { out, before } = withEarlier()
    const trace = real().submission.traces.files[0]?.file
    const path = real().filePath(trace?.sha256 ?? '')
    const content = readFileSync(path)
    try {
      renameSync(path, `${path}.away`)
      await expect(exportTo(out)).rejects.toMatchObject({ code: 'file-missing', message: expect.stringContaining(`"${trace?.name}"`) as string })
      writeFileSync(path, 'damaged')
      await expect(exportTo(out)).rejects.toMatchObject({ code: 'file-changed', message: expect.stringContaining(`"${trace?.name}"`) as string })
    } finally {
      rmSync(`${path}.away`, { force: true })
      writeFileSync(path, content)
    }
    expect(fingerprint(out)).toEqual(before)
  })

  it('a video of 4,500,000 bytes goes into no package, not even into a draft', async () => {
    const outFolder = freshFolder()
    const submission = edited(({ video }) => {
      const [output] = video.fit?.outputs ?? []
      if (output) output.file.bytes = 4_500_000
    })
    for (const isDraft of [false, true])
      await expect(exportTo(outFolder, { submission, isDraft })).rejects.toMatchObject({
        code: 'blocked',
        message: expect.stringMatching(/4,?500,?000/) as string,
      })
    expect(existsSync(outFolder) ? readdirSync(outFolder) : []).toEqual([])
  })

  it('a target that cannot be written is named', async () => {
    const file = join(root(), 'a-file')
    writeFileSync(file, '')
    await expect(exportTo(file)).rejects.toMatchObject({ name: 'UserError', message: expect.stringContaining('a-file') as string })
    await expect(exportTo(join(file, 'below'))).rejects.toMatchObject({ name: 'UserError' })
  })

  it('a folder of the same name that holds anything else is not replaced', async () => {
    const { out, before } = withEarlier()
    const name = readdirSync(out).find((entry) => !entry.endsWith('.zip')) ?? ''
    writeFileSync(join(out, name, 'my notes.txt'), 'keep me')
    await expect(exportTo(out)).rejects.toMatchObject({ code: 'blocked', message: expect.stringContaining('"my notes.txt"') as string })
    rmSync(join(out, name, 'my notes.txt'))
    expect(fingerprint(out)).toEqual(before)
    const other = freshFolder()
    mkdirSync(join(other, name), { recursive: true })
    await expect(exportTo(other)).rejects.toMatchObject({ code: 'blocked', message: expect.stringContaining('no package of Certpack') as string })
  })

  it('killed at any stage: the earlier package is as it was, and the next export clears up', async () => {
    const { out, before } = withEarlier()
    for (const stage of ['Writing the messages', 'Verifying the package']) {
      const child = spawn(process.execPath, [childScript], { stdio: ['pipe', 'pipe', 'ignore'] })
      child.stdin.end(jobFor(out))
      child.stdout.on('data', (text: Buffer) => {
        if (text.toString().includes(stage)) child.kill('SIGKILL')
      })
      await once(child, 'exit')
      expect(Object.fromEntries(Object.entries(fingerprint(out)).filter(([path]) => !path.startsWith('.certpack-export-')))).toEqual(before)
    }
    expect(readdirSync(out).some((name) => name.startsWith('.certpack-export-'))).toBe(true)
    await exportTo(out)
    expect(fingerprint(out)).toEqual(before)
  })

  it('killed between the renames: the package that was set aside comes back', async () => {
    const { out, before } = withEarlier()
    const ended = spawnSync('true').pid
    const leftover = (await makeStaging(out)).replace(`-${process.pid}-`, `-${ended}-`)
    const previous = join(leftover, 'previous')
    mkdirSync(previous, { recursive: true })
    for (const name of readdirSync(out)) if (!name.startsWith('.')) renameSync(join(out, name), join(previous, name))
    await makeStaging(out)
    expect(existsSync(leftover)).toBe(false)
    expect(fingerprint(out)).toEqual(before)
  })

  it.skipIf(!isRoot)('a full disk, wherever it fills up: said so, nothing left, the earlier package as it was (skipped unless root)', async () => {
    const disk = join(root(), 'disk')
    mkdirSync(disk)
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status).toBe(0)
    try {
      cpSync(join(root(), 'first'), disk, { recursive: true })
      const before = fingerprint(disk)
      for (const freeBytes of [4_096, 250_000, 500_000, 900_000]) {
        writeFileSync(join(disk, 'ballast'), Buffer.alloc(freeSpace(disk) - freeBytes))
        await expect(exportTo(disk, { submission: withAnotherAnswer() }), `${freeBytes} bytes free`).rejects.toMatchObject({ code: 'disk-full' })
        rmSync(join(disk, 'ballast'))
        expect(fingerprint(disk)).toEqual(before)
      }
      await exportTo(disk, { submission: withAnotherAnswer() })
      expect(fingerprint(disk)).not.toEqual(before)
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

function freeSpace(folder: string): number {
  const [, line = ''] = spawnSync('df', ['--output=avail', '-B1', folder]).stdout.toString().trim().split('\n')
  return Number(line)
}
