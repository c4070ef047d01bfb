import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#shared/domain/calendar.ts'
import type { FileReference, Submission } from '#shared/domain/submission.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'
import { hashFile } from '../../electron/service/files/hash-file.ts'
import { localDay } from '../../electron/service/local-day.ts'
import { verifyPackage } from '../../electron/service/package/verify-package.ts'
import { readPortable } from '../../electron/service/submissions/portable.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { answerFileDialog } from '../helpers/fill-by-keyboard.ts'
import { startWalk, type KeyboardWalk } from '../helpers/keyboard-walk.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, setTheme, waitForPlan } from '../helpers/screens.ts'
import { makeTextRecording } from '../helpers/text-recording.ts'
import { completeSubmission, fillingOf, typedIn } from '../helpers/typed-submission.ts'
import { walkPages, type PageWalk } from '../helpers/walk-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-walk-'))
const outFolder = join(folder, 'packages')
const message = join(folder, 'message.eml')
/** The sample's plan, whole weeks away, so that it has come to its end by today: nothing can be noted as done that is still to come. */
const shiftDays = 7 * Math.floor(daysBetween('2027-01-04', localDay(Date.now())) / 7)
const days = {
  sent: addDays('2026-12-15', shiftDays),
  found: addDays('2026-12-16', shiftDays),
  remedied: addDays('2026-12-17', shiftDays),
  signedOff: addDays('2026-12-18', shiftDays),
  forwarded: addDays('2026-12-21', shiftDays),
  certified: addDays('2026-12-23', shiftDays),
  activated: addDays('2027-01-04', shiftDays),
}
let recording = ''
let target: Submission
let app: Launched
let walk: KeyboardWalk
let pages: PageWalk
let theme: 'light' | 'dark' = 'light'

const look = async (name: string) => {
  await lookAtScreen(app, `walk-${name}`)
  await setTheme(app, theme)
}

/** From the list beside the page to the package, and by the link of the result to the step of the sign-off. @returns the name of the zip */
async function exportPackage(): Promise<string> {
  await walk.press('Check and export', 'previous')
  await pages.expectHeading('Check and export')
  await pages.fillThrough('Export the package')
  const before = zips()
  await walk.key('Enter')
  const said = () => app.page.locator('main [role="alert"]').allInnerTexts()
  await expect.poll(async () => [...(await said()), zips().length], { timeout: 60_000 }).toEqual([before.length + 1])
  await app.page.getByText('The package is exported').waitFor()
  await walk.expectFocus('once the package is exported')
  await walk.press('Verify it')
  await app.page.getByText(/complete and unchanged/).waitFor()
  await walk.press('Note that you sent it', 'previous')
  await pages.expectStep('sign-off')
  return zips().find((name) => !before.includes(name)) ?? ''
}

const zips = () => readdirSync(outFolder).filter((name) => name.endsWith('.zip'))

async function messageReference(): Promise<FileReference> {
  const { bytes, sha256 } = await hashFile(message)
  return { name: basename(message), bytes, sha256 }
}

