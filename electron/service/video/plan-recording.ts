/** @file Looks at a recording and plans its videos, without making them. Service process. */
import type { VideoPlan } from '#shared/contract/contract.ts'
import type { Mark } from '#shared/domain/submission.ts'
import { analyseVideo } from './analyse.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { planVideo } from './plan.ts'
import { probeVideo } from './probe.ts'

type PlanRecordingOptions = { tools: FfmpegTools; path: string; marks: readonly Mark[]; limitBytes: number; signal?: AbortSignal }

/** @throws UserError as `probeVideo`, `analyseVideo` and `planVideo`. */
export async function planRecording({ tools, path, marks, limitBytes, signal }: PlanRecordingOptions): Promise<VideoPlan> {
  const probed = await probeVideo(tools, path, signal)
  const { split, reason, outputs } = planVideo({ analysis: await analyseVideo({ tools, path, probed, signal }), marks, limitBytes })
  return { split, reason, outputs: outputs.map(({ ranges: _, passages: __, ...output }) => output) }
}
