import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Mark, Recording } from '#shared/domain/submission.ts'
import { frameStart } from '../../player/frames.ts'
import { middle, stepPan, type Pan } from '../../player/pan.ts'
import { Picture, type Zoom } from '../../player/picture.tsx'
import { PlayerGroup } from '../../player/player-group.tsx'
import { Segmented } from '../../player/segmented.tsx'
import { shortcutList } from '../../player/shortcuts.ts'
import { formatInstant } from '../../player/time.ts'
import { Transport } from '../../player/transport.tsx'
import { useNewPlayer, usePlayback } from '../../player/use-player.ts'
import { MarkList } from './mark-list.tsx'
import { addMark, markTitle } from './marks.ts'
import { QuickMarks } from './quick-marks.tsx'
import styles from './recording-desk.module.css'
import { RecordingTimeline, type Cuts } from './recording-timeline.tsx'
import type { RecordingOverview } from './recording-overview.ts'

export type RecordingDeskProps = {
  recording: Recording
  marks: readonly Mark[]
  onChange: (update: (marks: readonly Mark[]) => Mark[]) => void
  /** Null until the recording is analysed. */
  overview: RecordingOverview | null
  cuts: Cuts
  /** What stands beside the player. */
  aside: ReactNode
}

/** Where the recording is watched and its scenes are marked. Give it the recording's SHA-256 as `key`. */
export function RecordingDesk({ recording, marks, onChange, overview, cuts, aside }: RecordingDeskProps) {
  const { properties, preview, file } = recording
  const player = useNewPlayer(properties)
  const isBroken = usePlayback(player, (playback) => playback.isBroken)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [pan, setPan] = useState<Pan>(middle)
  const [said, setSaid] = useState('')
  const size = { width: properties.width / devicePixelRatio, height: properties.height / devicePixelRatio }

  function mark(about: Omit<Mark, 'atMs'>): void {
    const atMs = frameStart(player.snapshot().positionMs, properties.frameRate)
    onChange((current) => addMark(current, { ...about, atMs }, properties.durationMs).marks)
    setSaid(`${markTitle(about)} marked at ${formatInstant(atMs)}.`)
  }

  return (
    <PlayerGroup
      player={player}
      label="Recording"
      className={styles.desk}
      onMark={() => mark({ title: '', scene: '', flow: 'normal' })}
      onPan={(x, y) => setPan((current) => stepPan(current, x, y))}
    >
      <div className={styles.player}>
        <div className={styles.stage} style={{ aspectRatio: `${properties.width} / ${properties.height}` }}>
          <Picture
            label={`The recording, ${file.name}`}
            sha256={(preview ?? file).sha256}
            attach={player.attach}
            size={size}
            zoom={zoom}
            pan={pan}
            onPan={setPan}
            onPress={player.toggle}
          />
          {isBroken && <p className={styles.broken}>This recording cannot be shown here. It can still be marked by time and made into the video.</p>}
        </div>
        <Transport player={player} hasSound={properties.audioCodec !== null}>
          <Segmented
            label="Size of the picture"
            options={[
              { value: 'fit', label: 'Fit' },
              { value: 'actual', label: '100 %' },
            ]}
            value={zoom}
            onChange={setZoom}
          />
        </Transport>
        <RecordingTimeline player={player} marks={marks} onChange={onChange} overview={overview} cuts={cuts} />
      </div>
      <div className={styles.aside}>{aside}</div>
      <div className={styles.marks} data-field="video.marks">
        <QuickMarks marks={marks} onMark={mark} />
        <MarkList player={player} marks={marks} onChange={onChange} />
        <details className={styles.keys}>
          <summary>Keys of the player</summary>
          <dl>
            {shortcutList.map(({ keys, action }) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{action}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </PlayerGroup>
  )
}
