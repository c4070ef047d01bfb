/** @file The packaged application, apart from the repository: `npm test -- packaged`. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { executableIn } from '../../build/package/build-packages.ts'
import { projectRoot } from '../../build/project.ts'
import { verifyPackage } from '../../electron/service/package/verify-package.ts'
import { writePortable } from '../../electron/service/submissions/portable.ts'
import { builtPackage } from '../helpers/built-package.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { canSandboxAsUser, launchPackage, runPackage } from '../helpers/launch-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-packaged-'))
const copy = join(folder, 'Certpack')
const outFolder = join(folder, 'packages')
const errors: string[] = []
let application: ElectronApplication
let page: Page

const switches = canSandboxAsUser() ? [] : ['--no-sandbox']

beforeAll(async () => {
  const built = builtPackage('test')
  const archive = built.files.find((path) => path.endsWith('.tar.gz'))
  mkdirSync(copy)
  if (archive) execFileSync('tar', ['-xzf', archive, '-C', copy, '--strip-components=1'])
  else cpSync(built.application, copy, { recursive: true, verbatimSymlinks: true })
  mkdirSync(outFolder)
  chmodSync(outFolder, 0o777)
  application = await launchPackage({ executable: executableIn(copy), folder, args: switches })
  application.process().stderr?.on('data', (piece: Buffer) => errors.push(piece.toString()))
  page = await application.firstWindow({ timeout: 60_000 })
}, 120_000)

afterAll(async () => {
  await application?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('it is a packaged application, of the version it is named by, and nothing of the repository is in reach', async () => {
  const facts = await application.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    version: app.getVersion(),
    path: app.getAppPath(),
    resources: process.resourcesPath,
    data: app.getPath('userData'),
  }))
  expect(facts).toEqual({
    isPackaged: true,
    version: builtPackage('test').version,
    path: join(copy, 'resources', 'app.asar'),
    resources: join(copy, 'resources'),
    data: join(folder, 'home', '.config', 'certpack'),
  })
  expect(copy.startsWith(projectRoot)).toBe(false)
})

test('from the sample to a package that verifies', { timeout: 120_000 }, async () => {
  await page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  await page.getByRole('link', { name: 'Check and export' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Check and export' }).waitFor()
  await chooseFolders(application, outFolder)
  await page.getByRole('button', { name: 'Export the package' }).click()
  await page.getByText('The package is exported').waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Verify it' }).click()
  await page.getByText(/complete and unchanged/).waitFor()
  const [zip = ''] = readdirSync(outFolder).filter((name) => name.endsWith('.zip'))
  expect(await verifyPackage(join(outFolder, zip))).toMatchObject({ valid: true, problems: [] })
})

test('its own ffmpeg is in use', { timeout: 60_000 }, async () => {
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await page.getByText(/In use: ffmpeg .*\(packaged\)/).waitFor()
})

test('a .certpack file opens in the window that runs', { timeout: 60_000 }, async () => {
  const path = join(folder, 'Double clicked.certpack')
  const submission = emptySubmission()
  await writePortable({
    submission: { ...submission, profile: { ...submission.profile, productName: 'Double clicked' } },
    filePath: () => '',
    outPath: path,
  })
  chmodSync(path, 0o644)
  // A second start hands the file over and ends.
  expect(await runPackage({ executable: executableIn(copy), folder, args: [...switches, path] })).toBe(0)
  await page.getByRole('heading', { level: 1, name: 'Double clicked' }).waitFor({ timeout: 30_000 })
  expect(application.windows()).toHaveLength(1)
})

const hasOwnNode = existsSync(join(builtPackage('test').application, 'resources', 'node'))
if (!hasOwnNode) console.warn('SKIPPED: the text recogniser is started by the Node of a -dev package, which a release does not bring.')
test.skipIf(!hasOwnNode)('its text recogniser starts, with the data it brings', { timeout: 60_000 }, () => {
  const beside = join(copy, 'resources', 'app.asar.unpacked')
  const script = `new (require('node:worker_threads').Worker)(${JSON.stringify(join(beside, 'out/service/reading-thread.js'))}, {
    workerData: { networkFolder: ${JSON.stringify(join(beside, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int'))} },
  }).once('message', (message) => { console.log(message); process.exit(0) })`
  expect(execFileSync(join(copy, 'resources', 'node', 'node'), ['-e', script], { cwd: folder, encoding: 'utf8' }).trim()).toBe('ready')
})

test('nothing went wrong in its processes', () => {
  expect(errors.join('')).not.toMatch(/\[main\]|\[service\]|Uncaught|Error:/)
})
