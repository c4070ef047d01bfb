import { useState, useSyncExternalStore } from 'react'
import type { Playback, Player } from './player.ts'
import { createPlayer } from './player.ts'

/** @returns a player for a video of these measures; a component that shows another video needs another `key`. */
export function useNewPlayer(about: { durationMs: number; frameRate: number }): Player {
  const [player] = useState(() => createPlayer(about))
  return player
}

/**
 * @param select what the component needs, as a plain value: it is drawn again only when that differs, not with every frame.
 */
export function usePlayback<Value extends string | number | boolean>(player: Player, select: (playback: Playback) => Value): Value {
  return useSyncExternalStore(player.subscribe, () => select(player.snapshot()))
}
