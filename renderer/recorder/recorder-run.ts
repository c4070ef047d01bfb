/** @file One run of the recorder: from a stream to a take on the disk, until it is stopped or has to stop. */
import { isCancelled, toUserError, type UserError } from '#shared/contract/errors.ts'
import type { Mark } from '#shared/domain/submission.ts'
import { leastFreeBytes, type Take, type TakeAbout } from '#shared/domain/takes.ts'
import { service } from '../client/service.ts'
import { bytesInWords } from '../client/words.ts'
import { elapsedMs, pauseClock, resumeClock, startClock } from './recording-clock.ts'
import { handOutEveryMs, keyFrameEveryMs, sliceMs, type RecordingFormat } from './recording-format.ts'
import { createTakeWriter } from './take-writer.ts'

export type RecorderRun = {
  readonly takeId: string
  pause(): void
  resume(): void
  elapsedMs(): number
  writtenBytes(): number
  setMarks(marks: readonly Mark[]): void
  /** Ends the take. @param reason said to people; '' where there is nothing to say. @throws UserError when it could not be ended: it is kept as interrupted. */
  stop(reason: string): Promise<Take>
}

export type RunOptions = {
  submissionId: string
  about: TakeAbout
  stream: MediaStream
  format: RecordingFormat
  marks: readonly Mark[]
  /** Asked once the take is there: whether it is still to be recorded. */
  isWanted: () => boolean
  /** It has to stop, for this reason; the caller stops it. */
  onMustStop: (reason: string) => void
  onMarksFailed: (problem: UserError) => void
}

const isAway = (problem: unknown) => toUserError(problem).code === 'service-stopped'

/** Asks again until a service that is being started again answers. */
async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask()
    } catch (problem) {
      if (!isAway(problem)) throw problem
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Only a take that has ended can be removed. */
async function discardTake(takeId: string): Promise<void> {
  await untilAnswered(() => service.call('take.end', { takeId, durationMs: 0, reason: '' }))
  await untilAnswered(() => service.call('take.remove', { takeId }))
}

/** @returns null when it was not wanted any more. @throws UserError when the take cannot be begun. */
export async function beginRun({
  submissionId,
  about,
  stream,
  format,
  marks,
  isWanted,
  onMustStop,
  onMarksFailed,
}: RunOptions): Promise<RecorderRun | null> {
  const recorder = new MediaRecorder(stream, {
    mimeType: format.mimeType,
    videoBitsPerSecond: format.videoBitsPerSecond,
    audioBitsPerSecond: 128_000,
    // Not in TypeScript's DOM yet.
    ...{ videoKeyFrameIntervalDuration: keyFrameEveryMs },
  })
  const { id: takeId } = await untilAnswered(() => service.call('take.begin', { id: submissionId, about }))
  if (!isWanted()) {
    await discardTake(takeId)
    return null
  }
  let wantedMarks = marks
  let isSavingMarks = false

  const writer = createTakeWriter({
    append: (piece) => service.call('take.append', { takeId, ...piece }),
    isTransient: isAway,
    onFailure(problem) {
      const { message, fix } = toUserError(problem)
      onMustStop(`${message} ${fix}`.trim())
    },
    onFreeBytes(freeBytes) {
      if (freeBytes <= leastFreeBytes) onMustStop(`Recording stopped: the disk has only ${bytesInWords(freeBytes)} left.`)
    },
  })

  // The first picture of the file is the one that is seen now, whenever the recorder says that it has started.
  let clock = startClock(performance.now())
  const now = () => elapsedMs(clock, performance.now())
  recorder.addEventListener('dataavailable', ({ data }) => writer.add(data, now()))
  recorder.addEventListener('error', () => onMustStop('The picture could not be encoded any more.'))
  // Also by itself, when all that it records has ended.
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }))
  try {
    recorder.start(sliceMs)
  } catch (problem) {
    await discardTake(takeId)
    throw problem
  }
  const handOut = setInterval(() => recorder.state !== 'inactive' && recorder.requestData(), handOutEveryMs)

  async function saveMarks(): Promise<void> {
    if (isSavingMarks) return
    isSavingMarks = true
    try {
      for (let saved: readonly Mark[] | undefined; saved !== wantedMarks;) {
        const sent = wantedMarks
        await untilAnswered(() => service.call('take.setMarks', { takeId, marks: [...sent] }))
        saved = sent
      }
    } catch (problem) {
      if (!isCancelled(problem)) onMarksFailed(toUserError(problem))
    } finally {
      isSavingMarks = false
    }
  }
  if (marks.length > 0) void saveMarks()

  return {
    takeId,
    elapsedMs: now,
    writtenBytes: () => writer.writtenBytes(),
    pause() {
      if (recorder.state !== 'recording') return
      recorder.pause()
      clock = pauseClock(clock, performance.now())
    },
    resume() {
      if (recorder.state !== 'paused') return
      clock = resumeClock(clock, performance.now())
      recorder.resume()
    },
    setMarks(next) {
      wantedMarks = next
      void saveMarks()
    },
    async stop(reason) {
      clock = pauseClock(clock, performance.now())
      clearInterval(handOut)
      if (recorder.state !== 'inactive') recorder.stop()
      await stopped
      await writer.flush()
      return untilAnswered(() => service.call('take.end', { takeId, durationMs: now(), reason }))
    },
  }
}
