/** @file What every screen has to be, in light and dark; with CERTPACK_PICTURES set, its pictures are taken anew. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import type { Launched } from './launch.ts'

/** Set by `npm run pictures`: the pictures of the README are taken anew. */
const picturesFolder = process.env.CERTPACK_PICTURES ? join(projectRoot, 'test', 'pictures') : null
const themes = ['light', 'dark'] as const

/** Goes to a page of the application, and waits until it has come to rest: pictures drawn, nothing loading. */
export async function openScreen(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"]') && [...document.querySelectorAll('video')].every(({ readyState }) => readyState >= 2),
  )
  await page.waitForTimeout(250)
}

/** Waits on the page of the demo video until its recording is analysed: that takes its time, once for a recording. */
export async function waitForPlan(page: Page): Promise<void> {
  await page.locator('#video-plan[aria-busy="false"]').waitFor({ timeout: 280_000 })
}

/** @param page another window than the main one, where that is looked at. */
export async function setTheme({ application, page: main }: Launched, theme: 'light' | 'dark', page = main): Promise<void> {
  await application.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark')
}

/** Rules of axe that a theme can break; all others ask for what is the same in both. */
const colourRules = ['color-contrast', 'link-in-text-block']
const allTags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe can find of WCAG 2.2 AA and of good practice; in the second theme, of colours. */
async function violationsOf(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const axe = theme === themes[0] ? builder.withTags(allTags) : builder.withRules(colourRules)
  return (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Looks with axe at a window in light and dark; the theme stays dark. */
export async function expectNoViolations(app: Launched, name: string, page = app.page): Promise<void> {
  for (const theme of themes) {
    await setTheme(app, theme, page)
    expect([name, theme, await violationsOf(page, theme)]).toEqual([name, theme, []])
  }
}

/** Looks at the screen as it stands, in light and dark: no violation that axe can find, one h1, nothing wider than the window. */
export async function lookAtScreen(app: Launched, name: string): Promise<void> {
  const { page } = app
  // Where the pointer happens to stay, a tooltip would come up in the middle of the look.
  await page.mouse.move(1, 1)
  for (const theme of themes) {
    await setTheme(app, theme)
    expect([name, theme, await violationsOf(page, theme)]).toEqual([name, theme, []])
    if (!picturesFolder) continue
    mkdirSync(picturesFolder, { recursive: true })
    await page.screenshot({ path: join(picturesFolder, `${name}-${theme}.png`) })
  }
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await page.title()).toContain(await page.getByRole('heading', { level: 1 }).innerText())
}

/** @returns the address of the submission that is open, as in `#/s/<id>`. */
export async function openSubmissionPath(page: Page): Promise<string> {
  const hash = await page.evaluate(() => location.hash)
  return hash.split('/').slice(0, 3).join('/')
}
