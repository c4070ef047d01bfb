import { grouped } from '../../client/words.ts'
import type { SizeBudget } from './size-budget.ts'
import styles from './size-budget-bar.module.css'

/** What the bytes of a video go to, against the limit. */
export function SizeBudgetBar({ budget, limitBytes }: { budget: SizeBudget; limitBytes: number }) {
  const parts = [
    { name: 'picture', bytes: budget.pictureBytes, className: styles.picture },
    { name: 'voice', bytes: budget.voiceBytes, className: styles.voice },
    { name: 'index', bytes: budget.indexBytes, className: styles.index },
  ].filter(({ bytes }) => bytes > 0)
  const words = parts.map(({ name, bytes }) => `${name} ${grouped(bytes)} bytes`).join(', ')
  return (
    <div className={styles.budget}>
      <div className={styles.bar} role="img" aria-label={`Size budget: ${words}, of ${grouped(limitBytes)}`}>
        {parts.map(({ name, bytes, className }) => (
          <div key={name} className={className} style={{ width: `${(bytes / limitBytes) * 100}%` }} />
        ))}
        <div className={styles.limit} />
      </div>
      <p className={styles.legend} aria-hidden>
        {parts.map(({ name, className }) => (
          <span key={name}>
            <i className={className} />
            {name}
          </span>
        ))}
      </p>
      <p className={styles.total}>
        about {grouped(budget.totalBytes)} of {grouped(limitBytes)} bytes
      </p>
    </div>
  )
}
