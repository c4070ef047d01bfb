import { useState } from 'react'
import type { RecordingOverview as Overview } from '#shared/contract/review-calls.ts'
import { ActivityStrip } from '../../player/activity-strip.tsx'
import { CoverStrip } from '../../player/cover-strip.tsx'
import { EdgeHandle } from '../../player/edge-handle.tsx'
import { LegibilityLine } from '../../player/legibility-line.tsx'
import type { Player } from '../../player/player.ts'
import { SelectionBand } from '../../player/selection-band.tsx'
import { SnapLine } from '../../player/snap-line.tsx'
import type { SnapTarget } from '../../player/snap.ts'
import { ThumbnailStrip } from '../../player/thumbnail-strip.tsx'
import { Timeline } from '../../player/timeline.tsx'
import type { TimelineView } from '../../player/use-timeline-view.ts'
import { WaveformStrip } from '../../player/waveform-strip.tsx'
import { edgesOf, snapTargets, type EditEdge, type Edits } from './edits.ts'
import { passagesOf } from './marks.ts'
import { overviewAt, type RecordingOverview } from './recording-overview.ts'
import styles from './recording-timeline.module.css'

export type RecordingTimelineProps = {
  player: Player
  view: TimelineView
  edits: Edits
  /** Edges stand still while something is only looked at. */
  canEdit: boolean
  editedCover: number | null
  onMove: (edge: EditEdge, atMs: number) => void
  /** What the plan tells of it; null until the recording is analysed. */
  overview: RecordingOverview | null
  /** Its pictures and its sound; undefined until they are there. */
  pictures: Overview | undefined
  hasSound: boolean
}

/** The recording from its beginning to its end: its scenes, what is seen and heard in it, what can be read, and what is edited. */
export function RecordingTimeline(props: RecordingTimelineProps) {
  const { player, view, edits, canEdit, editedCover, onMove, overview, pictures, hasSound } = props
  const { durationMs } = player
  const [drag, setDrag] = useState<{ edge: EditEdge; atMs: number; target: SnapTarget | null } | null>(null)
  // Changed for good when the edge is let go: one drag is one step of Undo.
  const shown = drag ? drag.edge.move(edits, drag.atMs) : edits
  const edges = canEdit ? edgesOf(shown, editedCover, durationMs) : []
  const { cuts } = shown

  function handles(of: EditEdge['of']) {
    return edges
      .filter((edge) => edge.of === of)
      .map((edge) => (
        <EdgeHandle
          key={edge.key}
          edge={edge}
          targets={() =>
            snapTargets(edges, edge.key, { positionMs: player.snapshot().positionMs, sceneChangesMs: overview?.sceneChangesMs ?? [], durationMs })
          }
          onDrag={(atMs, target) => setDrag(atMs === null ? null : { edge, atMs, target })}
          onMove={(atMs) => onMove(edge, atMs)}
        />
      ))
  }

  return (
    <Timeline
      player={player}
      view={view}
      label="Position in the recording"
      passages={passagesOf(shown.marks, durationMs)}
      leftOut={cuts}
      describe={(ms) => (overview ? overviewAt(overview, ms) : '')}
      onRuler={handles('selection')}
      onPassages={handles('mark')}
      over={
        <>
          <SelectionBand selection={shown.selection} />
          {drag?.target && <SnapLine target={drag.target} />}
        </>
      }
    >
      <div className={styles.lane}>
        <ThumbnailStrip thumbnails={pictures?.thumbnails} durationMs={durationMs} width={view.width * view.zoom} leftOut={cuts} />
        {handles('cut')}
      </div>
      {hasSound && <WaveformStrip waveform={pictures?.waveform} durationMs={durationMs} leftOut={cuts} />}
      {shown.covers.length > 0 && (
        <CoverStrip covers={shown.covers} edited={editedCover} durationMs={durationMs}>
          {handles('cover')}
        </CoverStrip>
      )}
      {overview && (
        <>
          <ActivityStrip values={overview.activity} durationMs={durationMs} leftOut={cuts} />
          <LegibilityLine values={overview.legibility} source={overview.source} floor={overview.floor} durationMs={durationMs} leftOut={cuts} />
        </>
      )}
    </Timeline>
  )
}
