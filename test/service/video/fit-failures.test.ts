import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Progress } from '#shared/contract/contract.ts'
import { fitVideo } from '../../../electron/service/video/fit.ts'
import { killLeftovers } from '../../../electron/service/video/leftovers.ts'
import { makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { isRoot } from '../../helpers/tools.ts'

vi.setConfig({ testTimeout: 120_000 })

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const withCode = (code: string, message = /./) => expect.objectContaining({ code, message: expect.stringMatching(message) })

const busyFolder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
/** A recording that takes a while: busy, with sound. */
let busyClip = ''
beforeAll(async () => {
  busyClip = await makeClip(busyFolder, 'busy.mp4', ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30:d=4', ...tone(4), ...x264, '-c:a', 'aac'])
})
afterAll(() => rmSync(busyFolder, { recursive: true, force: true }))

function fakeEncoder(folder: string, body: string): string {
  const path = join(folder, 'ffmpeg')
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

/** @returns the command lines of running processes that name the folder. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((id) => {
      try {
        return readFileSync(join('/proc', id, 'cmdline'), 'utf8')
      } catch {
        return ''
      }
    })
    .filter((line) => line.includes(folder))
}

async function fitWith(ffmpegPath: string, changes: { stallLimitMs?: number } = {}) {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('160x120', 10, 1), ...x264])
  const workDir = temporaryFolder()
  const fitting = fitVideo({ tools: { ...(await testTools()), ffmpegPath }, path, marks: [], limitBytes: 300_000, workDir, ...changes })
  return { fitting, workDir }
}

describe('Cancel', () => {
  it.each([
    ['at once', null],
    ['while the recording is watched', 'Watching the recording'],
    ['while it is tried how legible it can be', 'Trying how legible it can be'],
    ['while the picture is weighed', 'Weighing the picture'],
    ['while the picture is encoded', 'Encoding the picture'],
  ])('%s ends it within half a second and leaves nothing behind', async (_, during) => {
    const workDir = temporaryFolder()
    const controller = new AbortController()
    let cancelledAt = Number.POSITIVE_INFINITY
    const cancel = () => {
      cancelledAt = Math.min(cancelledAt, performance.now())
      controller.abort()
    }
    if (during === null) cancel()
    let reports = 0
    // The first report of a stage comes before anything of it has been started.
    const onProgress = ({ activity }: Progress) => activity === during && ++reports > 1 && cancel()
    const fitting = fitVideo({
      tools: await testTools(),
      path: busyClip,
      marks: [],
      limitBytes: 200_000,
      workDir,
      signal: controller.signal,
      onProgress,
    })
    await expect(fitting).rejects.toThrow(withCode('cancelled'))
    expect(performance.now() - cancelledAt).toBeLessThan(1_000)
    expect(readdirSync(workDir)).toEqual([])
    expect(processesIn(workDir)).toEqual([])
  })
})

describe('an ffmpeg', () => {
  it('that fails is quoted, and leaves nothing behind', async () => {
    const { fitting, workDir } = await fitWith(fakeEncoder(temporaryFolder(), 'echo "the moon is wrong" >&2; exit 1'))
    await expect(fitting).rejects.toThrow(withCode('encoder-failed', /the moon is wrong/))
    expect(readdirSync(workDir)).toEqual([])
  })
  it.each([
    ['hangs', 'exec sleep 60'],
    ['hangs and does not listen', "trap '' TERM INT; sleep 60 & wait; sleep 60"],
    ['reports the same progress for ever', 'while :; do echo "frame=1" >&2; echo "progress=continue" >&2; sleep 0.1; done'],
  ])('that %s is ended when it has made no progress for the given time', async (_, body) => {
    const folder = temporaryFolder()
    const { fitting, workDir } = await fitWith(fakeEncoder(folder, body), { stallLimitMs: 500 })
    const startedAt = performance.now()
    await expect(fitting).rejects.toThrow(withCode('encoder-stalled'))
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect(readdirSync(workDir)).toEqual([])
    expect(processesIn(join(folder, 'ffmpeg'))).toEqual([])
  })
  it('that says it is done and made nothing is not believed', async () => {
    const { fitting, workDir } = await fitWith(fakeEncoder(temporaryFolder(), 'exit 0'))
    await expect(fitting).rejects.toThrow(withCode('encoder-failed'))
    expect(readdirSync(workDir)).toEqual([])
  })
  it('that says it is done and made rubbish is not believed', async () => {
    const body = 'for last; do case "$last" in file:*.mp4) head -c 5000 /dev/zero > "${last#file:}";; esac; done; exit 0'
    const { fitting, workDir } = await fitWith(fakeEncoder(temporaryFolder(), body))
    await expect(fitting).rejects.toThrow(withCode('encoder-failed', /not right/))
    expect(readdirSync(workDir)).toEqual([])
  })
  it('that went away is missed', async () => {
    const { fitting } = await fitWith(join(temporaryFolder(), 'absent'))
    await expect(fitting).rejects.toThrow(withCode('encoder-missing'))
  })
  it('that fills the disk is told apart', async () => {
    const { fitting, workDir } = await fitWith(
      fakeEncoder(temporaryFolder(), 'echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1'),
    )
    await expect(fitting).rejects.toThrow(withCode('disk-full'))
    expect(readdirSync(workDir)).toEqual([])
  })
  it.runIf(isRoot)('that really fills a small disk leaves it as it was', async () => {
    const workDir = join(temporaryFolder(), 'small')
    mkdirSync(workDir)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', workDir])
    try {
      await expect(fitVideo({ tools: await testTools(), path: busyClip, marks: [], limitBytes: 200_000, workDir })).rejects.toThrow(
        withCode('disk-full'),
      )
      expect(readdirSync(workDir)).toEqual([])
    } finally {
      execFileSync('umount', [workDir])
    }
  })
})

it('a folder to work in that is not there is named', async () => {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('160x120', 10, 1), ...x264])
  const fitting = fitVideo({ tools: await testTools(), path, marks: [], limitBytes: 300_000, workDir: join(temporaryFolder(), 'absent') })
  await expect(fitting).rejects.toThrow(withCode('file-missing'))
})

it('what cannot fit is refused, and leaves nothing behind', async () => {
  const path = await makeClip(temporaryFolder(), 'long.mkv', ['-f', 'lavfi', '-i', 'color=s=64x64:r=1/60:d=86400', ...x264])
  const workDir = temporaryFolder()
  await expect(fitVideo({ tools: await testTools(), path, marks: [], limitBytes: 100_000, workDir })).rejects.toThrow(withCode('does-not-fit'))
  expect(readdirSync(workDir)).toEqual([])
})

describe('an encoder whose service died', () => {
  it('dies too', async () => {
    const workDir = temporaryFolder()
    const script = `
      import { fitVideo } from ${JSON.stringify(new URL('../../../electron/service/video/fit.ts', import.meta.url).href)}
      import { locateFfmpeg } from ${JSON.stringify(new URL('../../../electron/service/video/locate-ffmpeg.ts', import.meta.url).href)}
      await fitVideo({ tools: await locateFfmpeg({}), path: ${JSON.stringify(busyClip)}, marks: [], limitBytes: 200_000, workDir: ${JSON.stringify(workDir)} })`
    const service = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: 'ignore',
      cwd: new URL('../../..', import.meta.url),
    })
    await waitUntil(() => processesIn(workDir).some((line) => line.includes('libx264')))
    service.kill('SIGKILL')
    await waitUntil(() => processesIn(`file:${workDir}`).length === 0)
  })
  it('and that outlived it is ended at the next start', async () => {
    const workDir = temporaryFolder()
    const { ffmpegPath } = await testTools()
    const orphan = spawn(ffmpegPath, ['-v', 'quiet', '-re', ...page('64x64', 5, 600), '-f', 'matroska', `file:${join(workDir, 'a.mkv')}`], {
      stdio: 'ignore',
    })
    const stranger = spawn(ffmpegPath, ['-v', 'quiet', '-re', ...page('64x64', 5, 600), '-f', 'null', '-'], { stdio: 'ignore' })
    await waitUntil(() => existsSync(join(workDir, 'a.mkv')))
    const ended = new Promise<NodeJS.Signals | null>((resolve) => orphan.once('exit', (_, signal) => resolve(signal)))
    killLeftovers(workDir, () => undefined)
    expect(await ended).toBe('SIGKILL')
    expect(stranger.exitCode).toBeNull()
    stranger.kill('SIGKILL')
  })
})

async function waitUntil(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (condition()) return
    await wait(50)
  }
  throw new Error('It did not happen within ten seconds.')
}
