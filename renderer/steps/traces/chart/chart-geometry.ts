/** @file Where the bars, the streak and the marks of a day stand in its drawing. Pure. */
import type { ChartBar, ChartDay } from './chart-days.ts'

/** Of the drawing, in its own units: a minute is one wide. */
export const chartWidth = 1_440
export const chartHeight = 100

/** Above the bars, for the streak and the marks. */
const headroom = 22
/** A single call among thousands is still to be seen. */
const smallestBar = 4

export type BarShape = { x: number; width: number; clean: { y: number; height: number }; failed: { y: number; height: number } }

/** @returns the bars of a day; clean calls stand on the ground, failed ones on top of them. */
export function barShapes({ bars }: Pick<ChartDay, 'bars'>): BarShape[] {
  const most = Math.max(1, ...bars.map(({ clean, failed }) => clean + failed))
  return bars.map((bar) => barShape(bar, most))
}

function barShape({ minutes, clean, failed }: ChartBar, most: number): BarShape {
  const room = chartHeight - headroom
  const heightOf = (calls: number) => (calls === 0 ? 0 : Math.max(smallestBar, (calls / most) * room))
  const failedHeight = heightOf(failed)
  const cleanHeight = Math.min(heightOf(clean), room - failedHeight)
  return {
    x: minutes + 2,
    width: 11,
    clean: { y: chartHeight - cleanHeight, height: cleanHeight },
    failed: { y: chartHeight - cleanHeight - failedHeight, height: failedHeight },
  }
}

/** @returns the hours that are written below the drawing, closer together where there is room. */
export function hourTicks(widthPixels: number): number[] {
  const every = widthPixels >= 700 ? 2 : widthPixels >= 340 ? 4 : 6
  return Array.from({ length: 24 / every + 1 }, (_, index) => index * every)
}
