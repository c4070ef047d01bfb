import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { bytesInWords, counted } from '../../client/words.ts'
import styles from './trace-files.module.css'

/** What no call was made of: never silently left out. */
export function UnreadParts({ unread }: { unread: TraceSummary['files'][number]['unread'] }) {
  if (unread.length === 0) return null
  return (
    <details className={styles.unread}>
      <summary>{counted(unread.length, 'part was', 'parts were')} not recognised</summary>
      <ul>
        {unread.map(({ member, line, bytes, reason }) => (
          <li key={`${member} ${line}`}>
            {[member, `line ${line}`].filter(Boolean).join(', ')} ({bytesInWords(bytes)}): {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
