/** @file One bar for two stretches of work: a look at the recording, and what needs it. Pure. */
import type { Progress } from '#shared/contract/contract.ts'

/** @param share of the bar that looking fills. Its time left is not yet that of the whole. */
export function shareProgress(report: (progress: Progress) => void, share: number) {
  return {
    looking: (value: Progress) => report({ ...value, fraction: value.fraction * share, secondsLeft: null }),
    working: (value: Progress) => report({ ...value, fraction: share + value.fraction * (1 - share) }),
  }
}
