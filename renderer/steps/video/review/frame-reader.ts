/** @file Draws parts of the pictures of a video, one after the other, without a player to be seen. */
import type { Box } from '#shared/domain/screen-review.ts'
import type { Size } from '../../../player/pan.ts'
import { cropArea } from './crop-area.ts'

/** What is wanted of a video: the picture at `atMs` around `box`, drawn into a window of this size (pixels of the screen). */
export type CropRequest = { atMs: number; box: Box; window: Size }

export type FrameReader = {
  /** @returns where the box lies in what was drawn, or null when the video cannot be shown or the wish was taken back. */
  draw(canvas: HTMLCanvasElement, request: CropRequest, signal: AbortSignal): Promise<Box | null>
  close(): void
}

/** Longer than this, a jump is given up: the next one may work (milliseconds). */
const longestSeekMs = 8_000

/** The picture is ready a little after the jump; where it stays the same, nothing tells of it (milliseconds). */
const longestPictureMs = 500

/** @param url of a video of the same origin; it is only fetched when the first picture is wanted. */
export function createFrameReader(url: string): FrameReader {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  let work: Promise<unknown> = Promise.resolve()

  /** @returns whether the video stands at the instant, with its picture ready to be drawn. */
  async function goTo(atMs: number, signal: AbortSignal): Promise<boolean> {
    if (!video.src) video.src = url
    if (video.error) return false
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA && !(await once(video, 'loadeddata', signal))) return false
    if (Math.abs(video.currentTime * 1_000 - atMs) < 1) return true
    const hasPicture = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
    video.currentTime = atMs / 1_000
    if (!(await once(video, 'seeked', signal))) return false
    await Promise.race([hasPicture, new Promise((resolve) => setTimeout(resolve, longestPictureMs))])
    return !signal.aborted
  }

  async function draw(canvas: HTMLCanvasElement, { atMs, box, window }: CropRequest, signal: AbortSignal): Promise<Box | null> {
    if (signal.aborted || !(await goTo(atMs, signal))) return null
    const { x, y, width, height, inside } = cropArea(box, { width: video.videoWidth, height: video.videoHeight }, window)
    canvas.width = window.width
    canvas.height = window.height
    const context = canvas.getContext('2d')
    if (!context) return null
    context.imageSmoothingQuality = 'high'
    context.drawImage(video, x, y, width, height, 0, 0, window.width, window.height)
    return inside
  }

  return {
    draw(canvas, request, signal) {
      const next = work.then(() => draw(canvas, request, signal))
      work = next.catch(() => undefined)
      return next
    },
    close() {
      video.removeAttribute('src')
      video.load()
    },
  }
}

/** @returns whether the event came before an error, the signal and the end of patience. */
function once(video: HTMLVideoElement, name: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = new AbortController()
    const finish = (hasCome: boolean) => {
      end.abort()
      clearTimeout(timer)
      resolve(hasCome)
    }
    const timer = setTimeout(() => finish(false), longestSeekMs)
    video.addEventListener(name, () => finish(true), { signal: end.signal })
    video.addEventListener('error', () => finish(false), { signal: end.signal })
    signal.addEventListener('abort', () => finish(false), { signal: end.signal })
  })
}
