/** @file The two minutes through the sample: by keyboard alone, left in the middle, and in windows where there is little room. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TourAnchor } from '../../renderer/tour/anchors.ts'
import { tourStops } from '../../renderer/tour/stops.ts'
import { startWalk, type KeyboardWalk } from '../helpers/keyboard-walk.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath } from '../helpers/screens.ts'

/** Two of the stops are looked at closely, and stand in the README. */
const pictures: Partial<Record<TourAnchor, string>> = { timeline: 'tour', call: 'tour-traces' }
const offer = 'Take the tour (2 minutes)'
let app: Launched
let walk: KeyboardWalk

beforeAll(async () => {
  app = await launchCertpack()
  walk = await startWalk(app.page)
  await app.page.getByRole('heading', { name: 'Prepare your first certification' }).waitFor()
}, 60_000)

afterAll(() => app.close())

const setWindow = (size: { width: number; height: number; zoom: number }) =>
  app.application.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(width, height)
    window?.webContents.setZoomFactor(zoom)
  }, size)

const pressMenu = () =>
  app.application.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find((item) => item.label === label)?.click()
  }, offer)

const card = () => app.page.getByRole('dialog')
const cardIsGone = () => card().waitFor({ state: 'detached' })

/** Waits until the card of a stop stands where it stays: beside its element, or below the page. */
async function arrive(place: number): Promise<void> {
  const { title, anchor } = tourStops[place] ?? { title: '', anchor: '' }
  await card().getByRole('heading', { name: title }).waitFor()
  await app.page.locator(`[data-tour="${anchor}"][data-tour-shown]`).waitFor({ timeout: 30_000 })
  await app.page.waitForFunction(
    () => {
      const box = document.querySelector('[data-tour-card]')
      if (!box || box.getAttribute('data-tour-card') === 'waiting') return false
      const seen = window as unknown as { lastBox?: string; stillFor?: number }
      const { left, top, width, height } = box.getBoundingClientRect()
      const now = [left, top, width, height, document.querySelector('main')?.scrollTop].join()
      seen.stillFor = seen.lastBox === now ? (seen.stillFor ?? 0) + 1 : 0
      seen.lastBox = now
      return seen.stillFor > 10
    },
    undefined,
    { polling: 'raf' },
  )
}

/** What somebody sees of a stop: all of the card, some of the element, and nothing of that under the card. */
const lookAtPlaces = () =>
  app.page.evaluate(() => {
    const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    const box = boxOf('[data-tour-card]')
    const main = boxOf('main')
    const whole = boxOf('[data-tour-shown]')
    const top = Math.max(whole.top, main.top)
    const bottom = Math.min(whole.bottom, main.bottom)
    const isApart = box.right <= whole.left || box.left >= whole.right || box.bottom <= top || box.top >= bottom
    return {
      isCardInWindow: box.width > 0 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
      isAllOfTheCardShown: (document.querySelector('[data-tour-card]')?.scrollHeight ?? 0) <= Math.ceil(box.height),
      isElementInSight: bottom - top >= Math.min(40, whole.height) && whole.left < innerWidth,
      isApart,
    }
  })

const allGood = { isCardInWindow: true, isAllOfTheCardShown: true, isElementInSight: true, isApart: true }

test('from start to end by keyboard alone: every stop has the focus, is said, and stands beside what it explains', { timeout: 300_000 }, async () => {
  await walk.press(offer)
  for (const [place, { title, text, anchor }] of tourStops.entries()) {
    await arrive(place)
    const focused = await app.page.evaluate(() => {
      const { activeElement: element } = document
      const words = element?.getAttribute('aria-describedby')?.split(' ') ?? []
      return [element?.textContent, words.map((id) => document.getElementById(id)?.textContent).join(' ')]
    })
    expect(focused).toEqual([title, `Stop ${place + 1} of ${tourStops.length} ${text}`])
    expect([title, await lookAtPlaces()]).toEqual([title, allGood])
    const picture = pictures[anchor]
    if (picture) await lookAtScreen(app, picture)
    if (place + 1 < tourStops.length) await walk.press('Next')
  }
  await walk.press('Finish')
  await cardIsGone()
  await app.page.getByRole('heading', { level: 1, name: 'Submissions' }).waitFor()
  await app.page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  expect(await app.page.getByRole('list', { name: 'Submissions' }).getByRole('listitem').count()).toBe(1)
  expect(await app.page.getByRole('button', { name: offer }).count()).toBe(0)
  expect(walk.problems).toEqual([])
})

test('it goes back a stop, is left in the middle by Escape, and the keyboard is where it was', async () => {
  await walk.press(/^Acme Leasing Portal/)
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  const path = await openSubmissionPath(app.page)
  await openScreen(app.page, `${path}/key-request`)
  const link = app.page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Launch' })
  await link.focus()
  await pressMenu()
  await arrive(0)
  await walk.press('Next')
  await arrive(1)
  await walk.press('Next')
  await arrive(2)
  await walk.press('Back')
  await arrive(1)
  await app.page.keyboard.press('Escape')
  await cardIsGone()
  expect(await app.page.locator('[data-tour-shown]').count()).toBe(0)
  expect(await app.page.evaluate(() => location.hash)).toBe(`${path}/key-request`)
  await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true)
  // The sample is there already: no second one was made.
  await openScreen(app.page, '#/')
  expect(await app.page.getByRole('list', { name: 'Submissions' }).getByRole('listitem').count()).toBe(1)
  expect(walk.problems).toEqual([])
})

test('it is found with the shortcuts, the page behind it can be used, and Escape leaves it from there as well', async () => {
  await openScreen(app.page, '#/settings')
  await app.page.keyboard.press('F1')
  await walk.press(offer)
  await arrive(0)
  await app.page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Profile/ })
    .click()
  await app.page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  expect(await card().count()).toBe(1)
  await app.page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await app.page.keyboard.press('Escape')
  await cardIsGone()
  await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
})

describe.each([
  { name: 'a small window', width: 1024, height: 700, zoom: 1 },
  { name: 'the smallest window', width: 960, height: 640, zoom: 1 },
  { name: 'twice the size', width: 1280, height: 820, zoom: 2 },
  { name: 'twice the size in a small window', width: 1024, height: 700, zoom: 2 },
])('in $name', (size) => {
  test('no card hides what it explains, or leaves the window', { timeout: 120_000 }, async () => {
    await setWindow(size)
    await openScreen(app.page, '#/')
    await pressMenu()
    for (const [place, { title }] of tourStops.entries()) {
      await arrive(place)
      expect([title, await lookAtPlaces()]).toEqual([title, allGood])
      const last = place + 1 === tourStops.length
      await card()
        .getByRole('button', { name: last ? 'Finish' : 'Next' })
        .click()
    }
    await cardIsGone()
    await setWindow({ width: 1280, height: 820, zoom: 1 })
  })
})
