import { useEffect, useId, useRef } from 'react'
import { navigate } from '../app/location.ts'
import { Button } from '../components/button.tsx'
import { tourStops } from './stops.ts'
import styles from './tour-card.module.css'
import { goToStop, leaveTour } from './tour-state.ts'
import { useCardPlace } from './use-card-place.ts'

/** One stop of the tour: a card beside what it explains. The page behind it can be used all the while; Escape leaves the tour. */
export function TourCard({ place, submissionId }: { place: number; submissionId: string }) {
  const stop = tourStops[place]
  if (!stop) return null
  return <StopCard stop={stop} place={place} submissionId={submissionId} />
}

function StopCard({ stop, place, submissionId }: { stop: (typeof tourStops)[number]; place: number; submissionId: string }) {
  const card = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const cardPlace = useCardPlace(card, stop.anchor)
  const isLast = place === tourStops.length - 1

  useEffect(() => {
    navigate(stop.route.replace(':id', submissionId))
    // The card says what it is about; the heading of the page that opens does not take that away.
    heading.current?.focus({ preventScroll: true })
  }, [stop, submissionId])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      leaveTour()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <div
      ref={card}
      className={`${styles.card} ${cardPlace === 'docked' ? styles.docked : ''}`}
      role="dialog"
      aria-labelledby={`${id}-title`}
      data-tour-card={cardPlace === null ? 'waiting' : cardPlace === 'docked' ? 'docked' : 'beside'}
      style={cardPlace !== null && cardPlace !== 'docked' ? { left: cardPlace.left, top: cardPlace.top, right: 'auto', bottom: 'auto' } : undefined}
    >
      <div className={styles.words}>
        <p id={`${id}-count`} className={styles.count}>
          Stop {place + 1} of {tourStops.length}
        </p>
        <h2 ref={heading} id={`${id}-title`} tabIndex={-1} aria-describedby={`${id}-count ${id}-text`}>
          {stop.title}
        </h2>
        <p id={`${id}-text`}>{stop.text}</p>
      </div>
      <div className={styles.buttons}>
        {isLast ? (
          <Button kind="primary" isSmall onPress={leaveTour}>
            Finish
          </Button>
        ) : (
          <Button kind="primary" isSmall onPress={() => goToStop(place + 1)}>
            Next
          </Button>
        )}
        {place > 0 && (
          <Button isSmall onPress={() => goToStop(place - 1)}>
            Back
          </Button>
        )}
        <span className={styles.space} />
        {!isLast && (
          <Button kind="subtle" isSmall onPress={leaveTour}>
            Leave the tour
          </Button>
        )}
      </div>
    </div>
  )
}
