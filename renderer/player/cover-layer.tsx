import type { Box } from '#shared/domain/screen-review.ts'
import { boxStyle } from './box-geometry.ts'
import { CoverDrawing } from './cover-drawing.tsx'
import styles from './cover-layer.module.css'
import { EditedBox } from './edited-box.tsx'
import { picturePlace } from './pan.ts'
import type { Player } from './player.ts'
import type { Stretch } from './time-mapping.ts'
import { usePlayback } from './use-player.ts'
import { useSize } from './use-size.ts'
import type { ZoomState } from './use-zoom.ts'

/** A region of the picture that is hidden for a while: place and size are shares of the picture. */
export type CoveredRegion = Stretch & Box & { kind: 'solid' | 'blur' }

export type CoverLayerProps = {
  player: Player
  zoom: ZoomState
  covers: readonly CoveredRegion[]
  /** A rectangle is asked for, or the one at this place of the list is changed. */
  covering: 'drawing' | number | null
  onDrawn: (box: Box) => void
  onChange: (box: Box) => void
  /** The user is done, or wants no rectangle after all. */
  onDone: () => void
}

/** Over the picture, whatever part of it is seen: what the video hides there and then, and the rectangle that is drawn or changed. */
export function CoverLayer({ player, zoom, covers, covering, onDrawn, onChange, onDone }: CoverLayerProps) {
  const [windowRef, window] = useSize()
  const shown = usePlayback(player, ({ positionMs }) =>
    // A player may stand a little before the instant that it was sent to.
    [...covers.keys()].filter((index) => isAt(covers[index], positionMs + 1)).join(' '),
  )
  const place = picturePlace(zoom.size, window, zoom.zoom, zoom.pan)
  const edited = typeof covering === 'number' ? covers[covering] : undefined
  return (
    <div ref={windowRef} className={styles.layer}>
      <div className={styles.picture} style={place}>
        {shown
          .split(' ')
          .filter(Boolean)
          .map(Number)
          .map((index) => {
            const cover = covers[index]
            return cover && index !== covering && <div key={index} className={`${styles.cover} ${styles[cover.kind]}`} style={boxStyle(cover)} />
          })}
        {edited && <EditedBox key={covering} box={edited} kind={edited.kind} picture={place} onChange={onChange} onDone={onDone} />}
        {covering === 'drawing' && <CoverDrawing picture={place} onDrawn={onDrawn} onCancel={onDone} />}
      </div>
    </div>
  )
}

function isAt(cover: CoveredRegion | undefined, ms: number): boolean {
  return cover !== undefined && ms >= cover.startMs && ms < cover.endMs
}
