import { createContext, use } from 'react'
import type { Player } from './player.ts'

/** What everything on a timeline needs to find its place. */
export type TimelinePlaces = {
  player: Player
  /** @returns the instant below the pointer, no further than what is seen of the timeline. */
  instantAt: (clientX: number) => number
  /** How much time a distance on the timeline is, milliseconds a pixel. */
  msPerPixel: () => number
}

export const TimelineContext = createContext<TimelinePlaces | null>(null)

/** @returns the timeline that a part stands on. */
export function useTimeline(): TimelinePlaces {
  const places = use(TimelineContext)
  if (!places) throw new Error('A part of a timeline outside of one')
  return places
}
