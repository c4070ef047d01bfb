/** @file Build script: the person at the recorded screen. Moves the real pointer, clicks, types and scrolls at human speed. */
import { spawn } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'

export type Actor = {
  page: Page
  /** Moves the pointer to the element; `along` is where in it, 0 to 1 across. */
  point: (target: string | Locator, along?: number) => Promise<void>
  click: (target: string | Locator) => Promise<void>
  /** Clicks the field, then types; `replacing` empties it first. */
  type: (target: string | Locator, text: string, options?: { replacing?: boolean }) => Promise<void>
  /** Turns the wheel where the pointer stands, down for positive notches. */
  scroll: (notches: number) => Promise<void>
  pause: (ms: number) => Promise<void>
  close: () => void
}

const stepMs = 1000 / 60
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Position along a movement that starts and ends at rest (the minimum-jerk curve of a reaching hand), for 0 to 1. */
function eased(fraction: number): number {
  return fraction ** 3 * (10 - 15 * fraction + 6 * fraction ** 2)
}

/**
 * @param display X display whose pointer is moved; the page must fill its screen.
 * @param scale how many points of the screen a point of the page is wide.
 */
export function createActor(page: Page, display: string, scale = 1): Actor {
  const pointer = spawn('xdotool', ['-'], { env: { ...process.env, DISPLAY: display }, stdio: ['pipe', 'ignore', 'ignore'] })
  const tell = (command: string) => pointer.stdin.write(`${command}\n`)
  let [x, y] = [960, 620]
  let moves = 0
  const moveThere = () => tell(`mousemove ${Math.round(x * scale)} ${Math.round(y * scale)}`)
  moveThere()

  async function point(target: string | Locator, along = 0.5): Promise<void> {
    const locator = typeof target === 'string' ? page.locator(target).first() : target
    await locator.waitFor({ state: 'visible', timeout: 10_000 })
    const box = await locator.boundingBox()
    if (!box) throw new Error(`Nothing to point at: ${String(target)}`)
    const [fromX, fromY] = [x, y]
    const [toX, toY] = [box.x + box.width * along, box.y + box.height * 0.55]
    const distance = Math.hypot(toX - fromX, toY - fromY)
    if (distance < 2) return
    const durationMs = 180 + 120 * Math.log2(1 + distance / 40)
    const bend = (moves++ % 2 === 0 ? 1 : -1) * Math.min(40, distance * 0.06)
    const startedAt = performance.now()
    for (let fraction = 0; fraction < 1;) {
      fraction = Math.min(1, (performance.now() - startedAt) / durationMs)
      const way = eased(fraction)
      const aside = bend * Math.sin(Math.PI * way)
      x = fromX + (toX - fromX) * way - (aside * (toY - fromY)) / distance
      y = fromY + (toY - fromY) * way + (aside * (toX - fromX)) / distance
      moveThere()
      await pause(stepMs)
    }
  }

  async function click(target: string | Locator): Promise<void> {
    await point(target)
    await pause(140)
    tell('mousedown 1')
    await pause(70)
    tell('mouseup 1')
    await pause(180)
  }

  return {
    page,
    point,
    click,
    pause,
    type: async (target, text, { replacing = false } = {}) => {
      await click(target)
      if (replacing) {
        await page.keyboard.press('Control+A')
        await pause(250)
      }
      for (const [index, character] of [...text].entries()) {
        await page.keyboard.type(character)
        await pause(35 + ((index * 37) % 50))
      }
      await pause(150)
    },
    scroll: async (notches) => {
      for (let turned = 0; turned < Math.abs(notches); turned++) {
        tell(`click ${notches > 0 ? 5 : 4}`)
        await pause(130)
      }
      await pause(350)
    },
    close: () => pointer.stdin.end(),
  }
}
