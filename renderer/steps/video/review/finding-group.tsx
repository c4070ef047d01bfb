import { useRef, useState } from 'react'
import { findingState } from '#shared/domain/screen/finding-state.ts'
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { useSection } from '../../../client/use-submission.tsx'
import { Button } from '../../../components/button.tsx'
import styles from './finding-group.module.css'
import { FindingRow } from './finding-row.tsx'
import type { FindingKind } from './review-words.ts'
import { useDecisions } from './use-decisions.ts'

export type FindingGroupProps = {
  kind: FindingKind
  title: string
  about: string
  none: string
  findings: readonly ScreenFinding[]
  durationMs: number
}

/** More than these are shown when asked for. */
const shownAtFirst = 12

/** Findings of one kind, in order of time. They stay where they are when they are decided on. */
export function FindingGroup({ kind, title, about, none, findings, durationMs }: FindingGroupProps) {
  const { value: video } = useSection('video')
  const decide = useDecisions(durationMs)
  const [showsAll, setShowsAll] = useState(false)
  const open = findings.filter((finding) => findingState(finding, video) === 'open')
  const group = useRef<HTMLElement>(null)
  const shown = showsAll ? findings : findings.slice(0, shownAtFirst)

  /** The button that decides on all is gone with what it was for. */
  function all(decision: (findings: readonly ScreenFinding[]) => void): void {
    group.current?.focus({ preventScroll: true })
    decision(open)
  }

  function showAll(): void {
    setShowsAll(true)
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(`li:nth-child(${shownAtFirst + 1}) button`)?.focus())
  }

  return (
    <section ref={group} className={styles.group} aria-label={title} tabIndex={-1}>
      <div className={styles.head}>
        <h3>
          {title} {findings.length > 0 && <span className={styles.count}>{findings.length}</span>}
        </h3>
        <p className={styles.about}>{findings.length > 0 ? about : none}</p>
        {open.length > 1 && (
          <div className={styles.all}>
            <Button kind="quiet" isSmall aria-label={`Cover all ${open.length}: ${title}`} onPress={() => all(decide.cover)}>
              Cover all {open.length}
            </Button>
            {/* Secrets are looked at one by one. */}
            {kind !== 'secret' && (
              <Button kind="quiet" isSmall aria-label={`All ${open.length} are fine: ${title}`} onPress={() => all(decide.accept)}>
                All {open.length} are fine
              </Button>
            )}
          </div>
        )}
      </div>
      {findings.length > 0 && (
        <ol className={styles.list} aria-label={title}>
          {shown.map((finding) => (
            <FindingRow key={finding.id} finding={finding} state={findingState(finding, video)} decide={decide} />
          ))}
        </ol>
      )}
      {shown.length < findings.length && (
        <div>
          <Button isSmall onPress={showAll}>
            Show all {findings.length}
          </Button>
        </div>
      )}
    </section>
  )
}
