import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import type { Finding } from '#shared/domain/findings.ts'
import styles from './error-summary.module.css'

export type ErrorItem = Pick<Finding, 'step' | 'where' | 'message'>
export type ErrorSummaryProps = {
  items: readonly ErrorItem[]
  onOpen: (item: ErrorItem) => void
  hrefOf: (item: ErrorItem) => string
  children?: ReactNode
}

const shownItems = 12

/** "There is a problem": takes the focus when it appears; each entry leads to its field. */
export function ErrorSummary({ items, onOpen, hrefOf, children }: ErrorSummaryProps) {
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
        {items.slice(0, shownItems).map((item) => (
          <li key={item.where + item.message}>
            <a
              href={`#${hrefOf(item)}`}
              onClick={(event) => {
                event.preventDefault()
                onOpen(item)
              }}
            >
              {item.message}
            </a>
          </li>
        ))}
      </ul>
      {items.length > shownItems && <p className={styles.foot}>And {items.length - shownItems} more.</p>}
      {children && <div className={styles.foot}>{children}</div>}
    </div>
  )
}
