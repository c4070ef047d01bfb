import { stepFrames } from './frames.ts'
import { createReverse } from './reverse.ts'
import { shuttled } from './shuttle.ts'

/** What a player shows and how, at one moment. A new object whenever something differs. */
export type Playback = {
  /** Where the player stands, or is on its way to, milliseconds. */
  positionMs: number
  isPlaying: boolean
  /** How fast it goes backwards, times normal speed; 0 when it does not. */
  reverseRate: number
  /** 1 is normal speed. */
  rate: number
  /** From 0 to 1. */
  volume: number
  isMuted: boolean
  /** The video cannot be shown. */
  isBroken: boolean
}

export type Player = {
  readonly durationMs: number
  readonly frameRate: number
  /** Takes over a video element until the returned function is called; fits React's `ref`. */
  attach(video: HTMLVideoElement): () => void
  subscribe(listener: () => void): () => void
  snapshot(): Playback
  toggle(): void
  pause(): void
  /** As editors know it: J (-1) and L (1) play back or on, faster with every press, and K (0) stands still. */
  shuttle(direction: -1 | 0 | 1): void
  /** Goes to an instant, brought within the video; while an earlier jump is under way, only the last one counts. */
  seek(ms: number): void
  seekBy(ms: number): void
  stepFrames(frames: number): void
  setRate(rate: number): void
  setVolume(volume: number): void
  setMuted(isMuted: boolean): void
}

const initial: Playback = { positionMs: 0, isPlaying: false, reverseRate: 0, rate: 1, volume: 1, isMuted: false, isBroken: false }

/**
 * @param about length in milliseconds and frames per second (0 where unknown), as measured: what a browser reports of some
 * containers is a guess.
 * @returns a player that drives one video element at a time and tells its listeners of every frame while it plays.
 */
export function createPlayer({ durationMs, frameRate }: { durationMs: number; frameRate: number }): Player {
  const listeners = new Set<() => void>()
  let playback = initial
  let element: HTMLVideoElement | undefined
  let nextMs: number | undefined
  let frameRequest = 0

  function change(values: Partial<Playback>): void {
    const differs = (Object.keys(values) as (keyof Playback)[]).some((key) => values[key] !== playback[key])
    if (!differs) return
    playback = { ...playback, ...values }
    for (const listener of listeners) listener()
  }

  function readPosition(): void {
    if (element && !element.seeking && nextMs === undefined) change({ positionMs: element.currentTime * 1_000 })
  }

  function everyFrame(): void {
    cancelAnimationFrame(frameRequest)
    readPosition()
    if (playback.isPlaying) frameRequest = requestAnimationFrame(everyFrame)
  }

  function goOn(): void {
    if (element && nextMs !== undefined && !element.seeking) {
      element.currentTime = nextMs / 1_000
      nextMs = undefined
    } else readPosition()
  }

  function put(ms: number): void {
    const toMs = Math.max(0, Math.min(ms, durationMs))
    nextMs = toMs
    goOn()
    change({ positionMs: toMs })
  }

  const reverse = createReverse({ positionMs: () => playback.positionMs, put, onSpeed: (reverseRate) => change({ reverseRate }) })

  function seek(ms: number): void {
    reverse(0)
    put(ms)
  }

  function setRate(rate: number): void {
    if (element) element.playbackRate = rate
    change({ rate })
  }

  // A play() that is overtaken by a pause rejects; a video that cannot be shown tells so by its error event.
  const play = () => void element?.play().catch(() => undefined)

  const events: Partial<Record<keyof HTMLMediaElementEventMap, () => void>> = {
    play: () => {
      change({ isPlaying: true })
      everyFrame()
    },
    pause: () => {
      change({ isPlaying: false })
      readPosition()
    },
    ended: () => change({ isPlaying: false }),
    seeked: goOn,
    timeupdate: readPosition,
    error: () => change({ isBroken: true, isPlaying: false }),
    loadeddata: () => change({ isBroken: false }),
  }

  function attach(video: HTMLVideoElement): () => void {
    element = video
    video.volume = playback.volume
    video.muted = playback.isMuted
    video.defaultPlaybackRate = playback.rate
    video.playbackRate = playback.rate
    if (playback.positionMs > 0) video.currentTime = playback.positionMs / 1_000
    const entries = Object.entries(events)
    for (const [name, listener] of entries) video.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) video.removeEventListener(name, listener)
      cancelAnimationFrame(frameRequest)
      reverse(0)
      element = undefined
      nextMs = undefined
      change({ isPlaying: false })
    }
  }

  return {
    durationMs,
    frameRate,
    attach,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => playback,
    toggle() {
      if (!element) return
      if (playback.reverseRate > 0) reverse(0)
      else if (element.paused) play()
      else element.pause()
    },
    pause() {
      reverse(0)
      element?.pause()
    },
    shuttle(direction) {
      if (!element) return
      const { isPlaying, rate, reverseRate } = playback
      const speed = direction === 0 ? 0 : shuttled(isPlaying ? rate : -reverseRate, direction)
      reverse(Math.max(0, -speed))
      if (speed <= 0) element.pause()
      setRate(Math.max(1, speed))
      if (speed > 0) play()
    },
    seek,
    seekBy: (ms) => seek(playback.positionMs + ms),
    stepFrames(frames) {
      reverse(0)
      element?.pause()
      seek(stepFrames(playback.positionMs, frameRate, frames, durationMs))
    },
    setRate,
    setVolume(volume) {
      if (element) Object.assign(element, { volume, muted: false })
      change({ volume, isMuted: false })
    },
    setMuted(isMuted) {
      if (element) element.muted = isMuted
      change({ isMuted })
    },
  }
}
