/** @file The screen is recorded in the real application: what the file shows is compared with what was on the screen. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leastFreeBytes } from '#shared/domain/takes.ts'
import { locateFfmpeg, type FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'
import { probeVideo } from '../../electron/service/video/probe.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { crashPage, pressByScript, waitForText } from '../helpers/page-script.ts'
import {
  beginRecording,
  fakeMicrophone,
  hideClock,
  keptTakes,
  openRecorder,
  pressOn,
  serviceProcessId,
  showClock,
  stopScrolling,
  waitForPicture,
} from '../helpers/record-screen.ts'
import { clockValue, driftOf, frameFacts, readClock, type ClockFrame } from '../helpers/screen-clock.ts'
import { expectNoViolations, lookAtScreen, waitForPlan } from '../helpers/screens.ts'
import { isRoot, run } from '../helpers/tools.ts'

/** What a loaded machine is allowed; `npm run bench -- record` measures what a quiet one does. */
const mostDriftMs = 250
const longestGapMs = 1_000
/** What a crash may cost where two tests share two cores; the promise is two seconds, and `npm run bench -- record --kills` holds it against that. */
const mostLostMs = 4_000

let tools: FfmpegTools
const folder = mkdtempSync(join(tmpdir(), 'certpack-record-'))

beforeAll(async () => {
  tools = await locateFfmpeg({})
})

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const launch = (name: string) => launchCertpack({ dataDir: join(folder, name), args: fakeMicrophone })

/** @returns when in the recording the clock said this. */
const instantOf = (frames: readonly ClockFrame[], clockMs: number) => frames.findLast((frame) => frame.clockMs <= clockMs)?.atMs ?? 0

describe('from the keyboard', () => {
  test('a moving page is recorded as it was shown, with marks and a pause, edited, read, made and exported', { timeout: 280_000 }, async () => {
    const app = await launch('flow')
    const { page } = app
    const wait = (ms: number) => page.waitForTimeout(ms)
    await showClock(app)
    const path = await openRecorder(app)
    expect(await page.getByRole('listbox').getByRole('option', { selected: true }).textContent()).toMatch(/screen/i)
    await page.getByRole('meter', { name: 'Level of the microphone' }).waitFor()
    const registered = () => app.application.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+F12'))
    expect(await registered()).toBe(true)

    await beginRecording(page)
    await wait(2_000)
    const generationAtMs = Date.now()
    await pressOn(page, 'button', /^Generation/, 'Space')
    const generationDoneAtMs = Date.now()
    await wait(3_000)
    const pausedAtMs = Date.now()
    await pressOn(page, 'button', 'Pause')
    await page.getByText('Paused').waitFor()
    await wait(2_000)
    const resumedAtMs = Date.now()
    await pressOn(page, 'button', 'Go on')
    await wait(3_000)
    const sendingAtMs = Date.now()
    await pressOn(page, 'button', 'Mark')
    const sendingDoneAtMs = Date.now()
    await page.getByRole('button', { name: /^Sending/, pressed: true }).waitFor()
    await stopScrolling(app)
    await wait(6_000)
    const stoppedAtMs = Date.now()
    await pressOn(page, 'button', 'Stop')

    const row = page.getByRole('listitem').filter({ hasText: '2 marks' })
    await row.waitFor({ timeout: 20_000 })
    await lookAtScreen(app, 'record')
    await pressOn(page, 'button', /^Play/)
    await expect.poll(() => page.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) > 0)).toBe(true)
    await pressOn(page, 'button', 'Use as the recording')
    await page.getByText('This is the recording now.').waitFor({ timeout: 30_000 })
    await pressOn(page, 'link', 'Back to the demo video')
    await page.getByRole('button', { name: 'Make the video' }).waitFor()
    expect(await registered()).toBe(false)
    await hideClock(app)
    const packageFolder = await makeAndExport(app, path)
    await app.close()

    const [kept, ...others] = await keptTakes(app.dataDir, path)
    expect(others).toEqual([])
    if (!kept) throw new Error('There is no take.')
    const { take } = kept
    const frames = readClock(tools, kept.path)
    const startedAtMs = frames[0]?.clockMs ?? 0
    const pause = { atMs: clockValue(pausedAtMs) - startedAtMs, lengthMs: resumedAtMs - pausedAtMs }
    const driftMs = driftOf(frames, [pause]).lastMs
    const { longestGapMs: gapMs, framesPerSecond } = frameFacts(frames)
    console.log(`drift ${driftMs.toFixed(0)} ms, longest gap ${gapMs.toFixed(0)} ms, ${framesPerSecond.toFixed(1)} pictures a second`)

    expect(take).toMatchObject({ state: 'finished', reason: '', width: 1920, height: 1080, hasSound: true })
    const shownMs = clockValue(stoppedAtMs) - startedAtMs - pause.lengthMs
    expect(Math.abs(take.durationMs - shownMs)).toBeLessThan(mostDriftMs + 200)
    expect(Math.abs((frames.at(-1)?.atMs ?? 0) - shownMs)).toBeLessThan(mostDriftMs + 200)
    expect(Math.abs(driftMs)).toBeLessThan(mostDriftMs)
    expect(gapMs).toBeLessThan(longestGapMs)
    expect(take.marks.map(({ scene, flow }) => `${scene} ${flow}`)).toEqual(['generation normal', 'sending normal'])
    const [generation, sending] = take.marks
    for (const [mark, fromMs, untilMs] of [
      [generation, generationAtMs, generationDoneAtMs],
      [sending, sendingAtMs, sendingDoneAtMs],
    ] as const) {
      // However long the key took to get there: the mark stands at what was shown while it was pressed.
      expect(mark?.atMs).toBeGreaterThan(instantOf(frames, clockValue(fromMs)) - mostDriftMs)
      expect(mark?.atMs).toBeLessThan(instantOf(frames, clockValue(untilMs)) + mostDriftMs)
    }

    const video = join(packageFolder, '2-video-normal.mp4')
    // A second was left out at the beginning.
    expect(Math.abs((await probeVideo(tools, video)).durationMs - (take.durationMs - 1_000))).toBeLessThan(200)
    const chapters = run(tools.ffprobePath, ['-v', 'error', '-show_entries', 'chapter_tags=title', '-of', 'csv=p=0', video])
    expect(chapters.trim().split('\n')).toEqual(['Beginning', 'Document generation', 'Sending'])
  })
})

