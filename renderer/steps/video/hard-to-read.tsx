import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { percentOf } from '../../client/words.ts'
import styles from './hard-to-read.module.css'

/** Says that a video falls below the floor, or would, and what to do about it. */
export function HardToRead({ share, floor, children }: { share: number; floor: number; children?: ReactNode }) {
  return (
    <div className={styles.warning}>
      <TriangleAlert size={18} aria-hidden />
      <p>
        <strong>Hard to read:</strong> {percentOf(share)} of the words is below the floor of {percentOf(floor)}. {children}
      </p>
    </div>
  )
}
