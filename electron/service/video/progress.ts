/** @file Reads what ffmpeg reports with `-progress`. Pure. */

/** `outTimeMs` is the furthest instant written, in milliseconds of the output; null before the first packet. */
export type FfmpegProgress = { frames: number; outTimeMs: number | null; isDone: boolean }

export type ProgressReader = {
  /** @returns a report when the line completes one, 'message' when it is no progress line, else null. */
  read(line: string): FfmpegProgress | 'message' | null
}

const progressLine =
  /^(frame|fps|stream_\d+_\d+_q|bitrate|total_size|out_time_us|out_time_ms|out_time|dup_frames|drop_frames|speed|progress)=\s*(.*)$/

export function createProgressReader(): ProgressReader {
  let frames = 0
  let outTimeMs: number | null = null
  return {
    read(line) {
      const match = progressLine.exec(line.trim())
      if (!match) return line.trim() === '' ? null : 'message'
      const [, key, value = ''] = match
      const number = Number.parseInt(value, 10)
      if (key === 'frame' && Number.isFinite(number)) frames = number
      // Despite its name out_time_ms is in microseconds in every release; out_time_us came later and says the same.
      if (key === 'out_time_ms' && Number.isFinite(number) && number >= 0) outTimeMs = number / 1000
      return key === 'progress' ? { frames, outTimeMs, isDone: value === 'end' } : null
    },
  }
}
