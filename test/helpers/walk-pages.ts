/** @file From page to page of a submission by keyboard: filling them, going on, and noting what happened. */
import { expect } from 'vitest'
import type { StepId } from '#shared/domain/findings.ts'
import { steps } from '#shared/domain/steps/index.ts'
import { fillPage, type Filling } from './fill-by-keyboard.ts'
import type { KeyboardWalk } from './keyboard-walk.ts'

export type PageWalk = ReturnType<typeof walkPages>

export function walkPages(walk: KeyboardWalk, filling: Filling) {
  const { page } = walk

  /** A page that opens gives its heading the focus. */
  async function expectHeading(name: string): Promise<void> {
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await walk.here()
  }

  /** What is still wrong with a page keeps one there, and is said. */
  async function expectStep(step: StepId): Promise<void> {
    const { title } = steps[step]
    await expect.poll(async () => (await page.locator('main [role="alert"], h1').allInnerTexts()).join('\n')).toBe(title)
    await expectHeading(title)
  }

  /** From where the focus is to the end of the page; then backwards through all of it, and to the end again. */
  async function fillThrough(end = 'Continue'): Promise<void> {
    await fillPage(walk, filling, end)
    await walk.back()
    await walk.travel(end)
  }

  return {
    ...{ expectHeading, expectStep, fillThrough },

    /** From where the focus is to the end of the page. */
    fill: () => fillPage(walk, filling),

    /** Fills the page, and leaves it by Continue. */
    async goOn(next: StepId): Promise<void> {
      await fillThrough()
      await walk.key('Enter')
      await expectStep(next)
    },

    /** By the list of steps beside the page, backwards from where the focus is. */
    async goTo(step: StepId): Promise<void> {
      await walk.press(new RegExp(`^${steps[step].shortTitle}, `), 'previous')
      await expectStep(step)
    },

    async expectStatus(words: string | RegExp): Promise<void> {
      await page.getByRole('heading', { level: 2, name: words }).waitFor()
      await walk.expectFocus(`once it says ${String(words)}`)
    },

    /** Opens the dialog that asks for a day, and enters it. */
    async noteDay(button: string, field: string, day: string): Promise<void> {
      await walk.press(button)
      await walk.typeInto(field, day)
      await walk.key('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await walk.expectFocus(`once “${field}” is noted`)
    },
  }
}
