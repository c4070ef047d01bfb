import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepIds } from '#shared/domain/findings.ts'
import { projectRoot } from '../../build/project.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

/** Set by `npm run pictures`: the pictures of the README are taken anew. */
const picturesFolder = process.env.CERTPACK_PICTURES ? join(projectRoot, 'test', 'pictures') : null
const themes = ['light', 'dark'] as const

let app: Launched
let submissionPath = ''

beforeAll(async () => {
  if (picturesFolder) mkdirSync(picturesFolder, { recursive: true })
  app = await launchCertpack()
  await app.page.getByRole('heading', { level: 1 }).waitFor()
}, 60_000)

afterAll(() => app.close())

async function open(hash: string): Promise<void> {
  await app.page.evaluate((to) => void (location.hash = to), hash)
  await app.page.getByRole('heading', { level: 1 }).waitFor()
  // The page is looked at when it has come to rest: pictures drawn, nothing loading.
  await app.page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"]') && [...document.querySelectorAll('video')].every(({ readyState }) => readyState >= 2),
  )
  await app.page.waitForTimeout(250)
}

async function setTheme(theme: 'light' | 'dark'): Promise<void> {
  await app.application.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
  await app.page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark')
}

/** Looks at the screen as it stands, in light and dark: no violation that axe can find, one h1, nothing wider than the window. */
async function look(name: string): Promise<void> {
  for (const theme of themes) {
    await setTheme(theme)
    const { violations } = await new AxeBuilder({ page: app.page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect([name, theme, violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)]).toEqual([name, theme, []])
    if (picturesFolder) await app.page.screenshot({ path: join(picturesFolder, `${name}-${theme}.png`) })
  }
  expect(await app.page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await app.page.title()).toContain(await app.page.getByRole('heading', { level: 1 }).innerText())
}

describe('every screen is whole, readable and named, in light and dark', { timeout: 60_000 }, () => {
  test('the list of submissions, empty', () => look('submissions-empty'))

  test('the profile of a new submission, and what it says when something is missing', async () => {
    await app.page.getByRole('button', { name: 'New submission' }).click()
    await app.page.getByLabel('Name of the product').waitFor()
    await look('profile')
    await app.page.getByRole('button', { name: 'Continue' }).click()
    await app.page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await look('profile-problem')
  })

  test('the demo video before there is a recording', async () => {
    await open(`${await currentSubmission()}/video`)
    await look('video-empty')
  })

  test('the list of submissions, and the task list of the sample', async () => {
    await open('#/')
    await app.page.getByRole('button', { name: 'Open the sample' }).click()
    await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
    submissionPath = await currentSubmission()
    await look('task-list')
    await open('#/')
    await look('submissions')
  })

  test.each(stepIds)('the step %s', async (id) => {
    await open(`${submissionPath}/${id}`)
    await look(id)
  })

  test('the video beside its recording', async () => {
    await open(`${submissionPath}/video`)
    await app.page.locator('#video-result').scrollIntoViewIfNeeded()
    await look('video-result')
  })

  test.each(['check', 'profile'])('the page %s of the sample', async (page) => {
    await open(`${submissionPath}/${page}`)
    await look(`sample-${page}`)
  })

  test.each(['settings', 'verify'])('the page %s', async (page) => {
    await open(`#/${page}`)
    await look(page)
  })

  test('the shortcuts', async () => {
    await app.page.keyboard.press('?')
    await app.page.getByRole('dialog').waitFor()
    await look('shortcuts')
    await app.page.keyboard.press('Escape')
  })
})

/** @returns the address of the submission that is open, as in `#/s/<id>`. */
async function currentSubmission(): Promise<string> {
  const hash = await app.page.evaluate(() => location.hash)
  return hash.split('/').slice(0, 3).join('/')
}
