/** @file Main process: where the window stood, kept from start to start. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(960),
  height: z.number().int().min(640),
  isMaximized: z.boolean(),
})
export type WindowState = z.infer<typeof stateSchema>

const saveAfterMs = 500
/** As much of the title bar must be on a screen, in pixels, so that the window can be taken hold of. */
const reachable = { width: 120, height: 32 }

/** @returns what was kept, or null when there is nothing, or it stands where no screen is any more. */
export function readWindowState(path: string): WindowState | null {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    return isReachable(state, areas) ? state : null
  } catch {
    return null
  }
}

/** @returns whether enough of the upper edge of `bounds` lies in one of the `areas`. Pure. */
export function isReachable(bounds: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    const height = Math.min(bounds.y + reachable.height, area.y + area.height) - Math.max(bounds.y, area.y)
    return width >= reachable.width && height >= reachable.height
  })
}

/** Keeps where the window stands whenever that has changed, so that not even a power cut forgets it. */
export function keepWindowState(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    const { x, y, width, height } = window.getNormalBounds()
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.new`, JSON.stringify({ x, y, width, height, isMaximized: window.isMaximized() } satisfies WindowState))
      renameSync(`${path}.new`, path)
    } catch {
      // The window then stands where it always does.
    }
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, saveAfterMs)
  }
  window.on('resize', saveSoon).on('move', saveSoon).on('maximize', saveSoon).on('unmaximize', saveSoon)
  window.on('close', save)
}
