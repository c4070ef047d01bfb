import { useEffect } from 'react'
import type { Player } from './player.ts'
import { skippedTo } from './skipping.ts'
import type { Stretch } from './time-mapping.ts'

/** While it plays, the player leaves these stretches out; paused, it can stand in them. */
export function useSkipping(player: Player, stretches: readonly Stretch[]): void {
  useEffect(() => {
    if (stretches.length === 0) return undefined
    return player.subscribe(() => {
      const { positionMs, isPlaying } = player.snapshot()
      if (!isPlaying) return
      const toMs = skippedTo(stretches, positionMs)
      if (toMs === positionMs) return
      // At its very end, the next play begins again from the start.
      if (toMs >= player.durationMs - 1) player.pause()
      player.seek(toMs)
    })
  }, [player, stretches])
}
