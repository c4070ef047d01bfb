/** @file The traces from the drop to the verified package, in the real application. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipMembers } from '../../electron/service/files/read-zip.ts'
import { verifyPackage } from '../../electron/service/package/verify-package.ts'
import { canaries, curlText, harOfFlow, kept, personas, soapText } from '../fixtures/traces/three-forms.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { dropFile } from '../helpers/drop-file.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-traces-'))
const outFolder = join(folder, 'packages')
let app: Launched
let path = ''

const button = (name: string) => app.page.getByRole('button', { name, exact: true })
const rows = () => app.page.getByRole('grid', { name: 'Calls' }).getByRole('row')

beforeAll(async () => {
  for (const [name, content] of [
    ['flow.har', harOfFlow()],
    ['soap.txt', soapText()],
    ['curl.log', curlText()],
    ['notes.txt', 'Nothing of interest.\n'],
  ] as const)
    writeFileSync(join(folder, name), content)
  mkdirSync(outFolder)
  app = await launchCertpack()
  await app.page.getByRole('button', { name: 'New submission' }).first().click()
  await app.page.getByLabel('Name of the product').waitFor()
  path = await openSubmissionPath(app.page)
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('without traces the page says how to get some', { timeout: 60_000 }, async () => {
  await openScreen(app.page, `${path}/traces`)
  await app.page.getByText('How to get DocuSign’s request log').waitFor()
  await lookAtScreen(app, 'traces-empty')
})

test('three forms are dropped at once; what is no trace is refused with the reason', { timeout: 90_000 }, async () => {
  const files = ['flow.har', 'soap.txt', 'curl.log', 'notes.txt'].map((name) => join(folder, name))
  await dropFile(app.page, app.page.getByRole('group', { name: 'Drop the traces here' }), ...files)
  await app.page.getByRole('list', { name: 'Traces' }).getByText('flow.har').waitFor({ timeout: 30_000 })
  const refused = app.page.getByRole('list', { name: 'Files that were not added' })
  expect(await refused.innerText()).toMatch(/notes\.txt[\s\S]*holds no request or response/)
  await lookAtScreen(app, 'trace-refused')
  await app.page.getByRole('button', { name: 'Dismiss: notes.txt' }).click()
  await refused.waitFor({ state: 'detached' })
})

test('the calls are gone through from the keyboard, before and after redaction', { timeout: 90_000 }, async () => {
  await expect.poll(() => rows().count()).toBe(5)
  await rows().nth(1).click()
  const details = app.page.getByRole('region', { name: /^Call 1/ })
  await details.waitFor()
  expect(await details.innerText()).toContain('[omitted]')
  expect(await app.page.locator('body').innerText()).not.toContain(canaries.bearer)
  const side = (name: string) => details.getByRole('radiogroup', { name: 'Redaction' }).getByRole('radio', { name })
  await side('After redaction').press('ArrowRight')
  expect(await side('Before').isChecked()).toBe(true)
  // One stop of the Tab key, and it is the chosen one, from either side.
  for (const [out, back] of [
    ['Tab', 'Shift+Tab'],
    ['Shift+Tab', 'Tab'],
  ] as const) {
    await app.page.keyboard.press(out)
    expect(await details.getByRole('radiogroup', { name: 'Redaction' }).locator(':focus').count()).toBe(0)
    await app.page.keyboard.press(back)
    expect(await side('Before').evaluate((radio) => radio === document.activeElement)).toBe(true)
  }
  await app.page.getByText(canaries.bearer).first().waitFor()
  await details.scrollIntoViewIfNeeded()
  await lookAtScreen(app, 'trace-call')
  await button('Next call').click()
  await app.page.getByRole('region', { name: /^Call 2/ }).waitFor()
  await app.page.keyboard.press('Escape')
})

test('a persona is kept readable, and undo takes it back', { timeout: 90_000 }, async () => {
  const keep = app.page.getByRole('checkbox', { name: `Keep ${personas.signer} readable: an invented test persona` })
  await keep.waitFor({ timeout: 20_000 })
  await keep.focus()
  await app.page.keyboard.press('Space')
  await expect.poll(() => keep.isChecked(), { timeout: 20_000 }).toBe(true)
  await app.page.getByText('stays readable').first().waitFor({ timeout: 20_000 })
  await lookAtScreen(app, 'traces-redaction')
  await app.page.getByRole('button', { name: /^Undo \(/ }).click()
  await expect.poll(() => keep.isChecked(), { timeout: 20_000 }).toBe(false)
  await app.page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => keep.isChecked(), { timeout: 20_000 }).toBe(true)
})

test('the exported draft verifies, holds the kept persona, and no secret', { timeout: 120_000 }, async () => {
  await chooseFolders(app.application, outFolder)
  await openScreen(app.page, `${path}/check`)
  await app.page.getByRole('button', { name: /draft/i }).first().click()
  await app.page.getByText(/is exported/).waitFor({ timeout: 60_000 })
  const [zip] = readdirSync(outFolder).filter((name) => name.endsWith('.zip'))
  const zipPath = join(outFolder, zip ?? '')
  expect(await verifyPackage(zipPath)).toEqual({ valid: true, problems: [], signedBy: null })
  const [package_] = readdirSync(outFolder).filter((name) => !name.endsWith('.zip'))
  let text = ''
  for await (const member of zipMembers(join(outFolder, package_ ?? '', '4-traces.zip'), '4-traces.zip'))
    for await (const piece of member.read()) text += piece.toString('latin1')
  expect(text).toContain(personas.signer)
  expect(text).toContain(kept.integratorKey)
  expect(text).not.toContain(personas.sender)
  for await (const member of zipMembers(zipPath, 'package')) {
    let bytes = ''
    for await (const piece of member.read()) bytes += piece.toString('latin1')
    for (const canary of Object.values(canaries)) expect([member.name, bytes.includes(canary)]).toEqual([member.name, false])
  }
})
