import { Link } from 'wouter'
import { findingPlaces } from '#shared/domain/check.ts'
import type { Finding, Severity } from '#shared/domain/findings.ts'
import { findingPath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { severityWord } from '../../components/finding-note.tsx'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { counted } from '../../client/words.ts'
import styles from './check-page.module.css'
import { placeTitle } from './place-title.ts'

const tones: Record<Severity, TagTone> = { blocker: 'bad', warning: 'warn', info: 'neutral', 'cannot-verify': 'neutral' }

/** Everything that the rules say, by step; each line leads to its field. */
export function FindingsCard() {
  const { findings } = useSubmission()
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const blockers = count('blocker')
  const warnings = count('warning')
  const others = findings.length - blockers - warnings
  return (
    <div data-field="missing">
      <Card
        title="What the checks found"
        actions={
          <span className={styles.tags}>
            {blockers > 0 && <Tag tone="bad">{counted(blockers, 'problem')}</Tag>}
            {warnings > 0 && <Tag tone="warn">{counted(warnings, 'warning')}</Tag>}
            {others > 0 && <Tag>{counted(others, 'note')}</Tag>}
            {blockers === 0 && <Tag tone="good">Ready to export</Tag>}
          </span>
        }
      >
        {findings.length === 0 && <p>Every check has passed.</p>}
        {findingPlaces.map((place) => {
          const here = findings.filter(({ step }) => step === place)
          return (
            here.length > 0 && (
              <section key={place} className={styles.group}>
                <h3>{placeTitle(place)}</h3>
                <ul>
                  {here.map((finding) => (
                    <FindingLine key={finding.rule + finding.where + finding.message} finding={finding} />
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

function FindingLine({ finding }: { finding: Finding }) {
  const { id } = useSubmission()
  return (
    <li className={styles.finding}>
      <span>
        <Link href={findingPath(id, finding)}>{finding.message}</Link>
        {finding.fix && <span className={styles.fix}>{finding.fix}</span>}
      </span>
      <Tag tone={tones[finding.severity]}>{severityWord(finding.severity)}</Tag>
    </li>
  )
}
