/** @file What an MP4 costs beside its pictures and sound. Pure. */
import type { Chapter } from './chapters.ts'

/** Bytes of index per video frame of uneven length, as ffmpeg writes it: size, length and place; measured 12.3. */
const bytesPerVideoFrame = 14
/** Bytes of index per AAC frame (1024 samples); measured 7.4 at 48 kHz to 16 at 16 kHz, because chunks alternate. */
const bytesPerAudioFrame = 16
const fixedBytes = 2_000
const samplesPerAudioFrame = 1024

/**
 * @param videoFrames pictures in the file. @param audioSampleRate samples per second, 0 without sound. @param chapters of the file.
 * @returns an upper estimate of the bytes that the container takes.
 */
export function containerOverheadBytes(videoFrames: number, audioSampleRate: number, durationMs: number, chapters: readonly Chapter[] = []): number {
  const audioFrames = Math.ceil((audioSampleRate * durationMs) / 1000 / samplesPerAudioFrame)
  return fixedBytes + bytesPerVideoFrame * videoFrames + bytesPerAudioFrame * audioFrames + chapterBytes(chapters)
}

/** The list of chapters, and the track of text in which QuickTime looks for them: measured 576, and 23 to 31 a chapter beside its title. */
const bytesForChapters = 640
const bytesPerChapter = 48

function chapterBytes(chapters: readonly Chapter[]): number {
  if (chapters.length === 0) return 0
  // The title is in both.
  return chapters.reduce((sum, { title }) => sum + bytesPerChapter + 2 * Buffer.byteLength(title), bytesForChapters)
}
