import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { projectRoot } from '../../build/project.ts'
import { writePortable } from '../../electron/service/submissions/portable.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-open-'))
const file = join(folder, 'Double clicked.certpack')
let app: Launched

beforeAll(async () => {
  const submission = emptySubmission()
  await writePortable({
    submission: { ...submission, profile: { ...submission.profile, productName: 'Double clicked' } },
    filePath: () => '',
    outPath: file,
  })
  // As a shell would write it: relative to the folder that the application is started in.
  app = await launchCertpack({ args: [relative(projectRoot, file)] })
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a file that the application is started with is opened, once, however often the page is loaded', async () => {
  const { page } = app
  await page.getByRole('heading', { level: 1, name: 'Double clicked' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Double clicked' }).waitFor()
  await page.getByRole('link', { name: 'Submissions' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Submissions' }).waitFor()
  await page.waitForTimeout(500)
  expect(await page.getByText('Double clicked').count()).toBe(1)
})

test('a file that is not there is told to the user', async () => {
  const shown = await app.application.evaluate(
    ({ app: electron, dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showErrorBox = (_title, content) => resolve(content)
        electron.emit('second-instance', {}, ['electron', 'gone.certpack'], '/nowhere')
      }),
  )
  expect(shown).toContain('/nowhere/gone.certpack')
})
