/** @file The filter graphs: from the recording as it is to the frames and the sound of one output. Pure. */
import type { FrameRange } from './passages.ts'
import type { OutputPlan } from './plan.ts'
import type { ProbedVideo } from './probe.ts'

/** Above this height, colours without a stated matrix are BT.709 (as players assume), below it BT.601. */
const standardDefinitionHeight = 576

/**
 * An explicit `fps` at a constant rate from instant 0, then cut by frame number, then scaled: both passes get the same frames
 * whatever the recording's time stamps are. The last frame is held to the end of the recording, because a screen that stands
 * still may have had no frame for a while; `eof_action=pass` keeps the only frame of a recording that is shorter than a frame.
 */
export function pictureFilter(output: OutputPlan, probed: ProbedVideo): string {
  const { width, height, frameRate, ranges } = output
  const endFrame = ranges.at(-1)?.endFrame ?? 1
  const isYuv = probed.pixelFormat.startsWith('yuv')
  const inputMatrix =
    isYuv && !probed.hasColourMatrix && Math.min(probed.width, probed.height) > standardDefinitionHeight ? 'in_color_matrix=bt709:' : ''
  return [
    `fps=fps=${frameRate}:start_time=0:eof_action=pass`,
    `tpad=stop_mode=clone:stop=${endFrame}`,
    `trim=end_frame=${endFrame}`,
    ...(isWhole(ranges) ? [] : [`select='${rangeExpression(ranges)}'`]),
    'setpts=N',
    `scale=${width}:${height}:${inputMatrix}out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd+full_chroma_int+bitexact`,
    'format=yuv420p',
    'setsar=1',
  ].join(',')
}

/** Length of the blocks by which sound is cut: one millisecond at the planned sample rates. */
const blocksPerSecond = 1000

/**
 * Mono, from instant 0, silent where the recording has no sound, exactly as long as the picture, and cut at the instants of its
 * frames. The length of all passages so far is what is rounded, so that the error never grows beyond one block.
 */
export function soundFilter(output: OutputPlan): string {
  const { audioSampleRate, frameRate, ranges } = output
  const endSeconds = (ranges.at(-1)?.endFrame ?? 1) / frameRate
  const head = [`aresample=${audioSampleRate}:async=1:first_pts=0`, 'aformat=channel_layouts=mono', 'apad', `atrim=end=${endSeconds.toFixed(6)}`]
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
  return ranges.map(({ startFrame, endFrame }) => `between(n,${startFrame},${endFrame - 1})`).join('+')
}
