import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { readPortable, writePortable } from '../../electron/service/submissions/portable.ts'
import { addDays, formatDay } from '#shared/domain/calendar.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-rounds-'))
let app: Launched
let path = ''
let today = ''

const button = (name: string | RegExp) => app.page.getByRole('button', { name })
const link = (name: string) => app.page.getByRole('link', { name, exact: true })
const textbox = (name: string) => app.page.getByRole('textbox', { name })
const status = (words: string | RegExp) => app.page.getByRole('heading', { level: 2, name: words })
const signOffPage = () => openScreen(app.page, `${path}/sign-off`)

/** Exports from the page of the check, and goes back by the link of the result. */
async function exportPackage(round: number): Promise<string> {
  await button('Export the package').press('Enter')
  // The result of the last export stays until the next one is there.
  await app.page.getByText(new RegExp(`-r${round}-\\d+ and `)).waitFor({ timeout: 60_000 })
  await link('Note that you sent it').press('Enter')
  await app.page.getByRole('heading', { level: 1, name: 'Review and sign-off' }).waitFor()
  return readdirSync(folder).findLast((name) => /-r\d-\d+$/.test(name)) ?? ''
}

beforeAll(async () => {
  today = new Date().toLocaleDateString('sv-SE')
  const sample = await readPortable(join(projectRoot, 'resources', 'sample'), { workDir: folder })
  const file = join(folder, 'sample.certpack')
  // The log date must not lie after the request, which is sent today.
  const { profile, logDate } = sample.submission
  const submission = {
    ...sample.submission,
    profile: { ...profile, plannedRequestDate: today },
    logDate: { ...logDate, startsOn: today, endsOn: '' },
  }
  await writePortable({ ...sample, submission, outPath: file })
  await sample.close()
  app = await launchCertpack({ args: [file] })
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  path = await openSubmissionPath(app.page)
  await chooseFolders(app.application, folder)
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('from the export to the launch, with one more round', { timeout: 90_000 }, () => {
  test('nothing is sent yet: the one button leads to the export', async () => {
    await signOffPage()
    await status('Nothing is sent yet').waitFor()
    // What the page shows when it opens is no news: the focus is left where the page put it.
    await app.page.waitForTimeout(300)
    expect(await status('Nothing is sent yet').evaluate((heading) => heading === document.activeElement)).toBe(false)
    await link('Export the package').press('Enter')
    expect(await exportPackage(1)).toMatch(/-r1-\d{8}$/)
    await status('Exported, ready to be sent').waitFor()
  })

  test('noted as sent by keyboard, it is a round that can be looked at', async () => {
    await button('I sent it…').press('Enter')
    await app.page.getByRole('dialog', { name: 'When did you send round 1?' }).waitFor()
    await lookAtScreen(app, 'sign-off-note-sent')
    await textbox('Sent on').fill(addDays(today, 2))
    await textbox('Sent on').press('Enter')
    await app.page.getByText(`${formatDay(addDays(today, 2))} is still to come. Note it once it is sent`).waitFor()
    await textbox('Sent on').fill(today)
    await textbox('Sent on').press('Enter')
    await status(/^(The package is sent|In the engineer’s review)$/).waitFor()
    // The keyboard goes on in the card: at the button that is next, or at what is said now.
    const inCard = () => app.page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-labelledby'))
    await expect.poll(inCard).toBe('certification-status')
    await button('Look at round 1').press('Enter')
    await app.page.getByRole('cell', { name: '+1 312 555 0142' }).first().waitFor()
    await lookAtScreen(app, 'sign-off-sent')
  })

  test('"this was not sent" and Undo', async () => {
    await button('Round 1 was not sent').press('Enter')
    await status('Exported, ready to be sent').waitFor()
    await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().press('Enter')
    await button('Look at round 1').waitFor()
  })

  test('noted for a day long ago, it is time to ask: the message is there', async () => {
    await button('Round 1 was not sent').press('Enter')
    await button('I sent it…').press('Enter')
    await textbox('Sent on').fill(addDays(today, -60))
    await textbox('Sent on').press('Enter')
    await app.page.getByRole('heading', { name: 'Ask how it stands' }).waitFor()
    await lookAtScreen(app, 'sign-off-nudge')
    await button('Save as a draft message…').press('Enter')
    await app.page.getByText('Saved as acme-leasing-portal-question.eml').waitFor()
    expect(readFileSync(join(folder, 'acme-leasing-portal-question.eml'), 'utf8')).toMatch(/^X-Unsent: 1\r\n[^]*Round 1 sent/)
    await button('Round 1 was not sent').press('Enter')
    await button('I sent it…').press('Enter')
    await textbox('Sent on').press('Enter')
    await button('Look at round 1').waitFor()
  })

  test('a finding of the engineer is remedied, and the change that did it is linked', async () => {
    await button('Note the engineer’s answer…').press('Enter')
    await app.page.getByRole('radio', { name: 'The engineer signed off' }).press('ArrowDown')
    await textbox('In the words of the reviewer').fill('The telephone number of the contact does not answer.')
    await textbox('Answered on').fill(addDays(today, 1))
    await textbox('Answered on').press('Enter')
    await app.page.getByText('is still to come. Enter the day on which it happened.').waitFor()
    await textbox('Answered on').fill(today)
    await textbox('Answered on').press('Enter')
    await status('The reviewers found something: 1 remedy to make').waitFor()
    await button('Remove: Finding 1').press('Enter')
    await app.page.getByText('Finding 1 is removed.').waitFor()
    await app.page.getByText('Nothing so far. A finding starts').waitFor()
    await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().press('Enter')
    await app.page.getByText('The telephone number of the contact does not answer.').first().waitFor()
    await openScreen(app.page, `${path}/key-request`)
    await textbox('Phone').fill('+1 312 555 0177')
    await signOffPage()
    await button('Go to the first open finding').press('Enter')
    await app.page.keyboard.type('We corrected the number.')
    await app.page.getByRole('checkbox', { name: /^Phone: .*0142 → .*0177$/ }).press('Space')
    await lookAtScreen(app, 'sign-off-findings')
    await textbox('Remedied on').fill(today)
    await status('Everything is remedied: round 2 is next').waitFor()
  })

  test('round 2 is exported as what has changed, and sent', async () => {
    await link('Export round 2').press('Enter')
    await app.page.getByRole('checkbox', { name: 'Attach every file again' }).waitFor()
    const name = await exportPackage(2)
    expect(name).toMatch(/-r2-\d{8}$/)
    expect(readdirSync(join(folder, name, 'emails'))).toEqual(['4-questionnaire.eml'])
    expect(readFileSync(join(folder, name, 'README.txt'), 'utf8')).toMatch(/Unchanged +2-video-normal\.mp4/)
    await button('I sent round 2…').press('Enter')
    await textbox('Sent on').press('Enter')
    await status(/^Round 2 is /).waitFor()
  })

  test('signed off, the six values are there to be pasted', async () => {
    await button('Note the engineer’s answer…').press('Enter')
    await textbox('Answered on').press('Enter')
    await status('The engineer has signed off').waitFor()
    await link('Fill in the key form').press('Enter')
    await button('Copy all six fields').press('Enter')
    await button('all six fields copied').waitFor()
    await lookAtScreen(app, 'key-request-sheet')
    await textbox('Form handed in on').fill(today)
    await signOffPage()
    await status('The key form is handed in').waitFor()
  })

  test('forwarded, signed, certified: each by a press and a look at the day', async () => {
    for (const [press, field] of [
      ['Note that it was forwarded…', 'Forwarded to the CTO on'],
      ['Note the CTO’s signature…', 'CTO signed off on'],
      ['Note the certification…', 'Certified on'],
    ] as const) {
      await button(press).press('Enter')
      await app.page.getByRole('dialog').getByRole('textbox', { name: field }).press('Enter')
    }
    await status('Certified').waitFor()
    await lookAtScreen(app, 'sign-off-certified')
  })

  test('with both messages and everything switched over it is launched', async () => {
    const message = join(folder, 'message.eml')
    writeFileSync(message, 'Subject: Completed\r\n\r\nDone.\r\n')
    await link('Go to the launch').press('Enter')
    await app.page.getByRole('heading', { level: 1, name: 'Launch' }).waitFor()
    for (const index of [0, 1]) {
      await textbox('Received on').nth(index).fill(today)
      await app.page.locator('input[type="file"]').first().setInputFiles(message)
      await expect.poll(() => button('Remove message.eml').count()).toBe(index + 1)
    }
    for (const { title } of switchOverItems) await app.page.getByRole('checkbox', { name: title }).press('Space')
    await signOffPage()
    await status('Launched').waitFor()
  })
})
