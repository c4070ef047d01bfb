import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { docxOf, paragraph, table } from '../helpers/docx-of.ts'
import { dropFile } from '../helpers/drop-file.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-questionnaire-'))
const official = join(folder, 'Certification questionnaire.docx')
let app: Launched
let path = ''

const button = (name: string | RegExp) => app.page.getByRole('button', { name })
const dropZone = () => app.page.getByRole('group', { name: 'Drop the official questionnaire here' })
const clipboard = () => app.application.evaluate(({ clipboard: board }) => board.readText())

beforeAll(async () => {
  writeFileSync(
    official,
    await docxOf(
      paragraph('Certification questionnaire', 'Title'),
      paragraph('Company', 'Heading1'),
      table([
        ['No.', 'Question', 'Answer'],
        ['1', 'Company name', 'Acme Leasing Inc.'],
        ['2', 'Name of the integrated product', 'Acme Leasing Portal'],
        ['3', 'Account Manager name and email', 'Dana Whitfield, dana.whitfield@example.com'],
      ]),
      paragraph('Technology', 'Heading1'),
      table([
        ['4', 'Which version of your product will be certified?', '4.2'],
        ['5', 'What is the minimum TLS version?', '☐ TLS 1.3 ☒ TLS 1.2'],
        ['6', 'When do you test in production before going live?', '03/04/2027'],
        ['7', 'Is there a press release planned for the launch?', 'In March, with both companies named'],
        ['8', 'Which trade shows do you attend?', ''],
      ]),
    ),
  )
  app = await launchCertpack()
  await button('Open the sample: REST, Connect, a waiver').click()
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal, winter release' }).waitFor()
  await openScreen(app.page, '#/')
  await button('New submission').click()
  await app.page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  path = await openSubmissionPath(app.page)
  app.page.setDefaultTimeout(10_000)
  await openScreen(app.page, `${path}/questionnaire`)
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('a file that is no questionnaire is refused with the way out', { timeout: 30_000 }, async () => {
  await dropFile(app.page, dropZone(), join(projectRoot, 'resources', 'sample', 'files', 'architecture.png'))
  await app.page.getByText('"architecture.png" cannot be read: it is neither a PDF, a DOCX nor text.').waitFor()
  await app.page.getByText('Choose the questionnaire as PDF, DOCX or text.').waitFor()
  const locked = new PDFDocument({ userPassword: 'secret' })
  locked.text('1. Who signs?')
  locked.end()
  writeFileSync(join(folder, 'locked.pdf'), await buffer(locked))
  await dropFile(app.page, dropZone(), join(folder, 'locked.pdf'))
  await app.page.getByText('"locked.pdf" cannot be read: it is encrypted and asks for a password.').waitFor()
})

test('the official copy is laid beside ours, what is ticked is taken, and one undo takes it back', { timeout: 60_000 }, async () => {
  await dropFile(app.page, dropZone(), official)
  const rows = app.page.getByRole('table', { name: 'Questions of the copy' })
  await rows.waitFor()
  const tick = (question: string) => app.page.getByRole('checkbox', { name: `Take the answer to: ${question}` })
  expect(await tick('Company name').isChecked()).toBe(true)
  await app.page.getByText('"03/04/2027" can be two days.').waitFor()
  await lookAtScreen(app, 'questionnaire-import')

  // The one about trade shows is not wanted.
  await app.page.getByLabel('Our question for: Which trade shows do you attend?').selectOption({ label: 'Leave out' })
  await app.page.getByRole('checkbox', { name: 'Add the file to the supplemental material' }).check()
  await button(/^Take 6 answers$/).click()
  await app.page.getByText('6 answers taken from Certification questionnaire.docx.').waitFor()
  await button(/^Additional questions/).click()
  expect(await app.page.getByLabel('Answer', { exact: true }).inputValue()).toBe('In March, with both companies named')
  await lookAtScreen(app, 'questionnaire-additional')
  await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await app.page.getByText('None. What the official copy asks besides').waitFor()
  await button(/^Redo/).click()
  await app.page.getByLabel('Answer', { exact: true }).waitFor()
})

test('answers of an earlier submission are taken, the specific ones only when they are ticked', { timeout: 60_000 }, async () => {
  await button('Take answers from an earlier submission').click()
  await app.page.getByRole('radio', { name: /^Acme Leasing Portal, winter release/ }).check()
  const tick = (question: string) => app.page.getByRole('checkbox', { name: `Take the answer to: ${question}` })
  expect(await tick('What do you do when a credential has leaked?').isChecked()).toBe(true)
  expect(await tick('When do you test again in production before going live?').isChecked()).toBe(false)
  await lookAtScreen(app, 'questionnaire-reuse')
  await button(/^Take \d+ answers$/).click()
  await app.page.getByText(/^\d+ answers taken from Acme Leasing Portal, winter release\.$/).waitFor()
})

test('an answer is copied for the online form, and points at its evidence', { timeout: 60_000 }, async () => {
  await button(/^Authentication and the integrator key/).click()
  await button('Copy the answer to Q5.3').click()
  await app.page.getByText('the answer to Q5.3 copied', { exact: true }).waitFor()
  expect(await clipboard()).toMatch(/^In the key vault/)
  await button('Copy all answers of Q5').click()
  expect(await clipboard()).toContain('Q5.6 What is the lowest TLS version that it accepts?\nTLS 1.2')
  const evidence = app.page.locator('details', { hasText: 'Evidence for Q5.7' })
  await evidence.locator('summary').click()
  await evidence.getByRole('checkbox', { name: 'Certification questionnaire.docx' }).check()
  await evidence.getByText('Evidence: Certification questionnaire.docx').waitFor()
  await lookAtScreen(app, 'questionnaire-answers')
})
