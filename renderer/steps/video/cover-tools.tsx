import type { Cover } from '#shared/domain/video-plan.ts'
import type { Player } from '../../player/player.ts'
import { CoverBar, DrawingBar } from './cover-bar.tsx'
import type { Covering } from './use-covering.ts'

/** Below the picture, what belongs to the rectangle that is drawn or changed. */
export function CoverTools({ player, covers, covering }: { player: Player; covers: readonly Cover[]; covering: Covering }) {
  const { mode } = covering
  if (mode === 'drawing') return <DrawingBar onCancel={covering.done} />
  const cover = mode === null ? undefined : covers[mode]
  if (mode === null || !cover) return null
  return (
    <CoverBar
      player={player}
      cover={cover}
      number={mode + 1}
      onChange={(change) => covering.change(mode, change)}
      onMove={(edge, atMs) => covering.move(mode, edge, atMs)}
      onRemove={() => covering.remove(mode)}
      onDone={covering.done}
    />
  )
}
