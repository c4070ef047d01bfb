import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './card.module.css'

export type CardProps = { title?: ReactNode; actions?: ReactNode; tone?: 'plain' | 'bad' | 'warn'; isTight?: boolean; children: ReactNode }

/** A panel; with a title it is a landmark of that name. */
export function Card({ title, actions, tone = 'plain', isTight = false, children }: CardProps) {
  const titleId = useId()
  const className = `${styles.card} ${tone === 'plain' ? '' : styles[tone]} ${isTight ? styles.tight : ''}`
  if (!title) return <div className={className}>{children}</div>
  return (
    <section className={className} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
