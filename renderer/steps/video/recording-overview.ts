/** @file What is known of a recording from beginning to end, for drawing it and for saying it. Pure. */
import type { Section } from '#shared/domain/submission.ts'
import { isFitCurrent } from '#shared/domain/steps/05-video.ts'
import type { VideoPlan } from '#shared/domain/video-plan.ts'
import { activityAt, type ActivityValues } from '../../player/activity.ts'
import { legibilityAt, type LegibilityValues } from '../../player/legibility.ts'
import { measuredInRecording } from './measured-legibility.ts'

/** `source` says where the shares of readable words come from: the plan, or the video that was made. */
export type RecordingOverview = {
  activity: ActivityValues
  legibility: LegibilityValues
  source: 'foretold' | 'measured'
  floor: number
  /** Instants at which another picture appears. */
  sceneChangesMs: readonly number[]
}

/** @returns what the plan tells of the recording, with what was measured in place of what was foretold while the video is current. */
export function overviewOf(plan: VideoPlan, video: Section<'video'>): RecordingOverview {
  const { stepMs, activity, hasSpeech, legibility, sceneChangesMs = [] } = plan.timeline
  const { fit, recording, wishes } = video
  const measured = fit && recording && isFitCurrent(video) ? measuredInRecording(fit.outputs, recording.properties.durationMs, stepMs) : null
  return {
    activity: { stepMs, activity, hasSpeech },
    legibility: measured ?? { stepMs, values: legibility },
    source: measured ? 'measured' : 'foretold',
    floor: wishes.floor,
    sceneChangesMs,
  }
}

/** @returns what an instant of the recording shows and how much of it can be read: `typing, with speech, 93 % of the words readable`. */
export function overviewAt({ activity, legibility }: RecordingOverview, ms: number): string {
  return [activityAt(activity, ms), legibilityAt(legibility, ms)].filter(Boolean).join(', ')
}
