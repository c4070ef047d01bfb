/** @file How many of the recording's readable words stay readable, over time: where the line runs, and what it says. Pure. */
import { percentOf } from '../client/words.ts'
import { runsOf, valueAt } from './runs.ts'
import { formatAmount, formatLength, sayInstant } from './time.ts'

/** One share from 0 to 1 every `stepMs` milliseconds; null where nothing is shown. */
export type LegibilityValues = { stepMs: number; values: readonly (number | null)[] }

/** Where a line's drawing begins and ends: shares of words at its bottom and its top. */
export type Scale = { bottom: number; top: number }

/** A drawing that shows what differs: from 50 % on where nothing lies below, else from 0 on. */
export function scaleFor({ values }: LegibilityValues, floor: number): Scale {
  const least = values.reduce<number>((smallest, value) => (value === null ? smallest : Math.min(smallest, value)), floor)
  return { bottom: least < 0.52 ? 0 : 0.5, top: 1 }
}

/** @returns where a share stands, from 0 at the top of the drawing to 100 at its bottom. */
export function heightOf(share: number, { bottom, top }: Scale): number {
  return round(((top - Math.min(top, Math.max(bottom, share))) / (top - bottom)) * 100)
}

/**
 * @param durationMs where the drawing ends.
 * @returns an SVG path, in milliseconds from left to right and 0 to 100 from top to bottom, through the middle of every step;
 * broken where there is no value.
 */
export function linePath({ stepMs, values }: LegibilityValues, durationMs: number, scale: Scale): string {
  return runsOf(
    values.map((value) => value !== null),
    stepMs,
    durationMs,
  )
    .filter(({ value }) => value)
    .map(({ startMs, endMs }) => {
      const first = Math.round(startMs / stepMs)
      const shares = values.slice(first, Math.ceil(endMs / stepMs)).map((value) => heightOf(value ?? 0, scale))
      const middles = shares.map((height, index) => `L${round(Math.min(endMs, startMs + (index + 0.5) * stepMs))} ${height}`)
      return `M${round(startMs)} ${shares[0]}${middles.join('')}L${round(endMs)} ${shares.at(-1)}`
    })
    .join('')
}

/** @returns the least share and where it first stands; null where nothing is shown. */
export function leastOf({ stepMs, values }: LegibilityValues): { share: number; atMs: number } | null {
  const share = values.reduce<number | null>((least, value) => (value === null || (least !== null && least <= value) ? least : value), null)
  return share === null ? null : { share, atMs: values.indexOf(share) * stepMs }
}

/** @returns how long the share lies below the floor, milliseconds. */
export function belowFloorMs({ stepMs, values }: LegibilityValues, floor: number): number {
  return values.filter((value) => value !== null && value < floor).length * stepMs
}

/** @returns what the line shows, in few words: `least 71 % at 01:12`, or `99 % throughout` where it is level. */
export function legibilityInShort(legibility: LegibilityValues): string {
  const least = leastOf(legibility)
  if (!least) return 'nothing is shown'
  return isLevel(legibility, least.share) ? `${percentOf(least.share)} throughout` : `least ${percentOf(least.share)} at ${formatLength(least.atMs)}`
}

/** @returns what the line shows, as a screen reader should say it. */
export function sayLegibility(legibility: LegibilityValues, floor: number): string {
  const least = leastOf(legibility)
  if (!least) return 'Nothing is shown.'
  const below = belowFloorMs(legibility, floor)
  const lowest = isLevel(legibility, least.share)
    ? `${percentOf(least.share)} throughout`
    : `Least ${percentOf(least.share)} at ${sayInstant(least.atMs)}`
  const floorWords = below > 0 ? `below the floor of ${percentOf(floor)} for ${formatAmount(below)}` : `never below the floor of ${percentOf(floor)}`
  return `${lowest}; ${floorWords}.`
}

/** @returns what the line shows at an instant: `93 % of the words readable`, `left out`. */
export function legibilityAt({ stepMs, values }: LegibilityValues, ms: number): string {
  const share = valueAt(values, stepMs, ms)
  if (share === undefined) return ''
  return share === null ? 'left out' : `${percentOf(share)} of the words readable`
}

/** Whether it reads as the same per cent from beginning to end. */
function isLevel({ values }: LegibilityValues, share: number): boolean {
  return values.every((value) => value === null || percentOf(value) === percentOf(share))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
