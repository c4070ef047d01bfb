import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { nodeBundle } from '../../build/vite/node-bundle.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

/**
 * The application as built, but in a folder where its service keeps nothing, and told that its runtime is new enough: so that the
 * real main process takes Electron's utility process also where the Electron at hand could not load the database addon.
 */
const appDir = mkdtempSync(join(tmpdir(), 'certpack-utility-'))
let app: Launched

beforeAll(async () => {
  const bundle = nodeBundle({
    entries: { utility: 'test/fixtures/service-in-memory.ts' },
    folder: 'out',
    format: 'es',
    target: 'node20',
    arePackagesBundled: true,
  })
  await build({ ...bundle, build: { ...bundle.build, outDir: join(appDir, 'out', 'service') } })
  for (const name of ['main', 'preload', 'renderer']) symlinkSync(join(projectRoot, 'out', name), join(appDir, 'out', name))
  writeFileSync(join(appDir, 'package.json'), JSON.stringify({ name: 'certpack', version: '0.0.0', type: 'module', main: 'start.js' }))
  writeFileSync(
    join(appDir, 'start.js'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, napi: '10' } })\nawait import('./out/main/index.js')\n`,
  )
  app = await launchCertpack({ appDir })
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(appDir, { recursive: true, force: true, maxRetries: 5 })
})

const serviceProcessId = () =>
  app.application.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Certpack service')?.pid)

test('the page reaches a service in the utility process, and again after that was killed', { timeout: 60_000 }, async () => {
  await app.page.getByRole('button', { name: 'New submission' }).waitFor()
  await app.page.evaluate(() => void (location.hash = '#/settings'))
  await app.page.getByText(/of type utility that may collect/).waitFor()
  const first = await serviceProcessId()
  expect(first).toBeGreaterThan(0)
  process.kill(first ?? 0, 'SIGKILL')
  await expect.poll(serviceProcessId, { timeout: 20_000 }).not.toBe(first)
  await expect.poll(() => app.page.getByText(new RegExp(`process ${first} of type`)).count(), { timeout: 20_000 }).toBe(0)
  await app.page.getByText(/of type utility/).waitFor()
})
