/** @file The recording that is under way, if any: it goes on while the user moves between the pages. */
import { useSyncExternalStore } from 'react'
import type { CaptureChoice, CaptureWindows } from '#shared/contract/capture.ts'
import { toUserError, UserError } from '#shared/contract/errors.ts'
import type { Mark } from '#shared/domain/submission.ts'
import type { Take } from '#shared/domain/takes.ts'
import { host } from '../client/service.ts'
import { beginRun, type RecorderRun } from './recorder-run.ts'
import { chooseFormat, type RecordingFormat } from './recording-format.ts'
import { openSources, type RecordingSources } from './recording-sources.ts'
import { isMarkOf, markOf, nextItem, type ScriptItem } from './script.ts'

export type RecordingStep = 'idle' | 'opening' | 'counting' | 'recording' | 'ending'

export type RecordingState = {
  step: RecordingStep
  submissionId: string
  /** Of the countdown. */
  secondsLeft: number
  isPaused: boolean
  hasSound: boolean
  script: readonly ScriptItem[]
  marks: readonly Mark[]
  windows: CaptureWindows
  /** What is worth knowing while it goes on. */
  notice: string
  /** Why the last one did not begin, or stopped without being asked to. */
  problem: UserError | undefined
}

export type RecordingOrder = {
  submissionId: string
  title: string
  /** What it is for; null for a walk through the script. */
  item: ScriptItem | null
  script: readonly ScriptItem[]
  choice: CaptureChoice
  /** '' for none. */
  microphoneId: string
}

const countdownSeconds = 3
/** A window that leaves the screen takes a moment to be gone. */
const hidingMs = 400

const idle: RecordingState = {
  step: 'idle',
  submissionId: '',
  secondsLeft: 0,
  isPaused: false,
  hasSound: false,
  script: [],
  marks: [],
  windows: { isControlShown: false, isPageHidden: false },
  notice: '',
  problem: undefined,
}

let state = idle
let run: RecorderRun | undefined
let sources: RecordingSources | undefined
/** Which start is going on or recording; one that was cancelled finds another here. */
let currentStart: symbol | undefined
let ending: Promise<Take | undefined> | undefined
const listeners = new Set<() => void>()

function change(values: Partial<RecordingState>): void {
  state = { ...state, ...values }
  for (const listener of listeners) listener()
}

export function subscribeRecording(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const recordingState = (): RecordingState => state
export const isRecording = (): boolean => state.step !== 'idle'

export function useRecording(): RecordingState {
  return useSyncExternalStore(subscribeRecording, recordingState)
}

/** @returns how long the recording is, pauses left out, in milliseconds. */
export const recordedMs = (): number => run?.elapsedMs() ?? 0
export const recordedBytes = (): number => run?.writtenBytes() ?? 0
/** @returns how loud it is, 0 to 1; 0 without sound. */
export const recordedLevel = (): number => sources?.sounds?.level() ?? 0

export function dismissRecordingProblem(): void {
  change({ problem: undefined })
}

/** Opens what was chosen, counts down, and records. @returns whether it records now. */
export async function startRecording(order: RecordingOrder): Promise<boolean> {
  if (state.step !== 'idle') return false
  const mine = Symbol('start')
  currentStart = mine
  const isStill = () => currentStart === mine
  const { submissionId, script } = order
  change({ ...idle, step: 'opening', submissionId, script, secondsLeft: countdownSeconds })
  let opened: RecordingSources | undefined
  try {
    const format = chooseFormat((mimeType) => MediaRecorder.isTypeSupported(mimeType), navigator.hardwareConcurrency)
    if (!format) throw new UserError('encoder-missing', 'This system has no encoder for video.', 'Record with another tool, and add the file.')
    opened = await openSources({
      choice: order.choice,
      microphoneId: order.microphoneId,
      format,
      onScreenEnded: (reason) => isStill() && void stopRecording(reason),
      onMicrophoneEnded: () => isStill() && change({ notice: 'The microphone is gone. The recording goes on without it.' }),
    })
    if (isStill() && (await countDown(isStill))) return await record(order, format, opened, isStill)
  } catch (error) {
    if (isStill()) {
      release()
      change({ ...idle, submissionId, problem: toUserError(error) })
    }
  }
  opened?.close()
  return false
}

/** @returns whether it records; what was opened is the caller's to close where it does not. */
async function record(order: RecordingOrder, format: RecordingFormat, opened: RecordingSources, isStill: () => boolean): Promise<boolean> {
  const { item } = order
  const windows = await host.capture.begin(order.choice.sourceId)
  if (windows.isPageHidden) await new Promise((resolve) => setTimeout(resolve, hidingMs))
  const marks = item ? [markOf(item, 0)] : []
  const begun = await beginRun({
    submissionId: order.submissionId,
    about: {
      title: order.title,
      scene: item?.scene ?? '',
      mimeType: format.mimeType,
      ...opened.size,
      frameRate: format.frameRate,
      hasSound: opened.sounds !== undefined,
    },
    stream: opened.stream,
    format,
    marks,
    isWanted: isStill,
    onMustStop: (reason) => isStill() && void stopRecording(reason),
    onMarksFailed: ({ message }) => isStill() && change({ notice: `The marks could not be saved: ${message}` }),
  })
  if (!begun) return false
  run = begun
  sources = opened
  change({ step: 'recording', marks, windows, hasSound: opened.sounds !== undefined })
  return true
}

/** @returns whether it came to its end. */
async function countDown(isStill: () => boolean): Promise<boolean> {
  for (let secondsLeft = countdownSeconds; secondsLeft > 0 && isStill(); secondsLeft -= 1) {
    change({ step: 'counting', secondsLeft })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  return isStill()
}

export function pauseOrResume(): void {
  if (state.step !== 'recording') return
  if (state.isPaused) run?.resume()
  else run?.pause()
  change({ isPaused: !state.isPaused })
}

/** Marks where an item of the script begins; once more takes the mark back. Without an item, the next of the script. */
export function mark(item: ScriptItem | undefined = nextItem(state.script, state.marks)): void {
  if (state.step !== 'recording' || !run) return
  const isTicked = item !== undefined && state.marks.some((other) => isMarkOf(other, item))
  const atMs = Math.round(run.elapsedMs())
  const added = item ? markOf(item, atMs) : { atMs, title: '', flow: 'normal' as const, scene: '' as const }
  const marks = isTicked ? state.marks.filter((other) => !isMarkOf(other, item)) : [...state.marks, added]
  run.setMarks(marks)
  change({ marks })
}

/** Ends the recording, or the countdown to it. @param reason said to people; '' where the user asked for it. @returns the take. */
export async function stopRecording(reason = ''): Promise<Take | undefined> {
  if (state.step === 'ending') return ending
  if (state.step === 'idle') return undefined
  ending = end(reason)
  return ending
}

async function end(reason: string): Promise<Take | undefined> {
  const { submissionId } = state
  const current = run
  if (current) change({ step: 'ending' })
  let take: Take | undefined
  const kept = current ? 'What was recorded up to then is kept.' : 'Nothing was recorded.'
  let problem = reason ? new UserError('blocked', reason, kept) : undefined
  try {
    take = await current?.stop(reason)
  } catch (error) {
    problem = toUserError(error)
  }
  release()
  change({ ...idle, submissionId, problem })
  return take
}

function release(): void {
  currentStart = undefined
  run = undefined
  sources?.close()
  sources = undefined
  void host.capture.end().catch(() => undefined)
}
