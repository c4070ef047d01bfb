/** @file What was measured of a result, in words. Pure. */
import type { FittedVideo } from '#shared/domain/submission.ts'
import type { VideoMeasurement } from '#shared/domain/video-plan.ts'
import { legibilityAt } from '../../player/legibility.ts'
import { valueAt } from '../../player/runs.ts'

/** @returns the sound of a file: `AAC, −18.2 LUFS` where its loudness was measured. */
export function soundInWords({ properties, measured }: FittedVideo): string {
  if (properties.audioCodec === null) return 'none'
  const codec = properties.audioCodec.toUpperCase()
  const loudness = measured?.loudnessLufs
  return loudness == null ? codec : `${codec}, ${loudness.toFixed(1).replace('-', '−')} LUFS`
}

/** @returns what was measured at an instant of the file: `71 % of the words readable, SSIM 0.913`. */
export function measuredAt({ legibilityCurve, ssimCurve }: VideoMeasurement, ms: number): string {
  const ssim = valueAt(ssimCurve.values, ssimCurve.stepMs, ms)
  return [legibilityAt(legibilityCurve, ms), ssim !== undefined && `SSIM ${ssim.toFixed(3)}`].filter(Boolean).join(', ')
}
