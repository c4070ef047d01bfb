/** @file One honest bar over all passes and files: it never goes back. Pure but for the clock it is given. */
import type { Progress } from '#shared/contract/contract.ts'

/** No time left is told before this many milliseconds: the first moments say nothing about the rest. */
const silentMs = 2_000

/** A stretch of the bar that is filled stage by stage. */
export type Slot = {
  /** Takes `share` (0 to 1) of what is left of the slot for the next stage. @returns takes the done share of that stage. */
  stage(activity: string, share: number): (fraction: number) => void
}

/**
 * @param report takes the progress. @param now the current instant in milliseconds.
 * @returns makes slots that follow each other; `share` is of the whole bar.
 */
export function createFitProgress(report: ((progress: Progress) => void) | undefined, now: () => number): (share: number) => Slot {
  const startedAt = now()
  let highest = 0
  let slotStart = 0
  function show(activity: string, fraction: number): void {
    highest = Math.min(1, Math.max(highest, fraction))
    const elapsedMs = now() - startedAt
    const secondsLeft = elapsedMs < silentMs || highest < 0.01 ? null : Math.max(0, Math.round((elapsedMs * (1 - highest)) / highest / 1000))
    report?.({ activity, fraction: highest, secondsLeft })
  }
  return (share) => {
    let start = slotStart
    const end = Math.min(1, slotStart + share)
    slotStart = end
    return {
      stage(activity, stageShare) {
        const from = start
        const length = (end - start) * stageShare
        start += length
        show(activity, from)
        return (fraction) => show(activity, from + length * Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0)))
      },
    }
  }
}
