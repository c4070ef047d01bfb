import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import type { WordHit } from '#shared/contract/review-calls.ts'
import type { ScreenReview } from '#shared/domain/screen-review.ts'
import { counted } from '../../../client/words.ts'
import { showPlace } from './shown-place.ts'
import { useWordHits } from './use-readings.ts'
import { WordHits } from './word-hits.tsx'
import styles from './word-search.module.css'

/** More are not listed: a longer word finds fewer. */
const mostHits = 100

/** Looks for a word that was read on the screen; the arrow keys go through the places, Enter shows one in the recording. */
export function WordSearch({ review }: { review: ScreenReview }) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const [text, setText] = useState('')
  const { sought, hits, problem } = useWordHits(review, text)
  // While a word is being typed, the places of the one before are no answer to it.
  const shown = sought === text.trim() ? (hits ?? []).slice(0, mostHits) : []

  const go = ({ text: label, startMs, endMs, box }: WordHit) => showPlace({ in: 'recording', label: `“${label}”`, startMs, endMs, box })

  /** The field and the places below it are one column for the arrow keys. */
  function keyDown(event: KeyboardEvent): void {
    const [field, ...places] = section.current?.querySelectorAll<HTMLElement>('input, button') ?? []
    const at = places.indexOf(document.activeElement as HTMLElement)
    const isInField = document.activeElement === field
    if (event.key === 'ArrowDown') places[at + 1]?.focus()
    else if (event.key === 'ArrowUp' && !isInField) (places[at - 1] ?? field)?.focus()
    else if (event.key === 'Escape' && !isInField) field?.focus()
    else if (event.key === 'Enter' && isInField && shown[0]) go(shown[0])
    else return
    event.preventDefault()
  }

  return (
    <section ref={section} className={styles.search} aria-label="Find a word" onKeyDown={keyDown}>
      <label htmlFor={id} className={styles.label}>
        Find a word on the screen
      </label>
      <div className={styles.box}>
        <Search size={15} aria-hidden />
        <input
          id={id}
          className={styles.input}
          type="search"
          placeholder="Envelope, Completed, an address"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {shown.length > 0 && <WordHits hits={shown} sought={sought} onGo={go} />}
      <p className={styles.said} role="status">
        {problem ? problem.message : hits ? hitsInWords(hits.length, sought) : ''}
      </p>
    </section>
  )
}

function hitsInWords(count: number, sought: string): string {
  if (count === 0) return `“${sought}” was not read anywhere.`
  if (count > mostHits) return `${counted(count, 'place')}, the first ${mostHits} are listed.`
  return `${counted(count, 'place')}. Up and Down go through them, Enter shows one.`
}
