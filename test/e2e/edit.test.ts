import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probeVideo } from '../../electron/service/video/probe.ts'
import { makeClip, testTools } from '../helpers/clips.ts'
import { dropFile } from '../helpers/drop-file.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openSubmissionPath, waitForPlan } from '../helpers/screens.ts'

/** States of a media element, as the page numbers them. */
const [HAVE_NOTHING, HAVE_ENOUGH_DATA, NETWORK_EMPTY] = [0, 4, 0]

const folder = mkdtempSync(join(tmpdir(), 'certpack-edit-'))
const dataDir = join(folder, 'profile')
let app: Launched

/** Three seconds that move, two that are red, six that stand still, three that move again: 14 s, 640 x 360, 10 frames a second. */
const clip = [
  ...['testsrc=s=640x360:r=10:d=3', 'color=c=red:s=640x360:r=10:d=2', 'color=c=gray:s=640x360:r=10:d=6', 'testsrc=s=640x360:r=10:d=3'].flatMap(
    (source) => ['-f', 'lavfi', '-i', source],
  ),
  ...['-filter_complex', '[0][1][2][3]concat=n=4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
]

const group = (name: string | RegExp) => app.page.getByRole('group', { name, exact: true })
const list = (name: string) => app.page.getByRole('list', { name, exact: true }).getByRole('listitem')
const comesOut = () => group('What comes out').innerText()
const cuts = async () => (await list('Cuts').allInnerTexts()).map((text) => text.split('\n')[0])
const times = (name: string) => app.page.getByRole('spinbutton', { name }).inputValue()

async function keys(...pressed: string[]): Promise<void> {
  for (const key of pressed) await app.page.keyboard.press(key)
}

/** Puts the focus on the timeline and the player on a whole second, from the keyboard. */
async function goTo(seconds: number): Promise<void> {
  await app.page.getByRole('slider', { name: 'Position in the recording' }).focus()
  await keys('Home', ...Array.from({ length: seconds }, () => 'ArrowRight'))
  await group('Recording')
    .getByText(`Position 00:${String(seconds).padStart(2, '0')}.0`)
    .waitFor()
}

beforeAll(async () => {
  const path = await makeClip(folder, 'clip.mp4', clip)
  app = await launchCertpack({ dataDir })
  await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  const submission = await openSubmissionPath(app.page)
  await app.page.evaluate((to) => void (location.hash = to), `${submission}/video`)
  await dropFile(app.page, group('Recorded again?'), path)
  await app.page.getByText('clip.mp4', { exact: true }).waitFor()
  await waitForPlan(app.page)
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('what lies between in and out is left out, with the keys', async () => {
  await goTo(3)
  await keys('i', 'ArrowRight', 'ArrowRight')
  await group('Recording').getByText('Position 00:05.0').waitFor()
  await keys('o')
  await group('Edit the video').getByText('00:03.0 to 00:05.0, 2.0 s').waitFor()
  await keys('x')
  await expect.poll(cuts).toEqual(['Cut 1 2 s'])
  expect(await times('Start of cut 1')).toBe('00:03.000')
  await expect.poll(comesOut).toMatch(/^00:12 of 00:14, \d+ % readable, one file$/)
})

test('the edge of a cut is moved by frames and seconds with the arrow keys', async () => {
  const edge = app.page.getByRole('slider', { name: 'End of cut 1' })
  await edge.focus()
  await keys('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft')
  await expect.poll(() => times('End of cut 1')).toBe('00:05.100')
  await keys('ArrowLeft')
  await expect.poll(() => times('End of cut 1')).toBe('00:05.000')
})

test('both ends are trimmed; undo and redo go through it', async () => {
  await goTo(1)
  await keys('[')
  await expect.poll(cuts).toEqual(['The start 1 s', 'Cut 2 2 s'])
  await goTo(13)
  await keys(']')
  await expect.poll(cuts).toEqual(['The start 1 s', 'Cut 2 2 s', 'The end 1 s'])
  await app.page.getByText(/^Saved/).waitFor()
  await keys('Control+z')
  await expect.poll(cuts).toEqual(['The start 1 s', 'Cut 2 2 s'])
  await keys('Control+Shift+z')
  await expect.poll(cuts).toHaveLength(3)
})

test('playing skips what is left out, and J plays back', async () => {
  await goTo(2)
  await keys('l')
  await app.page.waitForFunction(() => {
    const { currentTime } = document.querySelector('video')!
    return currentTime >= 5 && currentTime < 8
  })
  await keys('k', 'j')
  await group('Recording').getByText('back 1 ×').waitFor()
  await app.page.waitForFunction(() => document.querySelector('video')!.currentTime < 4.5)
  await keys('k')
  await group('Recording').getByRole('button', { name: 'Play', exact: true }).waitFor()
})

test('waiting is proposed, left out and kept again piece by piece', async () => {
  const card = app.page.getByRole('region', { name: 'Shorten waiting' })
  await card.getByText(/^1 place, \d s to save/).waitFor()
  await card.getByRole('button', { name: 'Leave out all' }).focus()
  await keys('Enter')
  await expect.poll(cuts).toHaveLength(4)
  await expect.poll(() => app.page.evaluate(() => document.activeElement?.id)).toBe('video-cuts')
  await card.getByText('There is none.').waitFor()
  await app.page.getByRole('button', { name: 'Keep again: Cut 3' }).focus()
  await keys('Enter')
  await expect.poll(cuts).toHaveLength(3)
  await card.getByText(/^1 place, \d s to save/).waitFor()
})

test('a region is covered from the keyboard, for the time that is selected', async () => {
  await goTo(1)
  await keys('i', 'ArrowRight', 'ArrowRight')
  await group('Recording').getByText('Position 00:03.0').waitFor()
  await keys('o', 'ArrowLeft', 'c', 'Enter')
  const box = app.page.getByRole('application', { name: /^Covered region: 35 % from the left, 40 % from the top, 30 % wide, 20 % high/ })
  await box.waitFor()
  await keys('ArrowRight', 'ArrowRight', 'Shift+ArrowDown')
  await app.page.getByRole('application', { name: /36 % from the left, 40 % from the top, 30 % wide, 20.5 % high/ }).waitFor()
  expect([await times('Cover 1 from'), await times('Cover 1 to')]).toEqual(['00:01.000', '00:03.000'])
  // Old figures are dimmed until the new ones are there.
  await app.page.waitForFunction(() => !document.querySelector('[aria-busy="true"], [data-dimmed]'))
  await app.page.waitForTimeout(400)
  await lookAtScreen(app, 'video-editing')
  await box.or(app.page.getByRole('application')).first().focus()
  await keys('Enter')
  await expect.poll(() => list('Covers').allInnerTexts()).toHaveLength(1)
  await app.page.getByRole('button', { name: 'Remove cover 1' }).click()
  await expect.poll(() => list('Covers').count()).toBe(0)
  await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => list('Covers').count()).toBe(1)
})

test('the timeline is enlarged and fitted again, and a mark is dragged to where the player stands', async () => {
  await goTo(9)
  await keys('m', '+', '+')
  const mark = app.page.getByRole('slider', { name: 'Start of “Normal flow”' })
  await mark.waitFor()
  await keys('ArrowRight')
  const at = await mark.boundingBox()
  const playhead = await app.page.getByRole('slider', { name: 'Position in the recording' }).boundingBox()
  expect(playhead!.width).toBeGreaterThan(1_000)
  const pixels = playhead!.width / 14
  await app.page.mouse.move(at!.x + 7, at!.y + 10)
  await app.page.mouse.down()
  await app.page.mouse.move(at!.x + 7 + pixels / 2, at!.y + 10)
  await app.page.mouse.move(at!.x + 7 + pixels - 5, at!.y + 10)
  await app.page.getByText('The player', { exact: true }).waitFor()
  await app.page.mouse.up()
  await expect.poll(() => times('Time of mark 2, Normal flow')).toBe('00:10.000')
  await keys('0')
  await group('Zoom of the timeline').getByRole('button', { name: 'Fit' }).and(app.page.locator('[data-disabled]')).waitFor()
})

test('the video is as long as planned, shows nothing of what is left out, and is black where it is covered', { timeout: 180_000 }, async () => {
  await expect.poll(comesOut).toMatch(/^00:10 of 00:14/)
  await app.page.getByRole('button', { name: 'Make the video', exact: true }).click()
  await app.page.getByText('The video is made.').waitFor({ timeout: 170_000 })
  const source = await app.page.getByLabel('The result', { exact: true }).and(app.page.locator('video')).getAttribute('src')
  const sha256 = source!.split('/').at(-1)!
  const path = join(dataDir, 'data', 'files', sha256.slice(0, 2), sha256)
  const tools = await testTools()
  // 14 s less 1 s before the beginning, 2 s of red, and 1 s after the end.
  expect(Math.abs((await probeVideo(tools, path)).durationMs - 10_000)).toBeLessThanOrEqual(100)

  const pixels = execFileSync(tools.ffmpegPath, [
    '-v',
    'error',
    '-i',
    path,
    '-vf',
    'fps=5,scale=64:36:flags=area',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    'pipe:1',
  ])
  const frameBytes = 64 * 36 * 3
  const frames = Array.from({ length: Math.floor(pixels.length / frameBytes) }, (_, index) =>
    pixels.subarray(index * frameBytes, (index + 1) * frameBytes),
  )
  expect(frames.length).toBeGreaterThanOrEqual(49)
  const mean = (frame: Uint8Array, channel: number) =>
    frame.reduce((sum, value, index) => (index % 3 === channel ? sum + value : sum), 0) / (frameBytes / 3)
  expect(frames.filter((frame) => mean(frame, 0) > 180 && mean(frame, 1) < 60)).toEqual([])
  // The middle of the covered region, well within its edges.
  const brightest = frames.map((frame) => {
    const inside = [16, 17, 18, 19].flatMap((row) => [...frame.subarray((row * 64 + 26) * 3, (row * 64 + 38) * 3)])
    return Math.max(...inside)
  })
  // Covered from 1 s to 3 s of the recording: the first two seconds of the video.
  expect(brightest.slice(0, 9).every((value) => value < 30)).toBe(true)
  expect(brightest.slice(11).every((value) => value > 60)).toBe(true)
})

test('a video that has left the page holds nothing of its file any more', async () => {
  const video = await app.page.evaluateHandle(() => document.querySelector('video')!)
  const state = () => video.evaluate(({ isConnected, networkState, readyState }) => ({ isConnected, networkState, readyState }))
  await expect.poll(state).toMatchObject({ isConnected: true, readyState: HAVE_ENOUGH_DATA })
  const address = await app.page.evaluate(() => location.hash)
  await app.page.evaluate((to) => void (location.hash = to), address.replace(/video$/, 'launch'))
  await expect.poll(state).toEqual({ isConnected: false, networkState: NETWORK_EMPTY, readyState: HAVE_NOTHING })
  await app.page.evaluate((to) => void (location.hash = to), address)
  await app.page.waitForFunction(() => document.querySelector('video')?.readyState === 4)
})
