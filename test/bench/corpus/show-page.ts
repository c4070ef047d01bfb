/** @file Performs an interface that is a page: a site of its own, a real browser on the stage, and an actor in front of it. */
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { createActor, type Actor } from '../../../build/sample/actor.ts'
import { openBrowser } from '../../../build/sample/screen.ts'
import type { Performance, Stage } from './recording.ts'
import { startSite, type SiteContent } from './site.ts'

export type Show = Omit<SiteContent, 'packages'> & {
  /** Something that is there as soon as the page can be used. */
  ready: string
  scale?: number
  walk: (actor: Actor) => Promise<void>
}

/** Opens `/index.html` of the show and waits until it is ready. */
export async function showPage(stage: Stage, { ready, scale = 1, walk, ...content }: Show): Promise<Performance> {
  const site = await startSite({ ...content, packages: stage.packages })
  const { context, page } = await openBrowser(stage.display, join(stage.folder, 'profile'), stage.size, scale)
  // What an interface would fetch from elsewhere is not there: the recording must be the same on every machine.
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
    (route) => route.abort(),
  )
  const actor = createActor(page, stage.display, scale)
  await page.goto(`${site.origin}/index.html`)
  await page.locator(ready).first().waitFor({ timeout: 60_000 })
  await actor.pause(1_500)
  return {
    walk: () => walk(actor),
    close: async () => {
      actor.close()
      await context.close()
      await site.close()
    },
  }
}

/** Turns the wheel where the pointer is until `target` stands well within the window. */
export async function scrollTo(actor: Actor, target: string | Locator): Promise<void> {
  const locator = typeof target === 'string' ? actor.page.locator(target).first() : target
  for (let turns = 0; turns < 60; turns++) {
    const [box, height] = [await locator.boundingBox(), await actor.page.evaluate(() => innerHeight)]
    if (!box) throw new Error(`There is nothing to scroll to: ${String(target)}`)
    const distance = box.y - height * 0.25
    if (box.y > height * 0.08 && box.y + Math.min(box.height, 60) < height * 0.7) return
    const before = box.y
    await actor.scroll(Math.sign(distance) * Math.min(8, Math.ceil(Math.abs(distance) / 120)))
    if ((await locator.boundingBox())?.y === before) return
  }
}

/** Scrolls there and clicks. */
export async function clickOn(actor: Actor, target: string | Locator): Promise<void> {
  await scrollTo(actor, target)
  await actor.click(target)
}

/** Types where the cursor stands, letter by letter. */
export async function typeHere(actor: Actor, text: string): Promise<void> {
  for (const [index, character] of [...text].entries()) {
    await (character === '\n' ? actor.page.keyboard.press('Enter') : actor.page.keyboard.type(character))
    await actor.pause(45 + ((index * 37) % 70))
  }
}

/** Reads on: some notches, a rest, and again. */
export async function readOn(actor: Actor, times: number, notches = 4, restMs = 2_000): Promise<void> {
  for (let time = 0; time < times; time++) {
    await actor.scroll(notches)
    await actor.pause(restMs)
  }
}
