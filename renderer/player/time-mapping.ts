/** @file Instants of a result and of the recording that it was made from. A split result shows passages of the recording. Pure. */

/** A stretch of the recording, milliseconds, the end not included. */
export type Stretch = { startMs: number; endMs: number }

/** @returns how long a result with these passages lasts, milliseconds. */
export function stretchesLength(passages: readonly Stretch[]): number {
  return passages.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

/**
 * @param passages what the result shows of the recording, in order; at least one.
 * @returns the instant of the recording that the result shows at `resultMs`. A result may last up to a frame longer than its
 * passages: what lies beyond counts as their end.
 */
export function resultToSource(passages: readonly Stretch[], resultMs: number): number {
  let leftMs = Math.max(0, resultMs)
  for (const { startMs, endMs } of passages) {
    if (leftMs < endMs - startMs) return startMs + leftMs
    leftMs -= endMs - startMs
  }
  return passages.at(-1)?.endMs ?? 0
}

/** @returns the instant of the result at which it shows `sourceMs`; for what it leaves out, the next instant that it shows. */
export function sourceToResult(passages: readonly Stretch[], sourceMs: number): number {
  let beforeMs = 0
  for (const { startMs, endMs } of passages) {
    if (sourceMs < startMs) return beforeMs
    if (sourceMs < endMs) return beforeMs + sourceMs - startMs
    beforeMs += endMs - startMs
  }
  return beforeMs
}

/** @returns whether the result shows this instant of the recording. */
export function showsInstant(passages: readonly Stretch[], sourceMs: number): boolean {
  return passages.some(({ startMs, endMs }) => sourceMs >= startMs && sourceMs < endMs)
}

/**
 * @param stretch part of the recording.
 * @returns where the result shows it, in milliseconds of the result; empty where it does not. Neighbouring parts are joined.
 */
export function stretchInResult(passages: readonly Stretch[], stretch: Stretch): Stretch[] {
  const found: Stretch[] = []
  let beforeMs = 0
  for (const { startMs, endMs } of passages) {
    const fromMs = Math.max(startMs, stretch.startMs)
    const toMs = Math.min(endMs, stretch.endMs)
    if (fromMs < toMs) {
      const part = { startMs: beforeMs + fromMs - startMs, endMs: beforeMs + toMs - startMs }
      const last = found.at(-1)
      if (last && last.endMs === part.startMs) last.endMs = part.endMs
      else found.push(part)
    }
    beforeMs += endMs - startMs
  }
  return found
}