beforeAll(async () => {
  mkdirSync(outFolder)
  writeFileSync(message, 'Subject: Completed\r\n\r\nDone.\r\n')
  target = await completeSubmission(folder, shiftDays)
  const line = (text: string, from: number) => ({ text, x: 80, y: 200, size: 40, from, to: from + 2 })
  recording = await makeTextRecording(
    folder,
    'recording.mp4',
    8,
    [line('Lease LC-2091 is generated', 0), line('The envelope is sent', 2), line('The lessee signs', 4), line('Completed. Then one declines', 6)],
    '1280x720',
  )
  app = await launchCertpack()
  app.page.setDefaultTimeout(20_000)
  await app.page.getByRole('heading', { level: 1 }).waitFor()
  await setTheme(app, theme)
  await chooseFolders(app.application, outFolder)
  walk = await startWalk(app.page)
  pages = walkPages(
    walk,
    fillingOf(
      () => target,
      (name) => (name === basename(message) ? message : undefined),
    ),
  )
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

let isOff = false
// Off the way, nothing that follows would say anything.
beforeEach(({ skip }) => skip(isOff, 'An earlier test has failed.'))
afterEach(({ task }) => void (isOff ||= task.result?.state === 'fail'))

describe('the whole certification by keyboard alone', { timeout: 120_000 }, () => {
  test('a new submission and its profile', async () => {
    await walk.press('New submission')
    await pages.expectHeading('Profile')
    await pages.fill()
    await walk.key('Enter')
    await pages.expectHeading(target.profile.productName)
  })

  test('every stop of a page comes once with Tab, and back again', async () => {
    const first = await walk.travel('Skip to the page')
    const names: string[] = []
    for (let stop = await walk.tab(); stop?.name !== first.name; stop = await walk.tab()) names.push(stop?.name ?? '')
    const back: string[] = []
    for (let stop = await walk.tab('previous'); stop?.name !== first.name; stop = await walk.tab('previous')) back.push(stop?.name ?? '')
    expect(back.toReversed()).toEqual(names)
    expect(names.length).toBeGreaterThan(30)
  })

  test('requirements, dry run and remedies', async () => {
    await walk.press('Continue: Requirements')
    await pages.expectStep('requirements')
    await pages.goOn('dry-run')
    await pages.goOn('remedies')
    await pages.fillThrough()
    await look('remedies')
    await pages.goTo('dry-run')
    await look('dry-run')
    await pages.goTo('requirements')
    await look('requirements')
    await pages.goTo('questionnaire')
  })

  test('the questionnaire, section by section', { timeout: 600_000 }, async () => {
    for (let section = 1; (await app.page.evaluate(() => location.hash)).endsWith('/questionnaire'); section += 1) {
      await pages.fill()
      await look(`questionnaire-${section}`)
      await walk.key('Enter')
    }
    await pages.expectStep('video')
  })

  test('the recording, its marks, and the video', async () => {
    await walk.travel('Choose a recording')
    await answerFileDialog(walk, [recording])
    for (const [index, mark] of target.video.marks.entries()) {
      await walk.travel(['Generation', 'Sending', 'Signing', 'Status', 'Exception'][index] ?? '')
      for (let position = target.video.marks[index - 1]?.atMs ?? 0; position < mark.atMs; position += 1_000) await walk.key('ArrowRight')
      await walk.key('Enter')
    }
    await waitForPlan(app.page)
    await pages.fill()
    await walk.press('Make the video', 'previous')
    await app.page.getByRole('table', { name: 'Files of the result' }).waitFor({ timeout: 60_000 })
    await walk.expectFocus('once the video is made')
    await pages.goOn('traces')
  })

  test('in the dark: traces, log date and key request', async () => {
    theme = 'dark'
    await setTheme(app, theme)
    await pages.fillThrough()
    await look('traces')
    await pages.goTo('log-date')
    await pages.goOn('key-request')
    await pages.fillThrough()
    await look('key-request')
  })

  test('everything is ready, so the online form is open', async () => {
    const receipt = await messageReference()
    target.requirements = {
      ...target.requirements,
      powerFormLink: 'https://example.com/powerform',
      powerFormCompletedOn: days.sent,
      powerFormReceipt: receipt,
    }
    await pages.goTo('requirements')
    await pages.fillThrough()
  })

  test('checked, exported, verified and noted as sent', async () => {
    const name = await exportPackage()
    expect(await verifyPackage(join(outFolder, name))).toMatchObject({ valid: true, problems: [] })
    await pages.noteDay('I sent it…', 'Sent on', days.sent)
    await pages.expectStatus(/^(The package is sent|In the engineer’s review)$/)
  })

  test('a finding of the engineer is noted, remedied and told', async () => {
    await walk.press('Note the engineer’s answer…')
    await walk.travel('The engineer signed off')
    await walk.key('ArrowDown')
    await walk.typeInto('In the words of the reviewer', 'The telephone number of the contact does not answer.')
    await walk.typeInto('Answered on', days.found)
    await walk.key('Enter')
    await pages.expectStatus('The reviewers found something: 1 remedy to make')

    target.keyRequest = { ...target.keyRequest, phone: '+1 312 555 0177' }
    await pages.goTo('key-request')
    await pages.fill()
    await pages.goTo('sign-off')
    await walk.press('Go to the first open finding')
    expect((await walk.here())?.name).toContain('What you did about it')
    await app.page.keyboard.type('We corrected the number.')
    await walk.travel(/^Phone: .*0142 → .*0177$/)
    await walk.key('Space')
    await walk.typeInto('Remedied on', days.remedied)
    await pages.expectStatus('Everything is remedied: round 2 is next')
  })

  test('the second round is exported and sent', async () => {
    const name = await exportPackage()
    expect(await verifyPackage(join(outFolder, name))).toMatchObject({ valid: true, problems: [] })
    await pages.noteDay('I sent round 2…', 'Sent on', days.remedied)
    await pages.expectStatus(/^Round 2 is /)
  })

  test('signed off, and the key form is handed in', async () => {
    await pages.noteDay('Note the engineer’s answer…', 'Answered on', days.signedOff)
    await pages.expectStatus('The engineer has signed off')
    target.keyRequest = { ...target.keyRequest, engineerSignedOffOn: days.signedOff, submittedOn: days.signedOff }
    await walk.press('Fill in the key form')
    await pages.expectStep('key-request')
    await pages.fill()
    await pages.goTo('sign-off')
    await pages.expectStatus('The key form is handed in')
  })

  test('forwarded, signed by the CTO, certified', async () => {
    await pages.noteDay('Note that it was forwarded…', 'Forwarded to the CTO on', days.forwarded)
    await pages.noteDay('Note the CTO’s signature…', 'CTO signed off on', days.certified)
    await pages.noteDay('Note the certification…', 'Certified on', days.certified)
    await pages.expectStatus('Certified')
  })

  test('with both receipts and everything switched over it is launched', async () => {
    const receipt = await messageReference()
    const switchOver = Object.fromEntries(switchOverItems.map(({ id }) => [id, true]))
    const receipts = { envelopeNotificationOn: days.certified, envelopeNotification: receipt, activationOn: days.activated, activation: receipt }
    target.launch = { ...target.launch, ...receipts, requestedSettings: 'Envelope purge after 90 days', switchOver }
    await walk.press('Go to the launch')
    await pages.expectStep('launch')
    await pages.fillThrough()
    await look('launch')
    await pages.goTo('sign-off')
    await pages.expectStatus('Launched')
    await pages.fillThrough()
  })

  test('a copy of it holds what was typed, and nothing else', async () => {
    await walk.press('Task list', 'previous')
    await pages.expectHeading(target.profile.productName)
    await walk.press('Save a copy')
    await app.page.getByText(/^Saved as /).waitFor()
    await walk.expectFocus('once the copy is saved')
    const [copy = ''] = readdirSync(outFolder).filter((name) => name.endsWith('.certpack'))
    const { submission, close } = await readPortable(join(outFolder, copy), { workDir: folder })
    await close()
    expect(typedIn(submission)).toEqual(typedIn(target))
    expect(submission.rounds.map(({ number }) => number)).toEqual([1, 2])
  })

  test('nobody who has only a keyboard has anything to complain about', () => expect(walk.problems).toEqual([]))
})
