import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

type Exported = { folder: string }

const outFolder = mkdtempSync(join(tmpdir(), 'certpack-package-'))
let exported: Exported
let app: Launched

beforeAll(async () => {
  const cli = join(projectRoot, 'electron', 'service', 'cli.ts')
  exported = JSON.parse(
    execFileSync(process.execPath, [cli, 'export', join(projectRoot, 'resources', 'sample'), '--out', outFolder, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as Exported
  app = await launchCertpack()
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(outFolder, { recursive: true, force: true })
})

test('the video of the package plays to its end in Chromium', { timeout: 60_000 }, async () => {
  await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  const video = readFileSync(join(exported.folder, '2-video-normal.mp4'))
  const sha256 = createHash('sha256').update(video).digest('hex')
  // The sample's own video is what the package holds, so the application serves the same bytes.
  const played = await app.page.evaluate(async (url) => {
    const element = document.createElement('video')
    element.src = url
    element.muted = true
    element.playbackRate = 16
    const ended = new Promise<string>((resolve) => {
      element.addEventListener('ended', () => resolve('ended'))
      element.addEventListener('error', () => resolve(`error: ${element.error?.message}`))
    })
    await element.play()
    return { how: await ended, atSeconds: element.currentTime, durationSeconds: element.duration, width: element.videoWidth }
  }, `app://certpack/media/${sha256}`)
  expect(played).toMatchObject({ how: 'ended', width: 1920 })
  expect(Math.abs(played.atSeconds - played.durationSeconds)).toBeLessThan(0.1)
})
