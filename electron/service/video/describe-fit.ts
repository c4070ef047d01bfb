/** @file What a submission keeps of its finished videos. Pure. */
import { marksKey, type Fit, type FittedVideo, type Mark, type Recording } from '#shared/domain/submission.ts'
import { wishesKey, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { FitResult } from './fit.ts'

export type FitFacts = {
  recording: { file: Pick<Recording['file'], 'sha256'> }
  marks: readonly Mark[]
  wishes: VideoWishes
  limitBytes: number
  result: Pick<FitResult, 'split' | 'reason'>
}

/** @param outputs the videos where they are kept. */
export function describeFit<Output = FittedVideo>({
  recording,
  marks,
  wishes,
  limitBytes,
  result,
  outputs,
}: FitFacts & { outputs: Output[] }): Omit<Fit, 'outputs'> & { outputs: Output[] } {
  const { split, reason } = result
  return { recordingSha256: recording.file.sha256, marksKey: marksKey(marks), wishesKey: wishesKey(wishes), limitBytes, split, reason, outputs }
}
