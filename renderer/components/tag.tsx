import type { ReactNode } from 'react'
import styles from './tag.module.css'

export type TagTone = 'neutral' | 'good' | 'bad' | 'warn' | 'accent'

/** A status in words; the colour only underlines it. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`${styles.tag} ${tone === 'neutral' ? '' : styles[tone]}`}>{children}</span>
}
