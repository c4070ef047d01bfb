import { useRef, useState } from 'react'
import type { FittedVideo, Mark, Recording } from '#shared/domain/submission.ts'
import type { WorstMoment } from '#shared/domain/video-plan.ts'
import fullView from '../../player/full-view.module.css'
import { InstantWords } from '../../player/instant-words.tsx'
import { LegibilityLine } from '../../player/legibility-line.tsx'
import { Captions } from '../../player/captions.tsx'
import { Picture } from '../../player/picture.tsx'
import { PlayerGroup } from '../../player/player-group.tsx'
import { Segmented } from '../../player/segmented.tsx'
import { SizeSelect } from '../../player/size-select.tsx'
import { stretchInResult } from '../../player/time-mapping.ts'
import { Timeline } from '../../player/timeline.tsx'
import { Transport } from '../../player/transport.tsx'
import { useFollower } from '../../player/use-follower.ts'
import { useFullView } from '../../player/use-full-view.ts'
import { useNewPlayer } from '../../player/use-player.ts'
import { useTimelineView } from '../../player/use-timeline-view.ts'
import { useZoom } from '../../player/use-zoom.ts'
import { ViewButtons } from '../../player/view-buttons.tsx'
import styles from './compare.module.css'
import { Divider } from './divider.tsx'
import { passagesOf } from './marks.ts'
import { measuredAt } from './result-words.ts'
import { useShownMoment } from './review/use-shown-result.ts'
import { WorstMoments } from './worst-moments.tsx'

type Layout = 'panes' | 'divider' | 'result'

export type CompareProps = { recording: Recording; output: FittedVideo; marks: readonly Mark[]; floor: number }

/** The result and the recording at the same instant, locked together. Give it the result's SHA-256 as `key`. */
export function Compare({ recording, output, marks, floor }: CompareProps) {
  const player = useNewPlayer(output.properties)
  // A save gives the same passages as a new object; these stay the same one.
  const [shown] = useState(output.passages)
  const attachRecording = useFollower(player, shown)
  const [layout, setLayout] = useState<Layout>('panes')
  const zoom = useZoom(output.properties, '1')
  const view = useTimelineView(player)
  const frame = useRef<HTMLDivElement>(null)
  const full = useFullView(frame)
  const [showsCaptions, setShowsCaptions] = useState(false)
  const [share, setShare] = useState(0.5)
  const stage = useRef<HTMLDivElement>(null)
  const { measured } = output
  const { width, height, durationMs } = output.properties
  const isFitted = zoom.zoom === 'fit'
  const common = { size: zoom.size, zoom: zoom.zoom, pan: zoom.pan, onPan: zoom.setPan, onPress: player.toggle }
  const passages = passagesOf(marks, recording.properties.durationMs).flatMap((passage) =>
    stretchInResult(shown, passage).map((stretch) => ({ ...passage, ...stretch })),
  )

  const describe = (ms: number) => (measured ? measuredAt(measured, ms) : '')

  function open({ atMs }: Pick<WorstMoment, 'atMs'>): void {
    setLayout('panes')
    zoom.choose('1')
    player.pause()
    // The picture begins here; on its very edge the one before could be shown.
    player.seek(atMs + 1)
    stage.current?.scrollIntoView({ block: 'nearest' })
  }
  useShownMoment(output.file.sha256, (moment) => {
    open(moment)
    stage.current?.scrollIntoView({ block: 'center' })
    stage.current?.closest<HTMLElement>('[role="group"]')?.focus({ preventScroll: true })
  })

  return (
    <PlayerGroup player={player} label="Result beside the recording" className={styles.compare} onPan={zoom.panBy} onZoom={view.zoomBy}>
      <div className={`${fullView.frame} ${styles.player}`} ref={frame}>
        {measured && <WorstMoments player={player} moments={measured.worst} onOpen={open} />}
        <div
          ref={stage}
          className={`${styles.stage} ${styles[layout]}`}
          style={{ aspectRatio: `${layout === 'panes' && isFitted ? width * 2 : width} / ${height}` }}
        >
          <div className={styles.recording}>
            <Picture
              {...common}
              label="The recording at the same instant"
              sha256={(recording.preview ?? recording.file).sha256}
              attach={attachRecording}
              isMuted
              caption={layout === 'result' ? undefined : 'Recording'}
            />
          </div>
          <div className={styles.output}>
            <Picture
              {...common}
              label="The result"
              sha256={output.file.sha256}
              attach={player.attach}
              cutShare={layout === 'divider' ? share : 0}
              caption={layout === 'divider' ? undefined : 'Result'}
            />
          </div>
          {layout === 'divider' && (
            <>
              <p className={styles.captionRight}>Result</p>
              <Divider share={share} onChange={setShare} />
            </>
          )}
          {showsCaptions && <Captions player={player} passages={passages} />}
        </div>
        <Transport player={player} hasSound={output.properties.audioCodec !== null}>
          <Segmented
            label="How to compare"
            options={[
              { value: 'panes', label: 'Side by side' },
              { value: 'divider', label: 'Divider' },
              { value: 'result', label: 'Result only' },
            ]}
            value={layout}
            onChange={setLayout}
          />
          <SizeSelect label="Size of the pictures" zoom={zoom} />
          <ViewButtons showsCaptions={showsCaptions} onCaptions={setShowsCaptions} isFull={full.isFull} onFull={full.setIsFull} />
        </Transport>
        <Timeline player={player} view={view} label="Position in the result" passages={passages} describe={describe}>
          {measured && <LegibilityLine values={measured.legibilityCurve} durationMs={durationMs} floor={floor} source="measured" />}
        </Timeline>
        {measured && <InstantWords player={player} describe={describe} />}
        {!isFitted && (
          <p className={styles.hint}>Drag a picture to move both{zoom.chosen === '1' && '; one pixel of the result is one pixel of your screen'}.</p>
        )}
      </div>
    </PlayerGroup>
  )
}
