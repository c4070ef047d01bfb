/** @file Why a plan is as it is, in words for people. Pure. */
import type { VideoAnalysis } from './analyse.ts'
import type { OutputPlan } from './plan.ts'
import { floorBitsPerSecond, fullSize } from './plan-picture.ts'

export type PlanFacts = { analysis: VideoAnalysis; whole: OutputPlan; outputs: readonly OutputPlan[]; limitBytes: number; isBelowFloor: boolean }

/** @returns one to three sentences that name the numbers which decided. */
export function describePlan({ analysis, whole, outputs, limitBytes, isBelowFloor }: PlanFacts): string {
  const limit = `${(limitBytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 2 })} MB`
  const wholeLength = describeLength(whole.durationMs)
  const floor = `text at ${fullSize(analysis).width}x${fullSize(analysis).height} needs about ${kilobits(floorBitsPerSecond(analysis))} to stay legible`
  const losses = outputs.some(({ audioBitsPerSecond }) => audioBitsPerSecond === 0) && analysis.hasSound ? ' The sound had to be left out.' : ''
  const stillHard = ' Some text may still be hard to read: shorten the recording if you can.'
  if (outputs.length > 1) {
    const split = `In one file, ${wholeLength} below ${limit} would leave ${kilobits(whole.videoBitsPerSecond)} for the picture; ${floor}. The exception flows are therefore in a second file.`
    return split + losses + (isBelowFloor ? stillHard : '')
  }
  if (isBelowFloor) {
    const advice = ' Mark the exception flows so that they can go into a second file, or shorten the recording.'
    return `${capitalised(wholeLength)} below ${limit} leaves ${kilobits(whole.videoBitsPerSecond)} for the picture; ${floor}, so some may be hard to read.${advice}${losses}`
  }
  return `The whole recording (${wholeLength}) fits in one file below ${limit}.${losses}`
}

export function describeLength(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} minutes${rest > 0 ? ` ${rest} ${rest === 1 ? 'second' : 'seconds'}` : ''}`
}

function kilobits(bitsPerSecond: number): string {
  return `${Math.max(0, Math.round(bitsPerSecond / 1000))} kbit/s`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
