import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePortable } from '../../electron/service/submissions/portable.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { chromiumArguments } from '../../build/chromium-arguments.ts'
import { resolveElectron } from '../../build/electron-runtime.ts'
import { projectRoot } from '../../build/project.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-service-'))
const dataDir = join(folder, 'profile')
let app: Launched

beforeAll(async () => {
  app = await launchCertpack({ dataDir })
  await app.page.getByRole('button', { name: 'New submission' }).click()
  await app.page.getByLabel('Name of the product').first().waitFor()
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** @returns the service of this application: by Electron's own list, or as a child of its main process. */
async function serviceProcessId(): Promise<number> {
  const listed = await app.application.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Certpack service')?.pid)
  if (listed) return listed
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const line = stdout.split('\n').find((text) => text.includes('utility.js') && text.trim().split(/\s+/)[1] === String(app.application.process().pid))
  return Number(line?.trim().split(/\s+/)[0])
}

test('when the service is killed, the window says so, it is started again, and what is typed is saved', { timeout: 60_000 }, async () => {
  const field = app.page.getByLabel('Name of the product').first()
  await field.fill('Before the fall')
  await app.page.getByText(/^Saved \d/).waitFor()
  const first = await serviceProcessId()
  expect(first).toBeGreaterThan(0)
  process.kill(first, 'SIGKILL')
  await app.page.getByText('The service stopped and is being started again; nothing saved is lost.').waitFor()
  await field.fill('After the fall')
  await app.page.getByText('The service stopped and is being started again; nothing saved is lost.').waitFor({ state: 'detached' })
  await app.page.getByText(/^Saved \d/).waitFor()
  expect(await serviceProcessId()).not.toBe(first)
  await app.page.reload()
  await app.page.getByLabel('Name of the product').first().waitFor()
  expect(await app.page.getByLabel('Name of the product').first().inputValue()).toBe('After the fall')
})

test('a page that crashes comes back at the same place', { timeout: 60_000 }, async () => {
  const before = app.page.url()
  await app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect
    .poll(() => app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), { timeout: 20_000 })
    .toBe(false)
  // A script given to a page that is just going away is never answered: ask again after a second.
  const place = () =>
    app.application.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `location.href + ' ' + document.querySelector('h1')?.textContent`,
        ) as Promise<string>,
        new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 1_000)),
      ]),
    )
  await expect.poll(place, { timeout: 20_000 }).toBe(`${before} Profile`)
})

test('a second start shows the first window, and hands it the file it was asked to open', { timeout: 60_000 }, async () => {
  const file = join(folder, 'Handed over.certpack')
  const submission = emptySubmission()
  await writePortable({
    submission: { ...submission, profile: { ...submission.profile, productName: 'Handed over' } },
    filePath: () => '',
    outPath: file,
  })
  const electron = await resolveElectron({ log: () => undefined })
  const switches = await chromiumArguments(electron.path, () => undefined)
  const second = spawn(electron.path, [...switches, projectRoot, file], { env: { ...process.env, CERTPACK_DATA_DIR: dataDir }, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  const text = () =>
    app.application.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
    )
  await expect.poll(text, { timeout: 20_000 }).toContain('Handed over')
  expect(app.application.windows().length).toBeLessThanOrEqual(1)
})