/**
 * Goes on with the recording from the keyboard alone: trims its beginning, covers a region, has the screen read and the video made,
 * and exports a draft.
 * @returns the folder of the package.
 */
async function makeAndExport({ application, page }: Launched, path: string): Promise<string> {
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const recording = page.getByRole('group', { name: 'Recording', exact: true })
  await waitForPlan(page)
  await page.getByRole('slider', { name: 'Position in the recording' }).focus()
  await keys('Home', 'ArrowRight')
  await recording.getByText('Position 00:01.0').waitFor()
  await keys('[')
  await page.getByRole('list', { name: 'Cuts', exact: true }).getByText('The start', { exact: true }).waitFor()
  await keys('ArrowRight', 'i', 'ArrowRight', 'ArrowRight', 'o', 'c', 'Enter')
  await page.getByRole('application', { name: /^Covered region/ }).waitFor()

  await pressOn(page, 'button', 'Read the screen')
  await page.getByText(/different pictures with [\d,]+ words were read/).waitFor({ timeout: 120_000 })
  await pressOn(page, 'button', 'Make the video')
  await page.getByText('The video is made.').waitFor({ timeout: 170_000 })

  const out = join(folder, 'package')
  mkdirSync(out)
  await chooseFolders(application, out)
  await page.evaluate((to) => void (location.hash = to), `${path}/check`)
  await pressOn(page, 'button', 'Export a draft')
  await page.getByRole('heading', { name: 'The draft is exported' }).waitFor({ timeout: 60_000 })
  const [name = ''] = readdirSync(out).filter((entry) => !entry.endsWith('.zip'))
  return join(out, name)
}

/** The control as it stands where windows can be kept out of the picture: a window of its own that only talks to the page. */
async function openControl({ application }: Launched): Promise<Page> {
  const [control] = await Promise.all([
    application.waitForEvent('window'),
    application.evaluate(
      ({ BrowserWindow }) =>
        void new BrowserWindow({ width: 320, height: 384, webPreferences: { sandbox: true } }).loadURL('app://certpack/control.html'),
    ),
  ])
  return control
}

