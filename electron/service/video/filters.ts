/** @file The filter graphs: from the recording as it is to the frames and the sound of one output. Pure. */
import { storedExpression, sumOf } from './filter-expressions.ts'
import { countFrames, type FrameRange } from './passages.ts'
import { tickOf } from './picture-options.ts'
import type { OutputPlan } from './output-plan.ts'
import { fullSize } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'
import { levelFilters, type SoundLevel } from './sound-level.ts'

/** Above this height, colours without a stated matrix are BT.709 (as players assume), below it BT.601. */
const standardDefinitionHeight = 576

/**
 * From the recording to its conformed copy: an explicit `fps` at a constant rate from instant 0, so that every later pass gets the
 * same frames whatever the recording's time stamps are, in the right size and colours. The last frame is held to the end of the
 * recording, because a screen that stands still may have had no frame for a while; `eof_action=pass` keeps the only frame of a
 * recording that is shorter than a frame.
 */
export function conformFilter(probed: ProbedVideo, frameRate: number, frames: number): string {
  const { width, height } = fullSize(probed)
  return [
    `fps=fps=${frameRate}:start_time=0:eof_action=pass`,
    `tpad=stop_mode=clone:stop=${frames}`,
    `trim=end_frame=${frames}`,
    'setpts=N',
    `scale=${width}:${height}:${inputMatrix(probed)}out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd+full_chroma_int+bitexact`,
    'format=yuv420p',
    'setsar=1',
  ].join(',')
}

/**
 * From the conformed copy to the frames that an output stores, and the last of them once more: what follows a frame says how long it
 * is shown, and of the very last one ffmpeg forgets it when the rate is set right.
 * @param stored whether each frame of the output is. @param tick the length of a frame in seconds, as the encoder is told, as in `1/5`.
 */
export function pictureFilter({ width, height, ranges }: OutputPlan, stored: readonly boolean[], tick: string): string {
  return [
    `select='${rangeExpression(ranges)}'`,
    'tpad=stop_mode=clone:stop=1',
    `settb=expr=${tick}`,
    'setpts=N',
    `select='${storedExpression([...stored, true])}'`,
    `scale=${width}:${height}:flags=lanczos+accurate_rnd+full_chroma_int+bitexact`,
  ].join(',')
}

/** The same for an encoder that takes no gaps: each stored frame is repeated up to the next. */
export function steadyPictureFilter(output: OutputPlan, stored: readonly boolean[]): string {
  return [pictureFilter(output, stored, tickOf(output.frameRate)), ...steady(output)].join(',')
}

/** Every frame of an output, from a file that stores only some. */
function steady({ frameRate, ranges }: Pick<OutputPlan, 'frameRate' | 'ranges'>): string[] {
  const frames = countFrames(ranges)
  return [`fps=fps=${frameRate}:start_time=0:eof_action=pass`, `tpad=stop_mode=clone:stop=${frames}`, `trim=end_frame=${frames}`]
}

/** @returns every `stepFrames`-th frame of an output, as the recording shows it at that instant. */
export function referenceFilter({ frameRate, ranges }: Pick<OutputPlan, 'frameRate' | 'ranges'>, stepFrames: number): string {
  return [...frameFilters(frameRate, ranges), sampleFilter(ranges, stepFrames)].join(',')
}

/** @returns the same frames of the output's file. */
export function resultFilter(output: Pick<OutputPlan, 'frameRate' | 'ranges'>, stepFrames: number): string {
  return [...steady(output), sampleFilter(output.ranges, stepFrames)].join(',')
}

/** @returns every `stepFrames`-th frame of an output, from the middle of the first step on, one a second. */
function sampleFilter(ranges: readonly FrameRange[], stepFrames: number): string {
  const first = Math.floor(stepFrames / 2)
  const samples = Math.ceil((countFrames(ranges) - first) / stepFrames)
  return `select='eq(mod(n,${stepFrames}),${first})',setpts=N/TB,fps=fps=1,trim=end_frame=${Math.max(0, samples)}`
}

/** `trim` ends what `fps` would repeat up to the end of the recording (ffmpeg 4 keeps that instant through `setpts`). */
function frameFilters(frameRate: number, ranges: readonly FrameRange[]): string[] {
  return [
    `select='${rangeExpression(ranges)}'`,
    `setpts=N/(${frameRate}*TB)`,
    `fps=fps=${frameRate}:start_time=0`,
    `trim=end_frame=${countFrames(ranges)}`,
  ]
}

function inputMatrix({ pixelFormat, hasColourMatrix, width, height }: ProbedVideo): string {
  return pixelFormat.startsWith('yuv') && !hasColourMatrix && Math.min(width, height) > standardDefinitionHeight ? 'in_color_matrix=bt709:' : ''
}

/** Length of the blocks by which sound is cut: one millisecond at the planned sample rates. */
const blocksPerSecond = 1000

/**
 * Mono, from instant 0, silent where the recording has no sound, exactly as long as the picture, and cut at the instants of its
 * frames. The length of all passages so far is what is rounded, so that the error never grows beyond one block.
 */
export function soundFilter(output: OutputPlan, level: SoundLevel | null): string {
  const { audioSampleRate, frameRate, ranges } = output
  const endSeconds = (ranges.at(-1)?.endFrame ?? 1) / frameRate
  const head = [
    `aresample=${audioSampleRate}:async=1:first_pts=0`,
    'aformat=channel_layouts=mono',
    ...levelFilters(level),
    'apad',
    `atrim=end=${endSeconds.toFixed(6)}`,
  ]
  if (isWhole(ranges)) return head.join(',')
  return [
    ...head,
    `asetnsamples=n=${audioSampleRate / blocksPerSecond}`,
    `aselect='${rangeExpression(blockRanges(ranges, frameRate))}'`,
    'asetpts=N/SR/TB',
  ].join(',')
}

/** @returns the ranges in blocks of sound; block for block as long as the frames are together. */
export function blockRanges(ranges: readonly FrameRange[], frameRate: number): FrameRange[] {
  const toBlock = (frame: number) => Math.round((frame * blocksPerSecond) / frameRate)
  let framesBefore = 0
  return ranges.map(({ startFrame, endFrame }) => {
    const lengthBefore = toBlock(framesBefore)
    framesBefore += endFrame - startFrame
    const start = toBlock(startFrame)
    return { startFrame: start, endFrame: start + toBlock(framesBefore) - lengthBefore }
  })
}

function isWhole(ranges: readonly FrameRange[]): boolean {
  return ranges.length <= 1 && (ranges[0]?.startFrame ?? 0) === 0
}

function rangeExpression(ranges: readonly FrameRange[]): string {
  return sumOf(ranges.map(({ startFrame, endFrame }) => `between(n,${startFrame},${endFrame - 1})`))
}
