import { useState } from 'react'
import type { Box } from '#shared/domain/screen-review.ts'
import type { Cover } from '#shared/domain/video-plan.ts'
import { showToast } from '../../components/toast.tsx'
import type { Player } from '../../player/player.ts'
import type { Stretch } from '../../player/time-mapping.ts'
import { addCover, changeCover, moveCoverEdge, removeCover, restoreCover } from './covers.ts'
import type { EditHandle } from './use-edits.ts'

export type Covering = {
  /** A rectangle is asked for, or the cover at this place of the list is changed. */
  mode: 'drawing' | number | null
  begin: () => void
  done: () => void
  drawn: (box: Box) => void
  open: (index: number) => void
  go: (index: number) => void
  change: (index: number, change: Partial<Cover>) => void
  move: (index: number, edge: 'start' | 'end', atMs: number) => void
  remove: (index: number) => void
}

export type CoveringOptions = {
  /** For how long a region is covered that is drawn now. */
  spanNow: () => Stretch
  /** Told when nothing is drawn or changed any more. */
  onLeave: () => void
}

/** Drawing and changing covers of the recording. */
export function useCovering(player: Player, { edits, edit, nudge }: EditHandle, { spanNow, onLeave }: CoveringOptions): Covering {
  const [asked, setMode] = useState<'drawing' | number | null>(null)
  // Undo may have taken back the cover that is changed.
  const mode = typeof asked === 'number' && !edits.covers[asked] ? null : asked
  const { durationMs } = player

  function go(index: number): void {
    const cover = edits.covers[index]
    if (!cover) return
    const { positionMs } = player.snapshot()
    player.pause()
    if (positionMs < cover.startMs || positionMs >= cover.endMs) player.seek(cover.startMs + 1)
  }

  function leave(): void {
    setMode(null)
    onLeave()
  }

  return {
    mode,
    begin() {
      player.pause()
      setMode('drawing')
    },
    done: leave,
    drawn(box) {
      const index = edits.covers.length
      edit((current) => {
        const { covers } = addCover(current, { ...spanNow(), box })
        return { ...current, covers }
      })
      setMode(index)
    },
    open(index) {
      go(index)
      setMode(index)
    },
    go,
    change: (index, change) => nudge((current) => ({ ...current, covers: changeCover(current.covers, index, change) })),
    move: (index, edge, atMs) => nudge((current) => ({ ...current, covers: moveCoverEdge(current.covers, index, edge, atMs, durationMs) })),
    remove(index) {
      const cover = edits.covers[index]
      if (!cover) return
      if (index === mode) leave()
      else setMode(null)
      edit((current) => ({ ...current, covers: removeCover(current.covers, index) }))
      showToast(`Cover ${index + 1} removed.`, {
        label: 'Undo',
        run: () => edit((current) => ({ ...current, covers: restoreCover(current.covers, index, cover) })),
      })
    },
  }
}
