import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UserError } from '#shared/contract/errors.ts'
import styles from './problem.module.css'

/** What went wrong with something the user just did, where they did it, with the way out. */
export function Problem({ problem, actions }: { problem: Pick<UserError, 'message' | 'fix'>; actions?: ReactNode }) {
  return (
    <div className={styles.note} role="alert">
      <CircleAlert size={18} aria-hidden />
      <div className={styles.text}>
        <p>
          <span className="visually-hidden">Problem: </span>
          {problem.message}
        </p>
        {problem.fix && <p className={styles.fix}>{problem.fix}</p>}
      </div>
      {actions}
    </div>
  )
}
