import type { Mark } from '#shared/domain/submission.ts'
import type { Passage } from '#shared/domain/video-plan.ts'
import { ActivityStrip } from '../../player/activity-strip.tsx'
import { InstantWords } from '../../player/instant-words.tsx'
import { LegibilityLine } from '../../player/legibility-line.tsx'
import type { Player } from '../../player/player.ts'
import { Timeline } from '../../player/timeline.tsx'
import { useSkipping } from '../../player/use-skipping.ts'
import { LeftOutNote } from './left-out-note.tsx'
import { moveMark, passagesOf } from './marks.ts'
import { overviewAt, type RecordingOverview } from './recording-overview.ts'

/** What the video leaves out of the recording, or would while it is only looked at. */
export type Cuts = {
  passages: readonly Passage[]
  isPreview: boolean
  /** Leaves them out, after the preview. */
  onLeaveOut: () => void
  /** Ends the preview, or takes everything back into the video. */
  onEnd: () => void
}

export type RecordingTimelineProps = {
  player: Player
  marks: readonly Mark[]
  onChange: (update: (marks: readonly Mark[]) => Mark[]) => void
  overview: RecordingOverview | null
  cuts: Cuts
}

const nothing: readonly Passage[] = []

/** The recording from its beginning to its end: its scenes, what happens in it, what can be read, and what is left out. */
export function RecordingTimeline({ player, marks, onChange, overview, cuts }: RecordingTimelineProps) {
  const { durationMs } = player
  const { passages, isPreview } = cuts
  useSkipping(player, isPreview ? passages : nothing)
  const describe = (ms: number) => (overview ? overviewAt(overview, ms) : '')
  return (
    <>
      <Timeline
        player={player}
        label="Position in the recording"
        passages={passagesOf(marks, durationMs)}
        onMoveMark={(index, atMs) => onChange((current) => moveMark(current, index, atMs, durationMs))}
        leftOut={passages}
        describe={describe}
      >
        {overview && (
          <>
            <ActivityStrip values={overview.activity} durationMs={durationMs} leftOut={passages} />
            <LegibilityLine values={overview.legibility} source={overview.source} floor={overview.floor} durationMs={durationMs} leftOut={passages} />
          </>
        )}
      </Timeline>
      {overview && <InstantWords player={player} describe={describe} />}
      <LeftOutNote {...cuts} />
    </>
  )
}
