import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { readPortable, writePortable } from '../../electron/service/submissions/portable.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'
import { hasTool } from '../helpers/tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-waivers-'))
const outFolder = join(folder, 'out')
const reason = 'The log of that week was lost; agreed with the engineer on 10 December.'
let app: Launched
let path = ''

const button = (name: string | RegExp) => app.page.getByRole('button', { name })
const focusedName = () => app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Tab by tab, as somebody without a mouse gets there. */
async function tabTo(name: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (name.test(await focusedName())) return
    await app.page.keyboard.press('Tab')
  }
  throw new Error(`No control named ${String(name)} is reached by Tab.`)
}

beforeAll(async () => {
  const { submission, filePath, close } = await readPortable(join(projectRoot, 'resources', 'sample'), { workDir: folder })
  // A log date two weeks before the request: refused (R7.3), unless a person answers for it.
  const logDate = { ...submission.logDate, startsOn: '2026-12-01' }
  const file = join(folder, 'Two weeks early.certpack')
  await writePortable({ submission: { ...submission, logDate }, filePath, outPath: file })
  await close()
  app = await launchCertpack({ args: [file] })
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  path = await openSubmissionPath(app.page)
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('a blocker says why, and is waived by keyboard', { timeout: 60_000 }, async () => {
  await openScreen(app.page, `${path}/check`)
  expect(await app.page.getByText('Ready to export').count()).toBe(0)
  await tabTo(/^Why: The log date.* lies /)
  await app.page.keyboard.press('Enter')
  await app.page.getByText('“must be within the week of your certification review request”').waitFor()
  await tabTo(/^Waive: The log date.* lies /)
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('dialog', { name: 'Waive R7.3' }).waitFor()
  await lookAtScreen(app, 'waive')
  // The name is known from the sample and the day is today: the reason has the focus, and is not optional.
  await tabTo(/^Waive$/)
  await app.page.keyboard.press('Enter')
  await app.page.getByText('Say why.').waitFor()
  await app.page.keyboard.type(reason)
  await tabTo(/^Waive$/)
  await app.page.keyboard.press('Enter')
  await app.page.getByText('Ready to export').waitFor()
  await app.page.getByText(new RegExp(`^Waived by Nora Brandt on .*: ${reason}$`)).waitFor()
  await expect.poll(focusedName).toMatch(/^Take back the waiver: The log date/)
  await lookAtScreen(app, 'waived')
})

test('it is taken back by keyboard, and Undo gives it again', { timeout: 30_000 }, async () => {
  await app.page.keyboard.press('Enter')
  await app.page.getByText('Ready to export').waitFor({ state: 'detached' })
  await expect.poll(focusedName).toMatch(/^Waive: The log date.* lies /)
  await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().press('Enter')
  await app.page.getByText('Ready to export').waitFor()
})

test('the package is exported, and says who waived what', { timeout: 60_000 }, async () => {
  await chooseFolders(app.application, folder)
  await button('Export the package').press('Enter')
  await app.page.getByText('The package is exported').waitFor({ timeout: 60_000 })
  const name = readdirSync(folder).find((entry) => /-r1-\d+$/.test(entry)) ?? outFolder
  const readme = readFileSync(join(folder, name, 'README.txt'), 'utf8').replace(/\s+/g, ' ')
  expect(readme).toMatch(/WAIVED, BY NAME AND WITH A REASON R7\.3: The log date/)
  expect(readme).toContain(reason)
  const manifest = JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8')) as { findings: { rule: string; waiver: unknown }[] }
  expect(manifest.findings.find(({ rule }) => rule === 'R7.3')?.waiver).toMatchObject({ by: 'Nora Brandt', reason })
  if (!hasTool('pdftotext')) return
  const report = execFileSync('pdftotext', ['-layout', join(folder, name, 'check-report.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  expect(report).toContain('Nothing stands in the way')
  expect(report).toContain(reason)
  expect(report).toContain('Stands · Nora Brandt')
})

test('when the field changes the waiver falls, and that is said where it stands', { timeout: 30_000 }, async () => {
  await openScreen(app.page, `${path}/log-date`)
  await app.page.getByText(/^Waived by Nora Brandt/).waitFor()
  const day = app.page.getByLabel('Day of the calls', { exact: true })
  await day.fill('2026-12-02')
  await day.blur()
  await app.page.getByText('The waiver of R7.3 by Nora Brandt no longer applies: "Day, or first day" has changed since it was given.').waitFor()
  await lookAtScreen(app, 'waiver-fallen')
  await openScreen(app.page, `${path}/check`)
  expect(await app.page.getByText('Ready to export').count()).toBe(0)
  await button(/^Remove the waiver of R7\.3/).press('Enter')
  await expect.poll(() => app.page.getByRole('heading', { name: 'Waived' }).count()).toBe(0)
})
