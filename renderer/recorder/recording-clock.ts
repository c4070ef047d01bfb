/** @file How long has been recorded, pauses left out. Pure: instants are handed in, milliseconds of any one clock. */

export type RecordingClock = { readonly recordedMs: number; readonly runningSinceMs: number | null }

export function startClock(nowMs: number): RecordingClock {
  return { recordedMs: 0, runningSinceMs: nowMs }
}

export function pauseClock(clock: RecordingClock, nowMs: number): RecordingClock {
  return { recordedMs: elapsedMs(clock, nowMs), runningSinceMs: null }
}

export function resumeClock(clock: RecordingClock, nowMs: number): RecordingClock {
  return { recordedMs: elapsedMs(clock, nowMs), runningSinceMs: nowMs }
}

export function elapsedMs({ recordedMs, runningSinceMs }: RecordingClock, nowMs: number): number {
  return recordedMs + (runningSinceMs === null ? 0 : nowMs - runningSinceMs)
}
