import type { Recording } from '#shared/domain/submission.ts'
import { Captions } from '../../player/captions.tsx'
import { CoverLayer } from '../../player/cover-layer.tsx'
import { Picture } from '../../player/picture.tsx'
import type { Player } from '../../player/player.ts'
import { usePlayback } from '../../player/use-player.ts'
import type { ZoomState } from '../../player/use-zoom.ts'
import type { Edits } from './edits.ts'
import { passagesOf } from './marks.ts'
import styles from './recording-desk.module.css'
import { ShownBox } from './review/shown-box.tsx'
import type { Covering } from './use-covering.ts'

export type RecordingStageProps = { recording: Recording; player: Player; zoom: ZoomState; edits: Edits; covering: Covering; showsCaptions: boolean }

/** The picture of the recording, with what lies over it: covers, what the review points at, and captions. */
export function RecordingStage({ recording: { properties, preview, file }, player, zoom, edits, covering, showsCaptions }: RecordingStageProps) {
  const isBroken = usePlayback(player, (playback) => playback.isBroken)
  const shown = { zoom: zoom.zoom, size: zoom.size, pan: zoom.pan, onPan: zoom.setPan }
  const { mode } = covering
  return (
    <div className={styles.stage} style={{ aspectRatio: `${properties.width} / ${properties.height}` }}>
      <Picture {...shown} label={`The recording, ${file.name}`} sha256={(preview ?? file).sha256} attach={player.attach} onPress={player.toggle} />
      <CoverLayer
        player={player}
        zoom={zoom}
        covers={edits.covers}
        covering={mode}
        onDrawn={covering.drawn}
        onChange={(box) => typeof mode === 'number' && covering.change(mode, box)}
        onDone={covering.done}
      />
      <ShownBox player={player} {...shown} />
      {showsCaptions && <Captions player={player} passages={passagesOf(edits.marks, player.durationMs)} />}
      {isBroken && <p className={styles.broken}>This recording cannot be shown here. It can still be marked by time and made into the video.</p>}
    </div>
  )
}
