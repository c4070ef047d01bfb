/** @file Peaks of a sound, as a timeline draws them. Pure. */

const mostPeaks = 2_000
const shortestStepMs = 20

/** @returns how far apart the peaks of a recording are. Milliseconds. */
export function peakStepMs(durationMs: number): number {
  return Math.max(shortestStepMs, Math.ceil(durationMs / mostPeaks))
}

export type Peaks = {
  /** Takes mono 16-bit samples, little endian, in pieces of any length. */
  take(bytes: Uint8Array): void
  /** @returns the highest absolute value of each step, 0 to 1, in steps of a thousandth. */
  values(): number[]
}

/** @param count of steps; what comes after them counts for the last one. */
export function createPeaks({ stepMs, sampleRate, count }: { stepMs: number; sampleRate: number; count: number }): Peaks {
  const peaks = new Float64Array(count)
  let sample = 0
  let lowByte: number | null = null
  const takeSample = (low: number, high: number) => {
    const size = Math.abs(((low | (high << 8)) << 16) >> 16)
    const step = Math.min(count - 1, Math.floor((sample * 1000) / sampleRate / stepMs))
    if (size > (peaks[step] ?? 0)) peaks[step] = size
    sample += 1
  }
  return {
    take(bytes) {
      for (const byte of bytes) {
        if (lowByte === null) lowByte = byte
        else {
          takeSample(lowByte, byte)
          lowByte = null
        }
      }
    },
    values: () => Array.from(peaks, (peak) => Math.round((peak / 32_768) * 1000) / 1000),
  }
}
