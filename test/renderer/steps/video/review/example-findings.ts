/** @file A recording of twelve seconds with something found on its screen. */
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { emptySubmission, type Section } from '#shared/domain/submission.ts'

export const durationMs = 12_000

export const apiKey: ScreenFinding = {
  id: 'secret-1',
  kind: 'secret',
  label: 'API key',
  excerpt: 'API key: sk_l…',
  startMs: 3_000,
  endMs: 6_000,
  box: { x: 0.1, y: 0.4, width: 0.2, height: 0.02 },
}
export const password: ScreenFinding = { ...apiKey, id: 'secret-2', label: 'Password', startMs: 5_000, endMs: 8_000, box: { ...apiKey.box, y: 0.7 } }

export const video: Section<'video'> = emptySubmission().video