test.skipIf(!isRoot)(
  'recording stops by itself, with what was recorded, when the disk has no more than 200 MB left (skipped when not root)',
  { timeout: 60_000 },
  async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    run('mount', ['-t', 'tmpfs', '-o', 'size=320m', 'tmpfs', disk])
    try {
      const app = await launchCertpack({ dataDir: join(disk, 'data'), args: fakeMicrophone })
      await showClock(app)
      const path = await openRecorder(app)
      await beginRecording(app.page)
      await waitForPicture(app.dataDir)
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - leastFreeBytes - 1_000_000))
      await app.page.getByRole('alert').filter({ hasText: 'the disk has only' }).waitFor({ timeout: 20_000 })
      await app.page.getByText(/0 marks,/).waitFor()
      await app.close()
      const [kept] = await keptTakes(app.dataDir, path)
      expect(kept?.take).toMatchObject({ state: 'finished', reason: expect.stringContaining('the disk has only') as string })
      expect(readClock(tools, kept?.path ?? '').length).toBeGreaterThan(10)
    } finally {
      run('umount', [disk])
    }
  },
)

describe('whatever is killed while it records', () => {
  let app: Launched
  let path: string
  const dataDir = join(folder, 'kills')
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  beforeAll(async () => {
    app = await launch('kills')
    await showClock(app)
    path = await openRecorder(app)
  }, 60_000)

  afterAll(() => app.close())

  /** Records, ticks the first scene, and goes on for so long after the first picture is on the disk. */
  async function recordFor(ms: number): Promise<void> {
    await pressByScript(app, 'Record')
    await waitForText(app, /Stop/)
    await pressByScript(app, 'Generation')
    await waitForPicture(dataDir)
    await wait(ms)
  }

  /** The newest take plays up to two seconds before it was killed, has its mark, and counts as interrupted. */
  async function expectKept(killedAtMs: number): Promise<void> {
    const kept = (await keptTakes(dataDir, path)).at(-1)
    if (!kept) throw new Error('No take was kept.')
    const frames = readClock(tools, kept.path)
    const lostMs = clockValue(killedAtMs) - (frames.at(-1)?.clockMs ?? 0)
    console.log(`${lostMs} ms were lost, ${(kept.take.durationMs / 1_000).toFixed(1)} s kept`)
    expect(kept.take.state).toBe('interrupted')
    expect(lostMs).toBeLessThanOrEqual(mostLostMs)
    expect(kept.take.marks.map(({ scene }) => scene)).toEqual(['generation'])
  }

  test('the service: nothing is lost, the recording goes on, and the small control still controls it', { timeout: 60_000 }, async () => {
    await recordFor(300)
    const control = await openControl(app)
    await control.getByRole('button', { name: 'Generation', pressed: true }).waitFor()
    await lookAtScreen(app, 'record-under-way')
    for (const afterMs of [0, 1_700]) {
      await wait(afterMs)
      process.kill(await serviceProcessId(app), 'SIGKILL')
      await waitForText(app, /is being started again/)
    }
    await wait(1_500)
    await pressOn(control, 'button', 'Sending', 'Space')
    await control.getByRole('button', { name: 'Sending', pressed: true }).waitFor()
    await expectNoViolations(app, 'record-control', control)
    await pressOn(control, 'button', 'Stop')
    const stoppedAtMs = Date.now()
    await waitForText(app, /2 marks,/)
    await control.close()
    const kept = (await keptTakes(dataDir, path)).at(-1)
    const frames = kept ? readClock(tools, kept.path) : []
    expect(kept?.take).toMatchObject({ state: 'finished', reason: '' })
    // A fragment that had not arrived would be a second of the clock that the file does not have.
    expect(Math.abs(driftOf(frames).lastMs)).toBeLessThan(mostDriftMs)
    expect(clockValue(stoppedAtMs) - (frames.at(-1)?.clockMs ?? 0)).toBeLessThan(1_000)
  })

  test.each([400, 1_700])('the page, %i ms after the first picture', { timeout: 60_000 }, async (ms) => {
    await recordFor(ms)
    const killedAtMs = Date.now()
    await crashPage(app)
    await waitForText(app, /were kept/)
    await expectKept(killedAtMs)
    await pressByScript(app, 'Keep it')
  })

  test.each([400, 1_700])('the main process, %i ms after the first picture: offered at the next start', { timeout: 60_000 }, async (ms) => {
    await recordFor(ms)
    const killedAtMs = Date.now()
    await app.kill()
    await expectKept(killedAtMs)
    app = await launch('kills')
    await showClock(app)
    await waitForText(app, /was interrupted\. \d s were kept/)
    await pressByScript(app, 'Look at it')
    await pressByScript(app, 'Keep it')
    await pressByScript(app, 'Record another take')
    await waitForText(app, /What to record/)
  })
})
