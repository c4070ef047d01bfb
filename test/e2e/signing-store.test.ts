import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { logIn, type Keyring } from '../helpers/keyring.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'
import { hasTool } from '../helpers/tools.ts'

const cannotRun = process.platform !== 'linux' || !['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send'].every(hasTool)

describe.skipIf(cannotRun)('the signing key in the store of the system (skipped without gnome-keyring and dbus)', { timeout: 120_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'certpack-signing-store-'))
  const dataDir = join(root, 'data')
  const packages = join(root, 'packages')
  let keyring: Keyring
  let app: Launched | undefined
  let fingerprint: string

  /** Starts the application on the desktop of somebody who is logged in; what it had before is there again. */
  async function start(): Promise<Launched> {
    app = await launchCertpack({ dataDir, env: keyring.env, args: ['--password-store=gnome-libsecret'] })
    await chooseFolders(app.application, packages)
    return app
  }
  async function closeApp(): Promise<void> {
    await app?.close()
    app = undefined
  }
  const keyFile = () => {
    const [path = ''] = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => basename(name) === 'signing-key.json')
    return JSON.parse(readFileSync(join(dataDir, path), 'utf8')) as Record<'content' | 'protection', string>
  }
  const shownFingerprint = async ({ page }: Launched) => {
    const shown = page.locator('dt', { hasText: 'Fingerprint' }).locator('xpath=following-sibling::dd[1]')
    return (await shown.innerText()).replace(/[^0-9a-f]/g, '').slice(0, 64)
  }
  async function exportDraft({ page }: Launched): Promise<string> {
    await page.getByRole('button', { name: 'Export a draft' }).click()
    await page.getByRole('heading', { name: 'The draft is exported' }).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Verify it' }).click()
    await page.getByText('It is signed by the key of this machine.').waitFor({ timeout: 30_000 })
    const names = readdirSync(packages).filter((name) => !name.endsWith('.zip'))
    return join(packages, names.toSorted().at(-1) ?? '')
  }
  function verifyWithCli(folder: string): void {
    const cli = join(projectRoot, 'electron', 'service', 'cli.ts')
    execFileSync(process.execPath, [cli, 'verify', folder, '--key', fingerprint], { stdio: 'ignore' })
  }

  beforeAll(async () => {
    mkdirSync(packages)
    keyring = await logIn(join(root, 'home'))
  })
  afterAll(async () => {
    await closeApp()
    await keyring.end()
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  })

  test('Settings makes a key that the keyring seals, and a package is signed with it', async () => {
    const launched = await start()
    const { page } = launched
    await page.getByRole('button', { name: 'New submission' }).first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const submissionPath = await openSubmissionPath(page)
    await openScreen(page, '#/settings')
    await page.getByText('The private key is sealed by the keyring of this desktop.').waitFor()
    await page.getByRole('button', { name: 'Make a key and sign packages' }).click()
    await page.getByText('In the data folder, sealed by the keyring of this desktop.').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Sign packages' }).isChecked()).toBe(true)
    fingerprint = await shownFingerprint(launched)
    await lookAtScreen(launched, 'settings-with-store')
    await openScreen(page, `${submissionPath}/check`)
    verifyWithCli(await exportDraft(launched))
  })

  test('no file of the data folder or of the package holds the private key', async () => {
    const { content, protection } = keyFile()
    const sealed = Buffer.from(content, 'base64')
    // What Chromium seals with a key of the keyring begins with v11; v10 would be the password that everybody knows.
    expect([protection, sealed.subarray(0, 3).toString()]).toEqual(['system', 'v11'])
    const secret = await app?.application.evaluate(({ safeStorage }, base64) => safeStorage.decryptString(Buffer.from(base64, 'base64')), content)
    const pem = Buffer.from(secret ?? '', 'base64').toString()
    const seed = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }).subarray(-32)
    const [, body = ''] = pem.split('\n')
    await closeApp()
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['signing-key.json', 'signing-key.pem', 'manifest.json.sig']))
    const texts = ['PRIVATE KEY', body, secret ?? '', seed.toString('hex'), seed.toString('base64').slice(0, -2)]
    const forms = [seed, ...texts.map((text) => Buffer.from(text))]
    const found = files.filter((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return forms.some((form) => bytes.includes(form))
    })
    expect(found.map(({ name }) => name)).toEqual([])
  })

  test('after a restart, and a login anew, the key is the same and signs', async () => {
    await keyring.end()
    keyring = await logIn(join(root, 'home'))
    const launched = await start()
    await openScreen(launched.page, '#/settings')
    await launched.page.getByText('In the data folder, sealed by the keyring of this desktop.').waitFor()
    expect(await shownFingerprint(launched)).toBe(fingerprint)
    await openScreen(launched.page, '#/')
    await launched.page
      .getByRole('link', { name: /Untitled/ })
      .first()
      .click()
    await openScreen(launched.page, `${await openSubmissionPath(launched.page)}/check`)
    verifyWithCli(await exportDraft(launched))
    await closeApp()
  })
})
