import { Link } from 'wouter'
import { findingPath, pagePath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { placeTitle } from '../check/place-title.ts'
import styles from './task-list-page.module.css'

const shownTasks = 6

/** What blocks the export, many of a kind in one line, each a link to its first field. */
export function BeforeExport() {
  const { id, openTasks: tasks } = useSubmission()
  return (
    <Card title="Before you can export">
      {tasks.length === 0 ? (
        <p className={styles.none}>Nothing is missing. The package can be exported.</p>
      ) : (
        <ul className={styles.list}>
          {tasks.slice(0, shownTasks).map(({ place, text, where }) => (
            <li key={text + where} className={`${styles.row} ${styles.open}`}>
              <span>
                <Link href={findingPath(id, { step: place, where })}>{text}</Link>
                <span className={styles.detail}>{placeTitle(place)}</span>
              </span>
              <span className={styles.go} aria-hidden>
                Open
              </span>
            </li>
          ))}
        </ul>
      )}
      {tasks.length > shownTasks && (
        <LinkButton href={`${pagePath(id, 'check')}?field=missing`} kind="quiet">
          {`Show all ${tasks.length}`}
        </LinkButton>
      )}
    </Card>
  )
}
