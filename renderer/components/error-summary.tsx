import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import type { Finding } from '#shared/domain/findings.ts'
import styles from './error-summary.module.css'

export type ErrorSummaryProps = { findings: readonly Finding[]; onOpen: (finding: Finding) => void; hrefOf: (finding: Finding) => string; children?: ReactNode }

const shownFindings = 12

/** "There is a problem": takes the focus when it appears; each entry leads to its field. */
export function ErrorSummary({ findings, onOpen, hrefOf, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div ref={box} className={styles.summary} role="alert" aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId}>There is a problem</h2>
      <ul className={styles.list}>
        {findings.slice(0, shownFindings).map((finding) => (
          <li key={finding.rule + finding.where + finding.message}>
            <a
              href={`#${hrefOf(finding)}`}
              onClick={(event) => {
                event.preventDefault()
                onOpen(finding)
              }}
            >
              {finding.message}
            </a>
          </li>
        ))}
      </ul>
      {findings.length > shownFindings && <p className={styles.foot}>And {findings.length - shownFindings} more.</p>}
      {children && <div className={styles.foot}>{children}</div>}
    </div>
  )
}
