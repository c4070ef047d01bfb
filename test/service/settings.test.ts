import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startService, type RunningService } from '../helpers/service-process.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let service: RunningService

beforeEach(async () => {
  service = await startService(join(temporaryFolder(), 'data'))
})
afterEach(() => service.kill())

test('a page cannot write the path of a program that is run', async () => {
  const settings = { ...(await service.page.call('settings.get', {})), videoAddress: 'video@example.com', ffmpegPath: '/bin/sh' }
  expect(await service.page.call('settings.save', settings)).toMatchObject({ videoAddress: 'video@example.com', ffmpegPath: '' })
})

test('a program that the user chose stays chosen until it is given up', async () => {
  const path = join(temporaryFolder(), 'ffmpeg')
  writeFileSync(path, '#!/bin/sh\n', { mode: 0o755 })
  const { grantId } = await service.host.call('grant.add', { path })
  expect(await service.page.call('settings.chooseTool', { tool: 'ffmpeg', grantId })).toMatchObject({ ffmpegPath: path, ffprobePath: '' })
  const settings = await service.page.call('settings.get', {})
  expect(await service.page.call('settings.save', { ...settings, theme: 'dark' })).toMatchObject({ ffmpegPath: path, theme: 'dark' })
  expect(await service.page.call('settings.chooseTool', { tool: 'ffmpeg', grantId: null })).toMatchObject({ ffmpegPath: '', theme: 'dark' })
})
