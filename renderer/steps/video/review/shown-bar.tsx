import { ArrowDown, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../../components/button.tsx'
import { timesInWords } from './review-words.ts'
import styles from './shown-bar.module.css'
import { forgetPlace, leavePlace, useRecordingPlace } from './shown-place.ts'

/** Below the recording's picture: what the review asked to show there, and the way back to it. */
export function ShownBar() {
  const place = useRecordingPlace()
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!place) return
    bar.current?.querySelector('button')?.focus({ preventScroll: true })
    bar.current?.previousElementSibling?.scrollIntoView({ block: 'center' })
  }, [place])

  if (!place) return null
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="group"
      aria-label="Shown from the review"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        leavePlace()
      }}
    >
      <p role="status">
        <strong>{place.label}</strong> <span className="tabular">{timesInWords(place)}</span>
      </p>
      <Button isSmall icon={<ArrowDown size={14} aria-hidden />} onPress={leavePlace}>
        Back to the review
      </Button>
      <Button kind="quiet" isSmall aria-label="Hide the outline" icon={<X size={14} aria-hidden />} onPress={forgetPlace} />
    </div>
  )
}
