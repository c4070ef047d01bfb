/** @file The most memory that this process has held. */
import { readFileSync } from 'node:fs'

/** @returns the peak of its resident memory. Linux alone tells it without what the process that started this one held. */
export function peakMemoryBytes(): number {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (peak) return Number(peak) * 1_024
  } catch {
    // Another system.
  }
  return process.resourceUsage().maxRSS * 1_024
}
