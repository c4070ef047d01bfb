import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './note.module.css'

/** Something worth knowing that is no problem. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <div className={styles.note} role="note">
      <Info size={18} aria-hidden />
      <div>{children}</div>
    </div>
  )
}
