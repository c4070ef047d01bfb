/** @file What has become of a finding of the review: whether the video still shows it, and whether somebody has to look at it. Pure. */
import { passagesByFlow, withoutPassages } from '../passages.ts'
import type { Box, ScreenFinding } from '../screen-review.ts'
import type { Submission } from '../submission.ts'

type Video = Submission['video']

/** `open`: somebody should look at it. The others say why nobody has to. */
export type FindingState = 'open' | 'left-out' | 'covered' | 'fine' | 'expected'

/** Boxes are written with rounding; so much may stick out of a cover (share of the picture). */
const tolerance = 0.001
/** The screen is read a few times a second: an error may seem to begin so much before its mark, or to end after it. */
const markToleranceMs = 500

/** @returns whether the review speaks of the recording that is there now; another recording makes it lapse. */
export function isReviewCurrent({ recording, review }: Pick<Video, 'recording' | 'review'>): boolean {
  return review !== null && recording !== null && review.recordingSha256 === recording.file.sha256
}

/** @returns the findings of the current review that somebody should look at, in the order of time. */
export function openFindings(video: Video): ScreenFinding[] {
  if (!isReviewCurrent(video)) return []
  return (video.review?.findings ?? []).filter((finding) => findingState(finding, video) === 'open')
}

/** What the video leaves out needs no cover, what is covered no consent, and an error belongs into an exception flow (R5.3, R5.4). */
export function findingState(
  finding: ScreenFinding,
  { wishes, acceptedFindings, marks }: Pick<Video, 'wishes' | 'acceptedFindings' | 'marks'>,
): FindingState {
  const shown = withoutPassages([finding], wishes.cuts)
  if (shown.length === 0) return 'left-out'
  const covers = wishes.covers.filter((cover) => holds(cover, finding.box))
  const visible = withoutPassages(shown, covers)
  if (visible.length === 0) return 'covered'
  if (acceptedFindings.includes(finding.id)) return 'fine'
  if (finding.kind !== 'error') return 'open'
  const inNormalFlow = withoutPassages(
    visible,
    passagesByFlow(marks, Infinity).filter(({ flow }) => flow === 'exception'),
  )
  return inNormalFlow.some(({ startMs, endMs }) => endMs - startMs > markToleranceMs) || inNormalFlow.length === visible.length ? 'open' : 'expected'
}

/** @returns whether the one box lies in the other, but for rounding. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  )
}
