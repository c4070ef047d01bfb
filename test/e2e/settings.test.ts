import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-settings-'))
let app: Launched
beforeAll(async () => {
  app = await launchCertpack()
  await chooseFolders(app.application, folder)
}, 90_000)
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const button = (name: string | RegExp) => app.page.getByRole('button', { name })
const textbox = (name: string) => app.page.getByRole('textbox', { name })
const clipboard = () => app.application.evaluate(({ clipboard: board }) => board.readText())

describe('settings', { timeout: 90_000 }, () => {
  let submissionPath: string

  test('who fills in, how large a message may be, and a signature where the system has no store', async () => {
    await button('New submission').first().click()
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    submissionPath = await openSubmissionPath(app.page)
    await openScreen(app.page, '#/settings')
    await textbox('Your name (optional)').fill('Dana Reed')
    await textbox('Your role (optional)').fill('project lead')
    await app.page.getByRole('combobox', { name: 'Largest message' }).selectOption('own')
    await textbox('Largest message in MB').fill('0.5')
    await app.page.getByText('Enter a number from 1 to 100.').waitFor()
    await textbox('Largest message in MB').fill('8')
    // Xvfb has no keyring; Electron then has no store, and the page says so.
    await app.page.getByText('This system has no store for secrets').waitFor()
    await lookAtScreen(app, 'settings-without-store')
    await button('I agree: keep the key in a file').click()
    await app.page.getByText('without a passphrase; only your account').waitFor()
    expect(await app.page.getByRole('checkbox', { name: 'Sign packages' }).isChecked()).toBe(true)
    await button('Remove the key').click()
    await button('Undo').click()
    await app.page.getByRole('checkbox', { name: 'Sign packages' }).check()
    await app.page.getByText('Saved', { exact: true }).waitFor()
    await button('Backups').click()
    expect(await app.page.evaluate(() => document.activeElement?.textContent)).toBe('Backups')
  })

  test('the draft is signed, and its messages are put together by hand where no draft opens', async () => {
    await openScreen(app.page, `${submissionPath}/check`)
    await button('Export a draft').click()
    await app.page.getByRole('heading', { name: 'The draft is exported' }).waitFor({ timeout: 60_000 })
    const [made] = readdirSync(folder).filter((name) => !name.endsWith('.zip'))
    expect(readdirSync(join(folder, made ?? ''))).toEqual(expect.arrayContaining(['manifest.json.sig', 'signing-key.pem']))
    await button('Copy subject of message 1').click()
    expect(await clipboard()).toMatch(/^\[DRAFT\] DocuSign certification of .*: questionnaire$/)
    await button('Copy text of message 1').click()
    expect(await clipboard()).toContain('1-questionnaire.pdf')
    await app.application.evaluate(({ shell }) => {
      shell.openPath = async (path) => `no program for ${path.slice(-4)}`
    })
    await button('Open draft 1').click()
    await app.page.getByText('The mail program did not open the draft: no program for .eml').waitFor()
    await button('Verify it').click()
    await app.page.getByText('It is signed by the key of this machine.').waitFor({ timeout: 30_000 })
    await lookAtScreen(app, 'exported-messages')
  })

  test('a backup is restored after it was said what changes, and what was there stands in the list', async () => {
    await openScreen(app.page, '#/settings')
    await button('Back up now').click()
    await openScreen(app.page, '#/')
    await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
    await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
    await openScreen(app.page, '#/settings')
    await button(/^Restore the copy of/)
      .first()
      .click()
    await app.page.getByText('1 submission will no longer be there: Acme Leasing Portal').waitFor()
    await lookAtScreen(app, 'settings-restore')
    await app.page.getByRole('button', { name: 'Restore', exact: true }).click()
    await app.page.getByText(/^The backup of .* UTC was restored\./).waitFor({ timeout: 30_000 })
    await app.page.getByText('Put aside before a restore').waitFor()
    await lookAtScreen(app, 'settings-restored')
    expect(await textbox('Your name (optional)').inputValue()).toBe('Dana Reed')
    await openScreen(app.page, '#/')
    expect(await app.page.getByText('Acme Leasing Portal').count()).toBe(0)
  })
})
