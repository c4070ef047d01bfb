/** @file How x264 is set for screens. Pure. Each choice names the bench that decided it: words read on `explorer` (E) or the sample (S). */

/**
 * Stored frames from one keyframe to the next: what a player decodes at most to seek, about a second. With frequent ones text never
 * gets sharp (S at 33 kbit/s: 0.06 of the words with one in 2 s, 0.67 with one in 25 s).
 */
const keyframeInterval = 250
/** x264's output depends on the number of its threads; a fixed one makes the same bytes on every machine. */
export const encoderThreads = '4'
/** Between frames a second apart nothing is gained by a look ahead (E at 16: 0.57 of the words with none, 0.55 with three); an entry of the index is. */
const bFrames = '0'
/** With `medium` and these searches E at 15 reads 0.58, with `veryslow` 0.55 in twice the time. */
const usualPreset = 'medium'

/**
 * `qcomp` 0.5 makes macroblock-tree stronger: what stays long is drawn better (S at 33: 0.30 -> 0.34; 0.8 as some advise loses half);
 * `ipratio` 1.6 and two steps less for colour than for brightness add 0.02 each; less deblocking 0.01.
 * A page that scrolls is found again in the picture before it only by a search as wide as it moved, in one reference picture, and by no
 * keyframe at what looks like a new scene: E at quality 30 takes 1.32 instead of 2.12 MB. Parts of macroblocks move nowhere on
 * screens: without them the same words in half the time.
 */
const screenSettings = [
  ...['qcomp=0.5', 'ipratio=1.6', 'chroma-qp-offset=4', 'deblock=-2,-2'],
  ...['scenecut=0', 'me=umh', 'subme=9', 'trellis=2', 'partitions=i8x8,i4x4'],
]

/** In place of those above: 2 to 6 % more bytes (E and S at quality 44, 31, 19) in 0.7 of the time. */
const probeSettings = ['subme=6', 'trellis=1']

/** A constant rate factor at which interface text cannot be told from the source. */
export const losslessLookingQuality = 18

export const colourOptions = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv']

export type PictureSettings = {
  /** How far x264 searches for what has moved, sideways; half as far up and down. Pixels. */
  reach: number
  /**
   * Frames a second that the rate control is told of: x264 takes whole kbit/s, so at 33 one step is 3 % of the size; told of 16 times
   * the frames a second, it takes steps of a sixteenth. Only ratios of durations matter to it.
   */
  claimedRate: number
  /** Only how many bits something takes is of interest: less effort, a few per cent more bits. */
  isProbe?: boolean
}

/** @returns the options of one pass but for its rate; frames are one tick of `1 / claimedRate` apart, or several. */
export function pictureOptions({ reach, claimedRate, isProbe = false }: PictureSettings): string[] {
  const settings = isProbe ? [...screenSettings, ...probeSettings] : screenSettings
  return [
    ...['-c:v', 'libx264', '-preset', isProbe ? 'veryfast' : usualPreset, '-tune', 'ssim', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', String(keyframeInterval), '-bf', bFrames, '-refs', '1', '-threads', encoderThreads],
    ...['-enc_time_base', tickOf(claimedRate).replace('/', ':')],
    ...['-x264-params', [...settings, `merange=${reach}`, `fps=${Math.round(claimedRate * 1000)}/1000`, 'level=41'].join(':')],
    ...colourOptions,
  ]
}

/** @returns the option that keeps gaps between frames; it got another name in ffmpeg 5.1. @param version as ffmpeg tells it. */
export function gapOption(version: string): string[] {
  const [, major = '0', minor = '0'] = /^n?(\d+)\.(\d+)/.exec(version) ?? []
  const isNamedAnew = Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 1)
  return [isNamedAnew ? '-fps_mode' : '-vsync', 'vfr']
}

/** @returns how long a frame lasts at a rate, as a ratio of whole numbers, as in `1000/4995`. Seconds. */
export function tickOf(rate: number): string {
  return `1000/${Math.round(rate * 1000)}`
}

/** Seconds from one keyframe of AV1 to the next; it was not measured against others. */
const av1KeyframeSeconds = 25

/**
 * SVT-AV1 with its tools for screens, at an average bit rate; it takes single bits a second.
 * @returns the options for one pass.
 */
export function av1Options(frameRate: number, bitsPerSecond: number): string[] {
  return [
    ...['-c:v', 'libsvtav1', '-preset', '8', '-svtav1-params', 'scm=1:lp=2', '-pix_fmt', 'yuv420p'],
    ...['-g', String(Math.max(2, Math.round(frameRate * av1KeyframeSeconds))), '-b:v', String(Math.round(bitsPerSecond))],
    ...colourOptions,
  ]
}

/** @returns the options that make the file say its real rate, where another was claimed. */
export function realRateOptions(frameRate: number): string[] {
  return ['-bsf:v', `h264_metadata=tick_rate=${Math.round(frameRate * 2000)}/1000:fixed_frame_rate_flag=0`]
}

/** @returns how many times the real rate the rate control is told of. */
export function rateMultiple(frameRate: number): number {
  // x264 cuts the length of a frame off at a hundredth of a second when it weighs frames; its best quality is that of no loss.
  return Math.max(1, Math.min(16, Math.floor(99 / frameRate)))
}

/** Seconds of search for a macroblock that has changed, for each pixel of reach, on two cores (E: 800 pixels more take 1.2 s for 142,000, noise about twice that). */
const secondsPerPixel = 2e-8
const narrowestReach = 24
const reaches = [1024, 512, 256, 128, 64, narrowestReach]

/** @param changedBlocks macroblocks of all stored frames that differ from the frame before. @param seconds that the search may take. */
export function reachWithin(changedBlocks: number, seconds: number): number {
  return reaches.find((reach) => changedBlocks * reach * secondsPerPixel <= seconds) ?? narrowestReach
}
