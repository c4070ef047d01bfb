/** @file How x264 is set for screens. Pure. Each choice names the bench that decided it: words read on the sample at 33 kbit/s. */
import type { PictureSize } from './compare-pictures.ts'

/** Interval of keyframes in seconds: with a short one text never gets sharp (0.06 of the words at 2 s, 0.67 at 25 s). */
const keyframeSeconds = 25
/** Macroblocks that level 4.1 keeps for reference: more reference frames would need a higher level than every player has. */
const referenceMacroblocks = 32_768
/** x264's output depends on the number of its threads; a fixed one makes the same bytes on every machine. */
export const encoderThreads = '4'
/** With eight nothing reads better (0.536 against 0.531 of the words with three), and each costs index bytes and time. */
const bFrames = '3'

/**
 * `qcomp` 0.5 makes macroblock-tree stronger: what stays long is drawn better (0.30 -> 0.34; 0.8 as some advise: 0.43 -> 0.23 of
 * another set); `ipratio` 1.6 and two steps less for colour than for brightness add 0.02 each; less deblocking 0.01.
 */
const screenSettings = ['qcomp=0.5', 'ipratio=1.6', 'chroma-qp-offset=4', 'deblock=-2,-2']

export const colourOptions = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv']

/**
 * @param frameRate frames a second of the file. @param preset x264's effort.
 * @param claimedRate frames a second that the rate control is told of: x264 takes whole kbit/s, so at 33 one step is 3 % of the size;
 * told of 20 times the frames a second, it takes steps of a twentieth. Only ratios of durations matter to it.
 */
export function pictureOptions({ width, height }: PictureSize, frameRate: number, preset: string, claimedRate = frameRate): string[] {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  const references = Math.max(1, Math.min(16, Math.floor(referenceMacroblocks / macroblocks)))
  const keyframeInterval = Math.max(2, Math.round(frameRate * keyframeSeconds))
  const isClaimed = claimedRate !== frameRate
  const settings = [...screenSettings, ...(isClaimed ? [`fps=${Math.round(claimedRate * 1000)}/1000`, 'force-cfr=1', 'level=41'] : [])]
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-tune', 'ssim', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', String(keyframeInterval), '-bf', bFrames, '-refs', String(references), '-threads', encoderThreads],
    ...['-x264-params', settings.join(':')],
    ...colourOptions,
  ]
}

/**
 * SVT-AV1 with its tools for screens, at an average bit rate; it takes single bits a second.
 * @returns the options for one pass.
 */
export function av1Options(frameRate: number, bitsPerSecond: number): string[] {
  return [
    ...['-c:v', 'libsvtav1', '-preset', '8', '-svtav1-params', 'scm=1:lp=2', '-pix_fmt', 'yuv420p'],
    ...['-g', String(Math.max(2, Math.round(frameRate * keyframeSeconds))), '-b:v', String(Math.round(bitsPerSecond))],
    ...colourOptions,
  ]
}

/** @returns the options that make the file say its real rate, where another was claimed. */
export function realRateOptions(frameRate: number): string[] {
  return ['-bsf:v', `h264_metadata=tick_rate=${Math.round(frameRate * 2000)}/1000:fixed_frame_rate_flag=1`]
}

/** @returns how many times the real rate the rate control is told of. */
export function rateMultiple(frameRate: number): number {
  // x264 cuts the length of a frame off at a hundredth of a second when it weighs frames.
  return Math.max(1, Math.floor(99 / frameRate))
}
