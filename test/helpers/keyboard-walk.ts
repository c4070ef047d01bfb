/** @file Walks through the application as somebody does who has only a keyboard, and keeps what was wrong on the way. */
import type { Page } from 'playwright-core'
import { hasFocusSoon, lookAtFocus, watchFocus, type Stop, type Way } from './focus-order.ts'

/** More stops than any page has: who has pressed Tab as often is caught. */
const mostStops = 400

export type KeyboardWalk = {
  page: Page
  /** What a user of the keyboard would complain about. */
  problems: string[]
  /** Presses Tab or Shift+Tab. @returns what has the focus then. */
  tab: (way?: 'next' | 'previous') => Promise<Stop | null>
  /** @returns what has the focus now. */
  here: () => Promise<Stop | null>
  /** Presses Tab until something of this name has the focus. @throws when it is not met */
  travel: (name: string | RegExp, way?: 'next' | 'previous') => Promise<Stop>
  /** Travels to a button or a link and presses Enter on it. */
  press: (name: string | RegExp, way?: 'next' | 'previous') => Promise<void>
  /** Goes back through the page, stop by stop, until it leaves it. */
  back: () => Promise<void>
  /** Travels to the field of this name, and puts this in the place of what is there. */
  typeInto: (name: string | RegExp, text: string) => Promise<void>
  /** Presses a key, and waits until the focus is somewhere again. */
  key: (key: string) => Promise<Stop | null>
  /** Notes when the focus is nowhere, also after a while: the keyboard would begin at the top again. */
  expectFocus: (when: string) => Promise<void>
}

export async function startWalk(page: Page): Promise<KeyboardWalk> {
  const problems: string[] = []
  let last = 'nothing'
  // The system's file dialogs are answered by the walk from now on; asked for only with the key, it may be too late.
  page.on('filechooser', () => undefined)
  await watchFocus(page)

  async function look(way: Way): Promise<Stop | null> {
    const found = await lookAtFocus(page, way)
    problems.push(...found.problems)
    last = found.stop?.name ?? 'nothing'
    return found.stop
  }

  async function tab(way: 'next' | 'previous' = 'next'): Promise<Stop | null> {
    await page.keyboard.press(way === 'next' ? 'Tab' : 'Shift+Tab')
    return look(way)
  }

  async function travel(name: string | RegExp, way: 'next' | 'previous' = 'next'): Promise<Stop> {
    const met: string[] = []
    const isIt = (stop: Stop | null) => stop !== null && (typeof name === 'string' ? stop.name === name : name.test(stop.name))
    for (let stop = await look('here'); met.length < mostStops; stop = await tab(way)) {
      if (stop && isIt(stop)) return stop
      met.push(stop?.name ?? '(nothing)')
    }
    throw new Error(`The keyboard does not come to ${String(name)}. It was at: ${[...new Set(met)].join(' | ')}`)
  }

  async function key(pressed: string): Promise<Stop | null> {
    await page.keyboard.press(pressed)
    await expectFocus(`after ${pressed} on “${last}”`)
    return look('here')
  }

  async function expectFocus(when: string): Promise<void> {
    if (!(await hasFocusSoon(page))) problems.push(`${await page.title()}: the focus is lost ${when}.`)
  }

  async function press(name: string | RegExp, way: 'next' | 'previous' = 'next'): Promise<void> {
    await travel(name, way)
    await key('Enter')
  }

  async function back(): Promise<void> {
    for (let stop = await tab('previous'); stop?.isInMain; stop = await tab('previous'));
  }

  async function typeInto(name: string | RegExp, text: string): Promise<void> {
    await travel(name)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }

  return { page, problems, tab, here: () => look('here'), travel, press, back, typeInto, key, expectFocus }
}
