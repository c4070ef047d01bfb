import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { locateFfmpeg, readEncoders } from '../../../electron/service/video/locate-ffmpeg.ts'
import { testTools } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function script(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
  return path
}

afterEach(() => vi.unstubAllEnvs())

describe('the ffmpeg that is used', () => {
  it('has libx264 and AAC', async () => {
    const { encoders, version } = await testTools()
    expect(encoders.has('libx264') && encoders.has('aac')).toBe(true)
    expect(version).not.toBe('')
  })
  it('is the user’s own when one is named, in Settings or in the environment', async () => {
    const { ffmpegPath } = await testTools()
    expect(await locateFfmpeg({ ffmpegPath })).toMatchObject({ source: 'settings', ffmpegPath })
    vi.stubEnv('CERTPACK_FFMPEG', ffmpegPath)
    expect(await locateFfmpeg({})).toMatchObject({ source: 'settings' })
  })
  it('is never one without libx264, one that fails, or one that is not there', async () => {
    const folder = temporaryFolder()
    const lacking = script(folder, 'lacking', 'case "$*" in *version*) echo "ffmpeg version 9";; *) echo " A..... aac  AAC";; esac')
    for (const ffmpegPath of [lacking, script(folder, 'failing', 'exit 1'), join(folder, 'absent'), folder]) {
      expect((await locateFfmpeg({ ffmpegPath })).source).not.toBe('settings')
    }
  })
  it('is the packaged one before any other', async () => {
    const { ffmpegPath, ffprobePath } = await testTools()
    const folder = temporaryFolder()
    const { mkdirSync, symlinkSync } = await import('node:fs')
    mkdirSync(join(folder, 'ffmpeg'))
    symlinkSync(ffmpegPath, join(folder, 'ffmpeg', 'ffmpeg'))
    symlinkSync(ffprobePath, join(folder, 'ffmpeg', 'ffprobe'))
    expect(await locateFfmpeg({ resourcesDir: folder })).toMatchObject({ source: 'packaged', ffprobePath: join(folder, 'ffmpeg', 'ffprobe') })
  })
  it('has the encoders that it prints', () => {
    const printed =
      'Encoders:\n V..... = Video\n A..... = Audio\n ------\n V..... libx264              libx264 H.264\n A....D aac                  AAC\n VF...D ffv1 FFV1'
    expect([...readEncoders(printed)]).toEqual(['libx264', 'aac', 'ffv1'])
  })
})
