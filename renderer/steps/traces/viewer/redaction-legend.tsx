import { MarkedText } from './marked-text.tsx'
import styles from './redaction-legend.module.css'

const legend = [
  { class: 'secret', sample: '[omitted]', meaning: 'secret' },
  { class: 'personal', sample: '<email-1>', meaning: 'personal data, the same name for the same value' },
  { class: 'binary', sample: '[binary removed: …]', meaning: 'binary content' },
] as const

/** What the marks in the messages stand for. */
export function RedactionLegend({ hasOriginal }: { hasOriginal: boolean }) {
  return (
    <div className={styles.legend}>
      <ul>
        {legend.map(({ class: name, sample, meaning }) => (
          <li key={name}>
            <code>
              <MarkedText pieces={[{ text: sample, class: name }]} />
            </code>{' '}
            {meaning}
          </li>
        ))}
      </ul>
      {!hasOriginal && <p>The original is not on this machine: only the redacted copy can be shown.</p>}
    </div>
  )
}
