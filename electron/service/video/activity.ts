/** @file What the screen does in each second, in words of the timeline. Pure. */
import type { Activity } from '#shared/domain/video-plan.ts'

/** Shares of the picture that differ from one frame to the next: less than the first is no movement, less than the second typing. */
export const stillChange = 0.0008
const typingChange = 0.02

/**
 * @param changes of the frames of one second. @param scrolled how many of them are the picture before, moved.
 * @returns `video` where most frames of the second differ much without being moved.
 */
export function activityOf(changes: readonly number[], scrolled: number): Activity {
  const highest = Math.max(0, ...changes)
  if (highest < stillChange) return 'still'
  if (highest < typingChange) return 'typing'
  const large = changes.filter((change) => change >= typingChange).length
  if (scrolled * 2 >= large) return 'scrolling'
  return large >= Math.max(3, changes.length * 0.7) ? 'video' : 'change'
}
