/**
 * @file Keeps the size of a recorded picture constant: a window may be made larger or smaller while it is recorded, and no player shows an
 * H.264 stream that changes its size within a file (Chrome 130 writes one). Also repeats the picture of a window that does not change.
 */

/** As long as nothing changes a window may hand out no picture at all (one that is minimised never does). */
const repeatAfterMs = 400

/** Not in TypeScript's DOM, as they are Chrome's own. */
type Processor = { readonly readable: ReadableStream<VideoFrame> }
type Generator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> }
type TrackStreams = {
  MediaStreamTrackProcessor?: new (options: { track: MediaStreamTrack; maxBufferSize: number }) => Processor
  MediaStreamTrackGenerator?: new (options: { kind: 'video' }) => Generator
}

export type Size = { width: number; height: number }

/** @returns the next smaller size that H.264 can have: even in both directions. */
export function evenSize({ width, height }: Size): Size {
  return { width: Math.max(2, width - (width % 2)), height: Math.max(2, height - (height % 2)) }
}

/** @returns where a picture of one size lies in one of another: whole, in the middle, never larger than it is. */
export function fitInside(picture: Size, frame: Size): Size & { x: number; y: number } {
  const scale = Math.min(1, frame.width / picture.width, frame.height / picture.height)
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  return { x: Math.floor((frame.width - width) / 2), y: Math.floor((frame.height - height) / 2), width, height }
}

/**
 * @param track what is captured; its first picture gives the size.
 * @returns a track of that size whatever becomes of the window, or null where the browser has no means for it.
 */
export function keepSize(track: MediaStreamTrack, size: Size): { track: MediaStreamTrack; stop(): void } | null {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as TrackStreams
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return null
  const generator = new MediaStreamTrackGenerator({ kind: 'video' })
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 2 }).readable.getReader()
  const writer = generator.writable.getWriter()
  const canvas = new OffscreenCanvas(size.width, size.height)
  const drawing = canvas.getContext('2d', { alpha: false })
  let last: VideoFrame | null = null
  let lastAtMs = 0
  let lastTimestamp = 0
  let isStopped = false

  function put(frame: VideoFrame): void {
    lastAtMs = performance.now()
    lastTimestamp = frame.timestamp
    void writer.write(frame).catch(() => frame.close())
  }

  function ofSize(frame: VideoFrame): VideoFrame {
    const { width, height } = evenSize({ width: frame.displayWidth, height: frame.displayHeight })
    if (!drawing || (width === size.width && height === size.height)) return frame
    const place = fitInside({ width: frame.displayWidth, height: frame.displayHeight }, size)
    drawing.fillRect(0, 0, size.width, size.height)
    drawing.drawImage(frame, place.x, place.y, place.width, place.height)
    const { timestamp } = frame
    frame.close()
    return new VideoFrame(canvas, { timestamp })
  }

  async function copy(): Promise<void> {
    for (;;) {
      const { value, done } = await reader.read()
      if (done || isStopped) return value?.close()
      // A repeated picture may have been ahead of this one by a few milliseconds.
      if (value.timestamp <= lastTimestamp && last) {
        value.close()
        continue
      }
      const frame = ofSize(value)
      last?.close()
      last = frame.clone()
      put(frame)
    }
  }

  const timer = setInterval(() => {
    const sinceMs = performance.now() - lastAtMs
    if (last && sinceMs > repeatAfterMs) put(new VideoFrame(last, { timestamp: lastTimestamp + Math.round(sinceMs * 1_000) }))
  }, repeatAfterMs / 2)
  void copy().catch(() => undefined)

  return {
    track: generator,
    stop() {
      isStopped = true
      clearInterval(timer)
      last?.close()
      last = null
      void reader.cancel().catch(() => undefined)
      generator.stop()
    },
  }
}
