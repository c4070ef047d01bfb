import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { findingPlaces } from '#shared/domain/check.ts'
import { findingPath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { severityWord } from '../../components/finding-note.tsx'
import { FindingActions } from '../../components/findings/finding-actions.tsx'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { Segmented } from '../../player/segmented.tsx'
import styles from './check-page.module.css'
import { countKinds, lineKinds, linesOf, type FindingLine, type LineKind } from './finding-lines.ts'
import { placeTitle } from './place-title.ts'

const tones: Record<LineKind, TagTone> = { 'to-do': 'accent', problem: 'bad', warning: 'warn', note: 'neutral' }
const filterWords: Record<LineKind, string> = { 'to-do': 'To do', problem: 'Problems', warning: 'Warnings', note: 'Notes' }

/** Everything that the rules say, by step; each line leads to its field. */
export function FindingsCard() {
  const { findings, openTasks } = useSubmission()
  const [wanted, setWanted] = useState<LineKind | 'all'>('all')
  const lines = linesOf(findings, openTasks)
  const counts = countKinds(lines)
  // What was mended is no longer filtered for: an empty list would look as if everything were in order.
  const filter = wanted !== 'all' && counts[wanted] > 0 ? wanted : 'all'
  const shown = filter === 'all' ? lines : lines.filter(({ kind }) => kind === filter)
  const kinds = lineKinds.filter((kind) => counts[kind] > 0)
  return (
    <div data-field="missing">
      <Card title="What the checks found" actions={openTasks.length === 0 && <Tag tone="good">Ready to export</Tag>}>
        {lines.length === 0 && <p>Every check has passed.</p>}
        {kinds.length > 1 && (
          <div className={styles.filter}>
            <Segmented
              label="Show"
              options={[
                { value: 'all', label: `All ${lines.length}` },
                ...kinds.map((kind) => ({ value: kind, label: `${filterWords[kind]} ${counts[kind]}` })),
              ]}
              value={filter}
              onChange={setWanted}
            />
          </div>
        )}
        {findingPlaces.map((place) => {
          const here = shown.filter((line) => line.place === place)
          return (
            here.length > 0 && (
              <div key={place} role="group" className={styles.group} aria-label={placeTitle(place)}>
                <h3>
                  {placeTitle(place)} <span className={styles.count}>{here.length}</span>
                </h3>
                <ul>
                  {here.map((line) => (
                    <Line key={line.where + line.message} line={line} />
                  ))}
                </ul>
              </div>
            )
          )
        })}
      </Card>
    </div>
  )
}

function Line({ line: { kind, place, where, message, fix, finding, count } }: { line: FindingLine }) {
  const { id } = useSubmission()
  return (
    <li className={styles.finding}>
      <div className={styles.main}>
        <Link href={findingPath(id, { step: place, where })}>{message}</Link>
        {fix && <span className={styles.fix}>{fix}</span>}
      </div>
      {/* Several in one line are waived one by one, where they stand. */}
      <FindingActions finding={count === 1 ? finding : { ...finding, message, isWaivable: false }} />
      <span className={styles.tag}>
        <Tag tone={tones[kind]}>{kind === 'to-do' ? 'To do' : severityWord(finding.severity)}</Tag>
      </span>
      <ChevronRight size={16} className={styles.go} aria-hidden />
    </li>
  )
}
