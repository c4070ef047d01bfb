/** @file Why a plan is as it is, in words for people. Pure. */
import type { VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import type { OutputPlan } from './output-plan.ts'

export type PlanFacts = {
  analysis: VideoAnalysis
  whole: OutputPlan
  outputs: readonly OutputPlan[]
  limitBytes: number
  isBelowFloor: boolean
  wishes: VideoWishes
  hasBothFlows: boolean
}

/** @returns one to three sentences that name the numbers which decided. */
export function describePlan({ analysis, whole, outputs, limitBytes, isBelowFloor, wishes, hasBothFlows }: PlanFacts): string {
  const limit = `${(limitBytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 2 })} MB`
  const wholeLength = describeLength(whole.durationMs)
  const losses = outputs.some(({ audioBitsPerSecond }) => audioBitsPerSecond === 0) && analysis.hasSound ? ' The sound had to be left out.' : ''
  const held = outputs.some(({ settleMs }) => settleMs > 0) ? ' While a page scrolls or fades, the picture waits until it has settled.' : ''
  const readable = `about ${percent(whole.predicted.legibility)} of the words readable`
  if (outputs.length > 1) {
    const why =
      wishes.files === 'two'
        ? 'The exception flows are in a second file, as asked for.'
        : `In one file, ${wholeLength} below ${limit} would leave ${readable}; the floor is ${percent(wishes.floor)}. The exception flows are therefore in a second file.`
    return why + held + losses + (isBelowFloor ? ' Some text may still be hard to read: shorten the recording if you can.' : '')
  }
  if (isBelowFloor) {
    const advice = hasBothFlows ? 'Let the exception flows go into a second file' : 'Mark the exception flows so that they can go into a second file'
    return `${capitalised(wholeLength)} below ${limit} leaves ${readable}; the floor is ${percent(wishes.floor)}. ${advice}, or shorten the recording.${held}${losses}`
  }
  return `The whole recording (${wholeLength}) fits in one file below ${limit}.${held}${losses}`
}

export function describeLength(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} minutes${rest > 0 ? ` ${rest} ${rest === 1 ? 'second' : 'seconds'}` : ''}`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
