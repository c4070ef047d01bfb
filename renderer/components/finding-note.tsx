import { BadgeCheck, CircleAlert, CircleHelp, Info, TriangleAlert } from 'lucide-react'
import type { Finding, Severity } from '#shared/domain/findings.ts'
import styles from './finding-note.module.css'
import { FindingActions } from './findings/finding-actions.tsx'

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

/** What is shown of something that belongs to no submission, or of a part of a finding. */
export type ShownFinding = Pick<Finding, 'severity' | 'message' | 'fix'> & Partial<Finding>

/** @returns whether it is a finding of the submission, with its rule and its waiver. */
function isWhole(finding: ShownFinding): finding is Finding {
  return finding.rule !== undefined && finding.where !== undefined && finding.isWaivable !== undefined
}

/** What a rule says, with its way out, why it says so, and who answers for it. */
export function FindingNote({ finding }: { finding: ShownFinding }) {
  const { severity, message, fix, waiver } = finding
  const { word, Icon } = waiver ? { word: 'Waived', Icon: BadgeCheck } : looks[severity]
  return (
    <div className={`${styles.note} ${waiver ? styles.waived : styles[severity]}`}>
      <Icon size={16} aria-hidden />
      <div>
        <span className="visually-hidden">{word}: </span>
        {message} {fix && !waiver && <span className={styles.fix}>{fix} </span>}
        {isWhole(finding) && <FindingActions finding={finding} />}
      </div>
    </div>
  )
}
