/** @file What was measured of a video's files, at the instants of the recording. Pure. */
import type { FittedVideo } from '#shared/domain/submission.ts'
import type { LegibilityValues } from '../../player/legibility.ts'
import { valueAt } from '../../player/runs.ts'
import { showsInstant, sourceToResult } from '../../player/time-mapping.ts'

/**
 * @param durationMs length of the recording.
 * @returns the measured share of readable words every `stepMs` of the recording, taken in the middle of the step and null where
 * no file shows it; or null when a file was never measured.
 */
export function measuredInRecording(outputs: readonly FittedVideo[], durationMs: number, stepMs: number): LegibilityValues | null {
  if (outputs.some(({ measured }) => measured === null)) return null
  const values = Array.from({ length: Math.ceil(durationMs / stepMs) }, (_, index) => {
    const atMs = Math.min(durationMs - 1, (index + 0.5) * stepMs)
    const shown = outputs.find(({ passages }) => showsInstant(passages, atMs))
    const curve = shown?.measured?.legibilityCurve
    return shown && curve ? (valueAt(curve.values, curve.stepMs, sourceToResult(shown.passages, atMs)) ?? null) : null
  })
  return { stepMs, values }
}
