/** @file Values that are known once every so often, as stretches in which they stay the same. Pure. */
import type { Stretch } from './time-mapping.ts'

/** A value and how long it holds, milliseconds. */
export type Run<Value> = Stretch & { value: Value }

/**
 * @param values one every `stepMs`, each of which holds until the next.
 * @param durationMs where the last one ends at the latest.
 * @returns neighbours of equal value as one run, in order, without gaps.
 */
export function runsOf<Value>(values: readonly Value[], stepMs: number, durationMs = Infinity): Run<Value>[] {
  const runs: Run<Value>[] = []
  values.forEach((value, index) => {
    const startMs = index * stepMs
    const endMs = Math.min(startMs + stepMs, durationMs)
    if (startMs >= endMs) return
    const last = runs.at(-1)
    if (last && last.value === value) last.endMs = endMs
    else runs.push({ value, startMs, endMs })
  })
  return runs
}

/** @returns the value that holds at an instant; the last one beyond the end, undefined where there are none. */
export function valueAt<Value>(values: readonly Value[], stepMs: number, ms: number): Value | undefined {
  return values[Math.min(values.length - 1, Math.max(0, Math.floor(ms / stepMs)))]
}
