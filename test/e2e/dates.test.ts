import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, formatDay } from '#shared/domain/calendar.ts'
import { addBusinessDays, businessCalendarSchema, businessDayFrom } from '#shared/domain/dates/business-calendar.ts'
import { projectTimeline, requestDaysFor } from '#shared/domain/timeline.ts'
import { chooseFolders } from '../helpers/choose-folder.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-dates-'))
const calendar = businessCalendarSchema.parse({})
let app: Launched
let submissionPath = ''
let today = ''

const request = () => app.page.getByRole('slider', { name: 'Day of the review request' })
const textbox = (name: string) => app.page.getByRole('textbox', { name })
const field = () => textbox('Review request')
/** @returns the row of the table of dates that names this. */
const row = (what: string) =>
  app.page
    .getByRole('table', { name: 'Dates' })
    .getByRole('row')
    .filter({ has: app.page.getByRole('link', { name: what, exact: true }) })
const planned = async () => (await field().inputValue()).trim()

beforeAll(async () => {
  app = await launchCertpack()
  await app.page.getByRole('button', { name: 'New submission' }).click()
  await app.page.getByLabel('Name of the product').fill('Acme Leasing Portal')
  await app.page.getByRole('radio', { name: 'Yes' }).check()
  submissionPath = await openSubmissionPath(app.page)
  today = await app.page.evaluate(() => new Date().toLocaleDateString('sv-SE'))
}, 60_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('the plan of the certification', { timeout: 40_000 }, () => {
  test('before a day is known, asks for one', async () => {
    await openScreen(app.page, `${submissionPath}/dates`)
    await app.page.getByText('Enter one of the two days').waitFor()
    expect(await request().count()).toBe(0)
    await lookAtScreen(app, 'dates-empty')
  })

  test('a wished production date gives the day of the request, 21 business days before', async () => {
    const wished = businessDayFrom(addDays(today, 80), calendar)
    await textbox('Production date you wish for').fill(wished)
    const { recommendedOn } = requestDaysFor(wished, calendar)
    await expect.poll(() => request().getAttribute('aria-valuetext')).toBe(formatDay(recommendedOn))
    expect(await planned()).toBe('')
    await app.page.getByRole('button', { name: `Plan the request for ${formatDay(recommendedOn)}` }).click()
    expect(await planned()).toBe(recommendedOn)
    await row('Dry run, at the latest')
      .getByText(formatDay(projectTimeline(recommendedOn, calendar).latestDryRunOn))
      .waitFor()
    await lookAtScreen(app, 'dates')
  })

  test('the arrow keys move it from business day to business day, and everything follows', async () => {
    const before = await planned()
    await request().focus()
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('PageDown')
    const after = addBusinessDays(before, -4, calendar)
    await expect.poll(planned).toBe(after)
    await row('Access to production')
      .getByText(formatDay(projectTimeline(after, calendar).productionFrom))
      .waitFor()
  })

  test('dragged, the dates follow at once; they are saved when it is let go, and undone as one change', async () => {
    await app.page.getByText('Saved').first().waitFor()
    const before = await planned()
    const box = await request().boundingBox()
    const [x, y] = [(box?.x ?? 0) + 14, (box?.y ?? 0) + 14]
    await app.page.mouse.move(x, y)
    await app.page.mouse.down()
    await app.page.mouse.move(x + 40, y, { steps: 4 })
    await app.page.mouse.move(x + 90, y, { steps: 4 })
    const shown = await request().getAttribute('aria-valuetext')
    expect(shown).not.toBe(formatDay(before))
    expect(await planned()).toBe(before)
    await row('Review request')
      .getByText(shown ?? '')
      .waitFor()
    await app.page.mouse.up()
    await expect.poll(planned).not.toBe(before)
    expect(formatDay(await planned())).toBe(shown)
    await app.page.keyboard.press('Control+z')
    await expect.poll(planned).toBe(before)
  })

  test('Escape leaves the day as it was', async () => {
    const before = await planned()
    const box = await request().boundingBox()
    await app.page.mouse.move((box?.x ?? 0) + 14, (box?.y ?? 0) + 14)
    await app.page.mouse.down()
    await app.page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 14, { steps: 4 })
    await app.page.keyboard.press('Escape')
    await app.page.mouse.up()
    await expect.poll(() => request().getAttribute('aria-valuetext')).toBe(formatDay(before))
    expect(await planned()).toBe(before)
  })

  test('the calendar file holds what the page says', async () => {
    await chooseFolders(app.application, folder)
    await app.page.getByRole('button', { name: 'Save calendar file…' }).click()
    await app.page.getByText('Saved as acme-leasing-portal-dates.ics').waitFor()
    expect(readdirSync(folder)).toEqual(['acme-leasing-portal-dates.ics'])
    const component = new ICAL.Component(ICAL.parse(readFileSync(join(folder, 'acme-leasing-portal-dates.ics'), 'utf8')) as unknown[])
    const events = component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(events.find(({ uid }) => uid.includes('-request@'))?.startDate.toString()).toBe(await planned())
    await app.page.getByRole('status').getByRole('button', { name: 'Dismiss' }).click()
  })

  test('a free day of the settings moves what is counted over it; removed, it comes back with Undo', async () => {
    const access = projectTimeline(await planned(), calendar).productionFrom
    await openScreen(app.page, '#/settings')
    await app.page.getByRole('button', { name: 'Add a free day' }).click()
    await app.page.getByRole('textbox', { name: 'Day', exact: true }).fill(access)
    await app.page.getByRole('textbox', { name: 'Name (optional)', exact: true }).fill('Company holiday')
    await app.page.getByRole('button', { name: 'Remove: Company holiday' }).click()
    await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await app.page.getByText('Saved', { exact: true }).waitFor()
    await openScreen(app.page, `${submissionPath}/dates`)
    await row('Access to production')
      .getByText(formatDay(addBusinessDays(access, 1, calendar)))
      .waitFor()
    await app.page.getByText('(Company holiday)').waitFor()
  })

  test('the dry run has its invitation, and a draft message that carries it', async () => {
    await openScreen(app.page, `${submissionPath}/dry-run`)
    await app.page.getByRole('button', { name: 'Add a contact' }).click()
    await app.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Priya Shah')
    await textbox('Email').fill('priya.shah@example.com')
    await app.page.getByRole('button', { name: 'Remove: Priya Shah' }).click()
    await app.page.getByText('Priya Shah is removed.').waitFor()
    expect(await textbox('Email').count()).toBe(0)
    await app.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => textbox('Email').inputValue()).toBe('priya.shah@example.com')
    await textbox('Planned for').fill(businessDayFrom(addDays(today, 10), calendar))
    await app.page.getByRole('button', { name: 'Save as a draft message…' }).click()
    await app.page.getByText('Saved as acme-leasing-portal-dry-run.eml').waitFor()
    expect(readFileSync(join(folder, 'acme-leasing-portal-dry-run.eml'), 'utf8')).toMatch(/^X-Unsent: 1\r\n[^]*To: priya\.shah@example\.com/)
  })
})
