import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noWishes } from '#shared/domain/video-plan.ts'
import { projectRoot } from '../../build/project.ts'
import { readPortable, writePortable } from '../../electron/service/submissions/portable.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath, waitForPlan } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-states-'))
const sampleFolder = join(projectRoot, 'resources', 'sample')
let app: Launched
let submissionPath = ''

const button = (name: string) => app.page.getByRole('button', { name })
/** @returns the name, the field or the tag of what has the focus. */
const focused = () =>
  app.page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.closest('[data-field]')?.getAttribute('data-field') ?? element?.textContent
  })
/** Presses a button as the keyboard does. */
async function press(name: string): Promise<void> {
  await button(name).focus()
  await app.page.keyboard.press('Enter')
}

beforeAll(async () => {
  app = await launchCertpack()
  await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  submissionPath = await openSubmissionPath(app.page)
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('what the screens show while and after something is done, from the keyboard', { timeout: 90_000 }, () => {
  test('while the recording is analysed: how far, how long, and cancelled it can be begun again', { timeout: 300_000 }, async () => {
    await app.page.evaluate((to) => void (location.hash = to), `${submissionPath}/video`)
    await app.page.getByText(/\d+ %, about .* left/).waitFor()
    await press('Cancel')
    await app.page.getByText('The analysis was cancelled.').waitFor()
    await press('Analyse the recording')
    await app.page.getByText(/\d+ %, about .* left/).waitFor()
    await lookAtScreen(app, 'video-analysing')
    await waitForPlan(app.page)
  })

  test('what was wished of a video: two files, passages left out and hatched; another way, and everything kept', async () => {
    const { submission, filePath } = await readPortable(sampleFolder, { workDir: folder })
    const cuts = [
      { startMs: 21_000, endMs: 27_000 },
      { startMs: 74_000, endMs: 80_000 },
    ]
    const file = join(folder, 'With wishes.certpack')
    const video = { ...submission.video, wishes: { ...noWishes, files: 'two' as const, cuts } }
    // A name of its own: the list then has one of each.
    const profile = { ...submission.profile, productName: 'Portal with wishes' }
    await writePortable({ submission: { ...submission, profile, video }, filePath, outPath: file })
    await app.application.evaluate(({ app: electron }, path) => void electron.emit('second-instance', {}, ['electron', path], '/'), file)
    await expect.poll(() => openSubmissionPath(app.page)).not.toBe(submissionPath)
    const path = `${await openSubmissionPath(app.page)}/video`
    const figures = app.page.getByText('readable in the recording')

    await openScreen(app.page, path)
    await app.page.getByText('12 s in 2 passages are left out of the video.').waitFor()
    await app.page.getByText('The recording, its marks or the wishes have changed').waitFor()
    expect(await figures.count()).toBe(2)
    await app.page.getByRole('group', { name: 'Recording', exact: true }).evaluate((desk) => desk.scrollIntoView({ block: 'start' }))
    await lookAtScreen(app, 'video-wishes')

    await press('Choose: Back to the proposal')
    await expect.poll(focused).toBe('The plan')
    await expect.poll(() => figures.count()).toBe(1)
    await app.page.getByText('Out of date', { exact: true }).waitFor({ state: 'detached' })
    await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => figures.count()).toBe(2)
    await press('Keep everything')
    await expect.poll(focused).toBe('The plan')
    await app.page.getByText('are left out of the video').waitFor({ state: 'detached' })
    await button('Dismiss').click()
  })

  test('while the video is made: how far, how long, and the focus on Cancel', async () => {
    await openScreen(app.page, `${submissionPath}/video`)
    await press('Make the video again')
    await app.page.getByText(/\d+ %, about .* left/).waitFor()
    expect(await focused()).toBe('Cancel')
    await lookAtScreen(app, 'video-busy')
    await app.page.keyboard.press('Enter')
    await app.page.getByText('Cancelled. Nothing was changed.').waitFor()
    await button('Dismiss').click()
  })

  test('the package is exported: the focus on what was made, with its files and checksums', async () => {
    await chooseFolders(app.application, folder)
    await openScreen(app.page, `${submissionPath}/check`)
    await press('Export the package')
    await app.page.getByText('The package is exported').waitFor({ timeout: 60_000 })
    await expect.poll(focused).toBe('What was exported')
    await press('Verify it')
    await app.page.getByText(/complete and unchanged/).waitFor()
    await app.page.getByRole('group', { name: 'What was exported' }).evaluate((made) => made.scrollIntoView({ block: 'start' }))
    await lookAtScreen(app, 'exported')
  })

  test('a link to a field puts the focus there, and again when it is followed once more', async () => {
    await app.page.getByLabel('The video goes to').fill('')
    const link = app.page.getByRole('link', { name: 'The address for the video is missing.' })
    for (const _time of [1, 2]) {
      await link.focus()
      await app.page.keyboard.press('Enter')
      await expect.poll(focused).toBe('delivery.videoAddress')
    }
    await app.page.keyboard.press('Control+z')
    await app.page.getByText('Ready to export').waitFor()
  })

  test('an archived submission says so on its pages, and comes back from there', async () => {
    await openScreen(app.page, '#/')
    await press('Archive: Acme Leasing Portal')
    await openScreen(app.page, submissionPath)
    await app.page.getByText('This submission is archived.').waitFor()
    await lookAtScreen(app, 'archived')
    await press('Bring it back')
    await app.page.getByText('This submission is archived.').waitFor({ state: 'detached' })
  })

  test('at twice the size nothing is cut off or scrolls sideways', async () => {
    const zoom = (factor: number) =>
      app.application.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to), factor)
    await zoom(2)
    for (const page of ['', '/questionnaire', '/video', '/traces', '/check']) {
      await openScreen(app.page, `${submissionPath}${page}`)
      const fits = await app.page.evaluate(() => {
        const main = document.querySelector('main')
        const root = document.documentElement
        return root.scrollWidth <= innerWidth && root.scrollHeight <= innerHeight && main !== null && main.scrollWidth <= main.clientWidth
      })
      expect([page, fits]).toEqual([page, true])
    }
    await zoom(1)
  })
})
