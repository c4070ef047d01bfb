/** @file What the page that records and the small control say to each other. */
import type { FitEstimate } from '#shared/domain/takes.ts'

export const controlChannel = 'certpack:recording'

export type ControlItem = { id: string; title: string; isTicked: boolean }

/** The recording as the control shows it. */
export type ControlView = {
  step: 'opening' | 'counting' | 'recording' | 'ending'
  secondsLeft: number
  isPaused: boolean
  elapsedMs: number
  estimate: FitEstimate
  /** Null without sound. */
  level: number | null
  notice: string
  script: readonly ControlItem[]
}

/** `hello` asks for the view: the control has just opened. */
export type ControlCommand = { command: 'hello' | 'pause' | 'stop' } | { command: 'mark'; itemId: string }

export type ControlMessage = { view: ControlView } | ControlCommand
