/** @file Records the screen in the real application, as a user does from the keyboard. */
import { spawnSync } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Take } from '#shared/domain/takes.ts'
import { createTakeDesk } from '../../electron/service/takes/take-desk.ts'
import { clockPage } from './screen-clock.ts'
import type { Launched } from './launch.ts'
import { openSubmissionPath } from './screens.ts'

/** More than a file has before its first picture. */
const leastPictureBytes = 20_000

/** A microphone that beeps; the screen stays the real one. */
export const fakeMicrophone = ['--use-fake-device-for-media-stream']

/** Puts a window with a clock over the whole screen, above all others. */
export async function showClock({ application }: Launched): Promise<void> {
  await application.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({
      x: 0,
      y: 0,
      width: 1920,
      height: 1080,
      frame: false,
      webPreferences: { sandbox: true, backgroundThrottling: false },
    })
    window.setAlwaysOnTop(true)
    await window.loadURL(address)
  }, clockPage)
}

/** From here on only the clock moves: text that never rests is a lot to read for whoever reads the recording. */
export async function stopScrolling({ application }: Launched): Promise<void> {
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('data:'))
      ?.webContents.executeJavaScript('scrolls = false'),
  )
}

export async function hideClock({ application }: Launched): Promise<void> {
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('data:'))
      ?.destroy(),
  )
}

/** Focuses what has this role and name, and presses a key on it. */
export async function pressOn(page: Page, role: 'button' | 'link' | 'checkbox', name: string | RegExp, key = 'Enter'): Promise<void> {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).focus()
  await page.keyboard.press(key)
}

/** Makes a submission and opens the recorder on it. @returns the submission's address. */
export async function openRecorder({ page }: Launched): Promise<string> {
  await pressOn(page, 'button', 'New submission')
  await page.getByLabel('Name of the product').first().waitFor()
  const path = await openSubmissionPath(page)
  await page.evaluate((to) => void (location.hash = to), `${path}/video`)
  await pressOn(page, 'link', 'Record the screen')
  await page.getByRole('listbox', { name: 'What to record' }).getByRole('option', { selected: true }).waitFor()
  return path
}

/** Starts a recording of what is chosen, as soon as that can be recorded. */
export async function beginRecording(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record', exact: true, disabled: false }).waitFor()
  await pressOn(page, 'button', 'Record')
  await page.getByRole('button', { name: 'Stop' }).waitFor({ timeout: 30_000 })
}

/** Waits until the newest take has a picture on the disk: only from then on can one be lost. */
export async function waitForPicture(dataDir: string): Promise<void> {
  const root = join(dataDir, 'data', 'takes')
  const newest = async () => {
    const names = await readdir(root).catch(() => [])
    const journals = await Promise.all(names.map(async (name) => ({ name, atMs: (await stat(join(root, name))).birthtimeMs })))
    return join(root, journals.toSorted((a, b) => b.atMs - a.atMs)[0]?.name ?? '', 'media.mp4')
  }
  for (const endsAt = Date.now() + 20_000; Date.now() < endsAt;) {
    const { size } = await stat(await newest()).catch(() => ({ size: 0 }))
    if (size > leastPictureBytes) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Nothing of the recording came to the disk.')
}

/** @returns the service of this application: by Electron's own list, or as a child of its main process. */
export async function serviceProcessId({ application }: Launched): Promise<number> {
  const listed = await application.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Certpack service')?.pid)
  if (listed) return listed
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const line = stdout.split('\n').find((text) => text.includes('utility.js') && text.trim().split(/\s+/)[1] === String(application.process().pid))
  return Number(line?.trim().split(/\s+/)[0])
}

export type KeptTake = { take: Take; path: string }

/** @returns the takes of a submission as they lie on the disk, while nobody works on them. */
export async function keptTakes(dataDir: string, submissionPath: string): Promise<KeptTake[]> {
  const desk = createTakeDesk({ dataDir: join(dataDir, 'data'), now: Date.now, log: () => undefined, emit: () => undefined })
  try {
    const takes = await desk.list(submissionPath.replace('#/s/', ''))
    return await Promise.all(takes.map(async (take) => ({ take, path: (await desk.media(take.id)).path })))
  } finally {
    await desk.close()
  }
}
