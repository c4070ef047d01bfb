/** @file How large a video of a package may be (R5.1, A1). Pure. */
import type { Finding } from './findings.ts'
import { unwaivableVideoBytes, videoLimitBytes } from './limits.ts'

/** @returns every video is smaller than this many bytes; more only where a person answers for a larger one. */
export function videoLimitWith(findings: readonly Pick<Finding, 'rule' | 'where' | 'waiver'>[]): number {
  const isWaived = findings.some(({ rule, where, waiver }) => rule === 'R5.1' && where === 'video.fit' && waiver)
  return isWaived ? unwaivableVideoBytes : videoLimitBytes
}
