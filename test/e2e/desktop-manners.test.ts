import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MenuItem } from 'electron'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { writePortable } from '../../electron/service/submissions/portable.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-manners-'))
const dataDir = join(folder, 'profile')
let app: Launched

beforeAll(async () => {
  app = await launchCertpack({ dataDir })
  await app.page.getByRole('button', { name: 'Open the sample', exact: true }).waitFor()
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Presses an item of the native menu, which no test can reach by the screen. */
const pressMenu = (label: string) =>
  app.application.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find((item) => item.label === wanted)?.click()
  }, label)

test('the native menu has what belongs in it, with its keys', async () => {
  const menu = await app.application.evaluate(({ Menu }) => {
    const describe = ({ label, accelerator, role }: MenuItem) => `${label}|${accelerator ?? ''}|${role ?? ''}`
    return Menu.getApplicationMenu()?.items.map(({ label, submenu }) => [label, submenu?.items.map(describe).filter((line) => line !== '||')])
  })
  expect(menu?.map(([label]) => label)).toEqual(['&File', '&Edit', '&View', '&Help'])
  const lines = menu?.flatMap(([, items]) => items).join('\n') ?? ''
  for (const line of [
    'New submission|CmdOrCtrl+N|',
    'Open…|CmdOrCtrl+O|',
    'Settings|CmdOrCtrl+,|',
    'Undo|CmdOrCtrl+Z|',
    'Keyboard shortcuts|F1|',
    'Take the tour (2 minutes)||',
  ])
    expect(lines).toContain(line)
  for (const role of ['quit', 'cut', 'copy', 'paste', 'selectall', 'zoomin', 'togglefullscreen']) expect(lines).toContain(`|${role}`)
})

test('the About box tells the versions, and its diagnostics hold no folder of the user', async () => {
  await app.application.evaluate(({ dialog, clipboard }) => {
    const shown: unknown[] = []
    Object.assign(globalThis, { shown })
    dialog.showMessageBox = ((...values: unknown[]) => {
      shown.push(values.at(-1))
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    void clipboard.writeText('')
  })
  await pressMenu('About Certpack')
  await expect.poll(() => app.application.evaluate(({ clipboard }) => clipboard.readText())).toContain('The log, last lines:')
  const shown = await app.application.evaluate(() => (globalThis as unknown as { shown: { message: string; detail: string }[] }).shown)
  expect(shown[0]?.message).toMatch(/^Certpack \d+\.\d+\.\d+/)
  for (const part of [/Electron \d/, /Chrome \d/, /Node \d/, /SQLite \d/, /ffmpeg \S/]) expect(shown[0]?.detail).toMatch(part)
  const copied = await app.application.evaluate(({ clipboard }) => clipboard.readText())
  for (const part of [/SQLite \d/, /cores, \d+ GB/, /Screens: 1920x1080/, /Certpack .* on Electron/]) expect(copied).toMatch(part)
  for (const path of [homedir(), folder]) expect(copied).not.toContain(path)
})

test('the log is kept, and shown in the file manager', async () => {
  const path = join(dataDir, 'logs', 'certpack.log')
  expect(readFileSync(path, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+ Certpack .* on Electron/)
  await app.application.evaluate(({ shell }) => {
    shell.showItemInFolder = (shown) => void Object.assign(globalThis, { revealed: shown })
  })
  await pressMenu('Show the log')
  expect(await app.application.evaluate(() => (globalThis as unknown as { revealed: string }).revealed)).toBe(path)
})

test('a file that is opened is remembered in the list of the system', async () => {
  const path = join(folder, 'Remembered.certpack')
  await writePortable({ submission: emptySubmission(), filePath: () => '', outPath: path })
  const remembered = await app.application.evaluate(
    ({ app: electron }, file) =>
      new Promise<string>((resolve) => {
        electron.addRecentDocument = resolve
        electron.emit('second-instance', {}, ['certpack', file], '/')
      }),
    path,
  )
  expect(remembered).toBe(path)
})

test('long work that ends behind other windows asks for attention; in front it does not', async () => {
  const flashes = (isFocused: boolean) =>
    app.application.evaluate(async ({ BrowserWindow }, focused) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) throw new Error('There is no window.')
      let count = 0
      window.isFocused = () => focused
      window.flashFrame = (isOn) => void (count += isOn ? 1 : 0)
      await window.webContents.executeJavaScript(`window.certpack.workEnded({ title: 'Making the video', hasFailed: false })`)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return count
    }, isFocused)
  expect(await flashes(true)).toBe(0)
  expect(await flashes(false)).toBe(1)
})

test('a window that crashed says so when it is back', { timeout: 60_000 }, async () => {
  await app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect.poll(() => readFileSync(join(dataDir, 'logs', 'certpack.log'), 'utf8')).toContain('[main] The window stopped: ')
  // A page that is dead answers nothing, also not to this test.
  await expect
    .poll(() => app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), { timeout: 20_000 })
    .toBe(false)
  const words = 'The window stopped and was opened again where it was; nothing saved is lost.'
  const isSaid = () =>
    app.application.evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `document.body.innerText.includes(${JSON.stringify(text)})`,
        ) as Promise<boolean>,
      words,
    )
  await expect.poll(isSaid, { timeout: 20_000 }).toBe(true)
})

test('the window stands where it was left', { timeout: 60_000 }, async () => {
  const left = { x: 80, y: 60, width: 1111, height: 707 }
  await app.application.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), left)
  await expect.poll(() => existsSync(join(dataDir, 'window.json'))).toBe(true)
  // Not closed but killed: it is kept as it changes.
  await expect.poll(() => JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8')) as object).toMatchObject(left)
  await app.kill()
  app = await launchCertpack({ dataDir })
  expect(await app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(left)
})
