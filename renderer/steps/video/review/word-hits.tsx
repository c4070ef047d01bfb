import type { WordHit } from '#shared/contract/review-calls.ts'
import { formatInstant } from '../../../player/time.ts'
import { matchedPieces } from './matched-text.ts'
import styles from './word-search.module.css'

export type WordHitsProps = { hits: readonly WordHit[]; sought: string; onGo: (hit: WordHit) => void }

/** The places at which a word was read. */
export function WordHits({ hits, sought, onGo }: WordHitsProps) {
  return (
    <ol className={styles.hits} aria-label="Where it was read">
      {hits.map((hit, index) => (
        <li key={index}>
          <button type="button" className={styles.hit} onClick={() => onGo(hit)}>
            <span className={`${styles.time} tabular`}>{formatInstant(hit.startMs)}</span>
            <span className={styles.text}>
              {matchedPieces(hit.text, sought).map((piece, place) => (piece.isMatch ? <mark key={place}>{piece.text}</mark> : piece.text))}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
