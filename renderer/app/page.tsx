import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { keepsFocusForTour } from '../tour/tour-state.ts'
import { useRequestedField } from './location.ts'
import styles from './page.module.css'

export type PageProps = { title: string; lead?: ReactNode; actions?: ReactNode; hasErrors?: boolean; children: ReactNode }

/** A page: one h1, which is also the window's title and takes the focus when the page opens. */
export function Page({ title, lead, actions, hasErrors = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const requestedField = useRequestedField()
  const opensAtField = useRef(requestedField !== null)
  useEffect(() => {
    document.title = hasErrors ? `Error: ${title}` : title
  }, [title, hasErrors])
  useEffect(() => {
    // The field of a link takes the focus itself, and the card of the tour keeps it.
    if (!opensAtField.current && !keepsFocusForTour()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}
