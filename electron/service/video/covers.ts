/** @file What a video hides: which pixels of which frames, and the filters that paint them over. Pure. */
import type { Cover } from '#shared/domain/video-plan.ts'
import type { PictureSize } from './compare-pictures.ts'

/** A rectangle of whole, even pixels in frames `startFrame` up to but not including `endFrame`, at the rate of a copy. */
export type CoveredRegion = PictureSize & { startFrame: number; endFrame: number; x: number; y: number; kind: Cover['kind'] }

export type Rates = {
  /** Frames a second of the copy that is covered. */
  frameRate: number
  /** Frames a second at which the recording was looked at: edges that were found there are no more exact than that. */
  seenFrameRate: number
}

/** Scaling draws a little of what lies under an edge beyond it. Pixels, even. */
const marginPixels = 2

/**
 * Edges in time are widened by half a frame of the rate at which they were found (a frame shows what came up to half a frame later or
 * went as much earlier) and then outward to whole frames; edges in the picture outward to even pixels, as colour is stored in pairs.
 * @param size of the copy. @returns the regions that hide at least what the covers say; covers without length or area hide nothing.
 */
export function coveredRegions(covers: readonly Cover[], { frameRate, seenFrameRate }: Rates, size: PictureSize): CoveredRegion[] {
  const edgeFrames = frameRate / seenFrameRate / 2
  return covers
    .filter(({ startMs, endMs, width, height }) => endMs > startMs && endMs > 0 && width > 0 && height > 0)
    .map(({ startMs, endMs, kind, ...box }) => {
      const [x, right] = outward(box.x, box.width, size.width)
      const [y, bottom] = outward(box.y, box.height, size.height)
      return {
        startFrame: Math.max(0, Math.floor((startMs * frameRate) / 1000 - edgeFrames)),
        endFrame: Math.ceil((endMs * frameRate) / 1000 + edgeFrames),
        x,
        y,
        width: right - x,
        height: bottom - y,
        kind,
      }
    })
    .filter(({ width, height }) => width > 0 && height > 0)
}

function outward(start: number, length: number, size: number): [from: number, to: number] {
  const from = Math.floor((start * size) / 2) * 2 - marginPixels
  const to = Math.ceil(((start + length) * size) / 2) * 2 + marginPixels
  return [Math.max(0, from), Math.min(size, to)]
}

/**
 * Frames at which something is covered or shown again. An output stores them whatever else it leaves out or holds back: a frame that
 * is not stored shows the one before it, and that may be one from before the cover.
 */
export function coverEdges(covers: readonly Cover[], rates: Rates): Set<number> {
  const picture = { width: 2, height: 2 }
  return new Set(coveredRegions(covers, rates, picture).flatMap(({ startFrame, endFrame }) => [startFrame, endFrame]))
}

/** What a process takes as one argument is limited (128 KiB on Linux). */
const longestGraph = 60_000

/** @param frameRate of the copy. @returns graphs to be applied one after the other, mostly one; none where there is nothing to hide. */
export function coverFilters(regions: readonly CoveredRegion[], frameRate: number): string[] {
  const graphs: string[] = []
  for (const [index, region] of regions.entries()) {
    const filter = region.kind === 'solid' ? solidFilter(region, frameRate) : squaresFilter(region, frameRate, index)
    const last = graphs.at(-1)
    if (last === undefined || last.length + filter.length > longestGraph) graphs.push(filter)
    else graphs[graphs.length - 1] = `${last},${filter}`
  }
  return graphs
}

/** By time, not by number: what ffmpeg counts as the first frame here differs from release to release. */
function whileCovered({ startFrame, endFrame }: CoveredRegion, frameRate: number): string {
  return `enable='between(t,${((startFrame - 0.5) / frameRate).toFixed(6)},${((endFrame - 0.5) / frameRate).toFixed(6)})'`
}

function solidFilter(region: CoveredRegion, frameRate: number): string {
  const { x, y, width, height } = region
  return `drawbox=x=${x}:y=${y}:w=${width}:h=${height}:color=black:t=fill:${whileCovered(region, frameRate)}`
}

const squaresAcross = 4
const smallestSquare = 8
/** Of the 220 steps of brightness, one in so many is told of the whole region. */
const brightnessStep = 16

/**
 * Squares that look like a mosaic and are none: means of small squares can be matched against text in known typefaces (Hill, Zhou, Saul
 * and Shacham 2016, "On the (In)effectiveness of Mosaicing and Blurring"), and letters that move under a grid give more each frame. Of
 * the region only its mean brightness and colour are used, in coarse steps, so that it goes with the page; the pattern is always the same.
 */
function squaresFilter(region: CoveredRegion, frameRate: number, index: number): string {
  const { x, y, width, height } = region
  const side = Math.max(smallestSquare, Math.min(width, height) / squaresAcross)
  const columns = Math.max(2, Math.round(width / side))
  const rows = Math.max(2, Math.round(height / side))
  const coarse = `floor(val/${brightnessStep}+0.5)*${brightnessStep}`
  const pattern = 'clip(lum(X,Y)+7*(mod(X*(X+3)*7+Y*(Y+5)*11+X*Y*Y*3,5)-2),16,235)'
  return [
    `split[whole${index}][part${index}];[part${index}]crop=w=${width}:h=${height}:x=${x}:y=${y}:exact=1`,
    'scale=1:1:flags=area',
    // Not quite black or white, so that there is room for the pattern on either side.
    `lutyuv=y='clip(${coarse},48,208)':u='${coarse}':v='${coarse}'`,
    `scale=${columns * 2}:${rows * 2}:flags=neighbor`,
    `geq=lum='${pattern.replaceAll('X', 'floor(X/2)').replaceAll('Y', 'floor(Y/2)')}':cb='cb(X,Y)':cr='cr(X,Y)'`,
    `scale=${width}:${height}:flags=neighbor[squares${index}];[whole${index}][squares${index}]overlay=x=${x}:y=${y}:${whileCovered(region, frameRate)}`,
  ].join(',')
}
