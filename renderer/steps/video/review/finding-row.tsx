import { Check, EyeOff, Play, Scissors } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { FindingState } from '#shared/domain/screen/finding-state.ts'
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/tag.tsx'
import { formatInstant, sayInstant } from '../../../player/time.ts'
import styles from './finding-row.module.css'
import { PlaceCrop } from './place-crop.tsx'
import { stateWords, timesInWords } from './review-words.ts'
import { showPlace } from './shown-place.ts'
import type { Decisions } from './use-decisions.ts'

export type FindingRowProps = { finding: ScreenFinding; state: FindingState; decide: Decisions }

/** One finding: where it stands, what it looks like, and what to do about it. */
export function FindingRow({ finding, state, decide }: FindingRowProps) {
  const { label, excerpt, startMs, endMs, box } = finding
  const isOpen = state === 'open'
  const named = (words: string) => `${words}: ${label}, ${formatInstant(startMs)}`
  return (
    <li className={`${styles.row} ${isOpen ? '' : styles.decided}`} data-field={`video.review.${finding.id}`}>
      <AriaButton
        className={styles.place}
        aria-label={`Show in the recording: ${label}, from ${sayInstant(startMs)} to ${sayInstant(endMs)}`}
        onPress={() => showPlace({ in: 'recording', label, startMs, endMs, box })}
      >
        <PlaceCrop finding={finding} isCovered={state === 'covered'} />
        <span className={`${styles.time} tabular`}>
          <Play size={12} aria-hidden />
          {timesInWords(finding)}
        </span>
      </AriaButton>
      <div className={styles.words}>
        <p className={styles.label}>
          <strong>{label}</strong> <Tag tone={isOpen ? 'warn' : 'good'}>{stateWords[state]}</Tag>
        </p>
        {excerpt && <code className={styles.excerpt}>{excerpt}</code>}
      </div>
      {/* A button that was pressed becomes the one that takes it back, so that the focus stays. */}
      <div className={styles.actions}>
        {(isOpen || state === 'covered') && (
          <Button
            isSmall
            icon={<EyeOff size={14} aria-hidden />}
            aria-label={named(isOpen ? 'Cover this' : 'Uncover')}
            onPress={() => (isOpen ? decide.cover([finding]) : decide.uncover(finding))}
          >
            {isOpen ? 'Cover this' : 'Uncover'}
          </Button>
        )}
        {(isOpen || state === 'left-out') && (
          <Button
            isSmall
            icon={<Scissors size={14} aria-hidden />}
            aria-label={named(isOpen ? 'Leave out' : 'Put back')}
            onPress={() => (isOpen ? decide.leaveOut(finding) : decide.putBack(finding))}
          >
            {isOpen ? 'Leave out' : 'Put back'}
          </Button>
        )}
        {(isOpen || state === 'fine') && (
          <Button
            isSmall
            icon={<Check size={14} aria-hidden />}
            aria-label={named(isOpen ? 'This is fine' : 'Not fine after all')}
            onPress={() => (isOpen ? decide.accept([finding]) : decide.takeBack(finding))}
          >
            {isOpen ? 'This is fine' : 'Not fine after all'}
          </Button>
        )}
      </div>
    </li>
  )
}
