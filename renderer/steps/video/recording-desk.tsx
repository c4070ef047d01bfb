import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Mark, Recording } from '#shared/domain/submission.ts'
import type { Passage } from '#shared/domain/video-plan.ts'
import fullView from '../../player/full-view.module.css'
import { InstantWords } from '../../player/instant-words.tsx'
import { PlayerGroup } from '../../player/player-group.tsx'
import type { EditCommand } from '../../player/shortcuts.ts'
import { SizeSelect } from '../../player/size-select.tsx'
import { formatInstant } from '../../player/time.ts'
import { Transport } from '../../player/transport.tsx'
import { useFullView } from '../../player/use-full-view.ts'
import { useNewPlayer } from '../../player/use-player.ts'
import { useSkipping } from '../../player/use-skipping.ts'
import { useTimelineView } from '../../player/use-timeline-view.ts'
import { useZoom } from '../../player/use-zoom.ts'
import { ViewButtons } from '../../player/view-buttons.tsx'
import { CoverTools } from './cover-tools.tsx'
import { coverSpan } from './edit-commands.ts'
import { EditBar } from './edit-bar.tsx'
import { EditLists } from './edit-lists.tsx'
import { keptMs } from './cuts.ts'
import { LeftOutNote, type LeftOutPreview } from './left-out-note.tsx'
import { MarksCard } from './marks-card.tsx'
import { addMark, markTitle } from './marks.ts'
import { PlanLine } from './plan-line.tsx'
import styles from './recording-desk.module.css'
import { overviewAt, type RecordingOverview } from './recording-overview.ts'
import { RecordingStage } from './recording-stage.tsx'
import { RecordingTimeline } from './recording-timeline.tsx'
import { ShownBar } from './review/shown-bar.tsx'
import { TimelineTools } from './timeline-tools.tsx'
import { useCovering } from './use-covering.ts'
import { useEditCommands } from './use-edit-commands.ts'
import type { EditHandle } from './use-edits.ts'
import { useOverview } from './use-overview.ts'
import type { PlanState } from './use-plan.ts'

export type RecordingDeskProps = {
  recording: Recording
  handle: EditHandle
  plan: PlanState
  /** Null until the recording is analysed. */
  overview: RecordingOverview | null
  /** What would be left out, while that is only looked at. */
  preview: (LeftOutPreview & { passages: readonly Passage[] }) | null
  onKeepEverything: () => void
  /** What stands beside the player. */
  aside: ReactNode
}

const nothing: readonly Passage[] = []

/** Where the recording is watched, marked and edited. Give it the recording's SHA-256 as `key`. */
export function RecordingDesk({ recording, handle, plan, overview, preview, onKeepEverything, aside }: RecordingDeskProps) {
  const { properties } = recording
  const { durationMs } = properties
  const { edits, edit, nudge } = handle
  const player = useNewPlayer(properties)
  const zoom = useZoom(properties, 'fit')
  const view = useTimelineView(player)
  const frame = useRef<HTMLDivElement>(null)
  const full = useFullView(frame)
  const [said, setSaid] = useState('')
  const [showsCaptions, setShowsCaptions] = useState(false)
  const [isSkipping, setIsSkipping] = useState(true)
  const commands = useEditCommands(player, handle, setSaid)
  const covering = useCovering(player, handle, {
    spanNow: () => coverSpan(edits, commands.now(), durationMs),
    // What had the focus is gone: the keys of the player go on working.
    onLeave: () => frame.current?.focus({ preventScroll: true }),
  })
  const shown = preview ? { ...edits, cuts: preview.passages } : edits
  const isAnalysed = plan.plan !== undefined
  const pictures = useOverview(isAnalysed || plan.problem !== undefined || plan.isCancelled)
  useSkipping(player, preview || isSkipping ? shown.cuts : nothing)

  function mark(about: Omit<Mark, 'atMs'>): void {
    const atMs = Math.min(commands.now(), durationMs)
    edit((current) => ({ ...current, marks: addMark(current.marks, { ...about, atMs }, durationMs).marks }))
    setSaid(`${markTitle(about)} marked at ${formatInstant(atMs)}.`)
  }

  function run(command: EditCommand): boolean {
    if (command === 'mark') mark({ title: '', scene: '', flow: 'normal' })
    else if (command === 'cover') covering.begin()
    else if (command === 'clear-selection' && covering.mode !== null) covering.done()
    else return commands.run(command)
    return true
  }

  return (
    <PlayerGroup player={player} label="Recording" id="recording-desk" className={styles.desk} onEdit={run} onZoom={view.zoomBy} onPan={zoom.panBy}>
      <div className={`${fullView.frame} ${styles.player}`} ref={frame} tabIndex={-1}>
        <RecordingStage recording={recording} player={player} zoom={zoom} edits={edits} covering={covering} showsCaptions={showsCaptions} />
        <ShownBar />
        <Transport player={player} hasSound={properties.audioCodec !== null}>
          <SizeSelect label="Size of the picture" zoom={zoom} />
          <ViewButtons showsCaptions={showsCaptions} onCaptions={setShowsCaptions} isFull={full.isFull} onFull={full.setIsFull} />
        </Transport>
        {covering.mode === null ? (
          <EditBar player={player} edits={edits} onEdit={run} onKeepAgain={commands.keepAgain} />
        ) : (
          <CoverTools player={player} covers={edits.covers} covering={covering} />
        )}
        <TimelineTools view={view}>
          <PlanLine plan={plan} keptMs={keptMs(edits.cuts, durationMs)} durationMs={durationMs} />
        </TimelineTools>
        <RecordingTimeline
          player={player}
          view={view}
          edits={shown}
          canEdit={preview === null}
          editedCover={typeof covering.mode === 'number' ? covering.mode : null}
          onMove={(edge, atMs) => nudge((current) => edge.move(current, atMs))}
          overview={overview}
          pictures={pictures}
          hasSound={properties.audioCodec !== null}
        />
        <div className={styles.words}>
          {overview && <InstantWords player={player} describe={(ms) => overviewAt(overview, ms)} />}
          <LeftOutNote passages={shown.cuts} preview={preview} onKeepEverything={onKeepEverything} />
        </div>
      </div>
      <div className={styles.aside}>
        {aside}
        <EditLists {...{ player, handle, commands, covering, isAnalysed, isSkipping }} onSkipping={setIsSkipping} />
      </div>
      <MarksCard
        player={player}
        marks={edits.marks}
        onMark={mark}
        onChange={(change) => nudge((current) => ({ ...current, marks: change(current.marks) }))}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </PlayerGroup>
  )
}
