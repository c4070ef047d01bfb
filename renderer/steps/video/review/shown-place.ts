/** @file The way from the review to the players of the page: which place they are asked to show, and the way back. */
import { useSyncExternalStore } from 'react'
import type { Box } from '#shared/domain/screen-review.ts'

/** A place in the recording; `box` is outlined from `startMs` to `endMs` where there is one. */
export type RecordingPlace = { in: 'recording'; label: string; startMs: number; endMs: number; box: Box | null }

/** An instant of a video that was made. */
export type ResultPlace = { in: 'result'; sha256: string; atMs: number }

type Shown = (RecordingPlace | ResultPlace) & { from: Element | null }

const listeners = new Set<() => void>()
let shown: Shown | null = null

function publish(next: Shown | null): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks the player of the place to show it; a new object every time, so that the same place can be asked for again. */
export function showPlace(place: RecordingPlace | ResultPlace): void {
  publish({ ...place, from: document.activeElement })
}

/** Nothing is to be shown any more. */
export function forgetPlace(): void {
  publish(null)
}

/** Goes back to where the place was asked for. */
export function leavePlace(): void {
  const from = shown?.from
  publish(null)
  if (!(from instanceof HTMLElement) || !from.isConnected) return
  from.scrollIntoView({ block: 'center' })
  from.focus({ preventScroll: true })
}

/** @returns the place that the recording's player is asked to show. */
export function useRecordingPlace(): RecordingPlace | null {
  return useSyncExternalStore(subscribe, () => (shown?.in === 'recording' ? shown : null))
}

/** @returns the instant that a video that was made is asked to show. */
export function useResultPlace(): ResultPlace | null {
  return useSyncExternalStore(subscribe, () => (shown?.in === 'result' ? shown : null))
}
