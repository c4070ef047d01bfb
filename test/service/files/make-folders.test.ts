import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolders, removeEmptyFolders } from '../../../electron/service/files/make-folders.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

describe('a folder for results', () => {
  it('is made with all that are missing above it, and taken back with them', async () => {
    const root = temporaryFolder()
    const made = await makeFolders(join(root, 'a/b/c'))
    expect(made).toEqual(['a', 'a/b', 'a/b/c'].map((name) => join(root, name)))
    await removeEmptyFolders(made)
    expect(readdirSync(root)).toEqual([])
  })
  it('keeps those above it that have got something else in them', async () => {
    const root = temporaryFolder()
    const made = await makeFolders(join(root, 'a/b'))
    writeFileSync(join(root, 'a/other'), '')
    await removeEmptyFolders(made)
    expect(readdirSync(join(root, 'a'))).toEqual(['other'])
  })
  it('is left as it is when it is there', async () => {
    expect(await makeFolders(temporaryFolder())).toEqual([])
  })
  it('can be made by two at once', async () => {
    const path = join(temporaryFolder(), 'a/b/c')
    await Promise.all([makeFolders(path), makeFolders(path)])
    expect(existsSync(path)).toBe(true)
  })
  it('is refused where a file or a link to nothing is in the way, and nothing stays', async () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'file'), '')
    symlinkSync('nowhere', join(root, 'link'))
    await expect(makeFolders(join(root, 'file'))).rejects.toMatchObject({ code: 'bad-input' })
    await expect(makeFolders(join(root, 'file/below'))).rejects.toMatchObject({ code: 'bad-input' })
    await expect(makeFolders(join(root, 'link'))).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(makeFolders(join(root, `new/${'x'.repeat(300)}`))).rejects.toMatchObject({ code: 'bad-input' })
    expect(readdirSync(root).sort()).toEqual(['file', 'link'])
  })
  it.runIf(process.platform === 'linux')('is refused at once where the system lets nobody make one', async () => {
    await expect(makeFolders('/proc/certpack/a')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('/proc/certpack'),
    })
  })
})
