import { useEffect } from 'react'
import type { Pan, Size, Zoom } from '../../../player/pan.ts'
import type { Player } from '../../../player/player.ts'
import { usePlayback } from '../../../player/use-player.ts'
import { useSize } from '../../../player/use-size.ts'
import { boxPlace, instantOf } from './box-place.ts'
import styles from './shown-box.module.css'
import { forgetPlace, useRecordingPlace } from './shown-place.ts'

export type ShownBoxProps = { player: Player; size: Size; zoom: Zoom; pan: Pan; onPan: (pan: Pan) => void }

/** Over the recording's picture: goes to the place that the review asks for, and outlines it as long as it is seen. */
export function ShownBox({ player, size, zoom, pan, onPan }: ShownBoxProps) {
  const place = useRecordingPlace()
  const [ref, window] = useSize()
  const isSeen = usePlayback(player, ({ positionMs }) => place !== null && positionMs >= place.startMs && positionMs < place.endMs)

  useEffect(() => forgetPlace, [])
  useEffect(() => {
    if (!place) return
    player.pause()
    player.seek(instantOf(place))
    if (place.box) onPan({ x: place.box.x + place.box.width / 2, y: place.box.y + place.box.height / 2 })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a place is gone to once
  }, [place, player])

  return (
    <div ref={ref} className={styles.layer}>
      {place?.box && isSeen && <div className={styles.box} data-shown-box style={boxPlace(place.box, size, window, zoom, pan)} />}
    </div>
  )
}
