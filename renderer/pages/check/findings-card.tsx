import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { findingPlaces } from '#shared/domain/check.ts'
import type { Finding, FindingPlace, Severity } from '#shared/domain/findings.ts'
import { findingPath } from '../../app/location.ts'
import type { OpenSubmission } from '../../client/use-submission.tsx'
import { useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Card } from '../../components/card.tsx'
import { severityWord } from '../../components/finding-note.tsx'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import styles from './check-page.module.css'
import { placeTitle } from './place-title.ts'

const tones: Record<Severity, TagTone> = { blocker: 'bad', warning: 'warn', info: 'neutral', 'cannot-verify': 'neutral' }

type Line = Pick<Finding, 'step' | 'where' | 'severity' | 'message' | 'fix' | 'isMissing'>

/** Everything that the rules say, by step; each line leads to its field. */
export function FindingsCard() {
  const submission = useSubmission()
  const { findings, openTasks } = submission
  const missing = openTasks.filter(({ isMissing }) => isMissing).length
  const problems = openTasks.length - missing
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const notes = findings.filter(({ severity }) => severity === 'info' || severity === 'cannot-verify').length
  return (
    <div data-field="missing">
      <Card
        title="What the checks found"
        actions={
          <span className={styles.tags}>
            {openTasks.length === 0 && <Tag tone="good">Ready to export</Tag>}
            {problems > 0 && <Tag tone="bad">{counted(problems, 'problem')}</Tag>}
            {missing > 0 && <Tag tone="accent">{missing} to do</Tag>}
            {warnings > 0 && <Tag tone="warn">{counted(warnings, 'warning')}</Tag>}
            {notes > 0 && <Tag>{counted(notes, 'note')}</Tag>}
          </span>
        }
      >
        {findings.length === 0 && <p>Every check has passed.</p>}
        {findingPlaces.map((place) => {
          const lines = linesOf(place, submission)
          return (
            lines.length > 0 && (
              <section key={place} className={styles.group}>
                <h3>{placeTitle(place)}</h3>
                <ul>
                  {lines.map((line) => (
                    <FindingLine key={line.where + line.message} line={line} />
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </Card>
    </div>
  )
}

/** Blockers of one kind are one line, as in "Answer 14 questions"; what does not block stands by itself. */
function linesOf(place: FindingPlace, { findings, openTasks }: OpenSubmission): Line[] {
  const here = findings.filter(({ step }) => step === place)
  const blocking = openTasks
    .filter((task) => task.place === place)
    .map(({ text, where, count, isMissing }): Line => {
      const fix = count === 1 ? here.find((finding) => finding.where === where && finding.message === text)?.fix : undefined
      return { step: place, where, severity: 'blocker', message: text, fix: fix ?? '', isMissing }
    })
  return [...blocking, ...here.filter(({ severity }) => severity !== 'blocker')]
}

function FindingLine({ line }: { line: Line }) {
  const { id } = useSubmission()
  const isToDo = line.severity === 'blocker' && line.isMissing
  return (
    <li className={styles.finding}>
      <span>
        <Link href={findingPath(id, line)}>{line.message}</Link>
        {line.fix && <span className={styles.fix}>{line.fix}</span>}
      </span>
      <Tag tone={isToDo ? 'accent' : tones[line.severity]}>{isToDo ? 'To do' : severityWord(line.severity)}</Tag>
      <ChevronRight size={16} className={styles.go} aria-hidden />
    </li>
  )
}
