import { CircleAlert, CircleHelp, Info, TriangleAlert } from 'lucide-react'
import type { Finding, Severity } from '#shared/domain/findings.ts'
import styles from './finding-note.module.css'

const looks: Record<Severity, { word: string; Icon: typeof Info }> = {
  blocker: { word: 'Problem', Icon: CircleAlert },
  warning: { word: 'Warning', Icon: TriangleAlert },
  info: { word: 'Note', Icon: Info },
  'cannot-verify': { word: 'Cannot be verified', Icon: CircleHelp },
}

/** @returns the word for a severity. */
export function severityWord(severity: Severity): string {
  return looks[severity].word
}

/** What a rule says, with its way out. */
export function FindingNote({ finding }: { finding: Pick<Finding, 'severity' | 'message' | 'fix'> }) {
  const { word, Icon } = looks[finding.severity]
  return (
    <div className={`${styles.note} ${styles[finding.severity]}`}>
      <Icon size={16} aria-hidden />
      <p>
        <span className="visually-hidden">{word}: </span>
        {finding.message} {finding.fix && <span className={styles.fix}>{finding.fix}</span>}
      </p>
    </div>
  )
}
