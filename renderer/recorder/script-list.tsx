import { Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { Mark } from '#shared/domain/submission.ts'
import { formatLength } from '../player/time.ts'
import { isMarkOf, type ScriptItem } from './script.ts'
import styles from './script-list.module.css'

/** The script before a recording: what takes show already. */
export function ScriptList({ script, shown }: { script: readonly ScriptItem[]; shown: ReadonlySet<string> }) {
  return (
    <ul className={styles.list}>
      {script.map(({ id, title, flow }) => (
        <li key={id} className={styles.row} data-shown={shown.has(id) || undefined}>
          <span className={styles.sign} aria-hidden>
            {shown.has(id) ? '✓' : '–'}
          </span>
          <span>{title}</span>
          <span className={styles.word}>{shown.has(id) ? 'recorded' : flow === 'exception' ? 'exception' : ''}</span>
        </li>
      ))}
    </ul>
  )
}

export type ScriptTicksProps = { script: readonly ScriptItem[]; marks: readonly Mark[]; isDisabled: boolean; onTick: (item: ScriptItem) => void }

/** The script while something is recorded: ticking a scene marks where it begins. */
export function ScriptTicks({ script, marks, isDisabled, onTick }: ScriptTicksProps) {
  return (
    <ul className={styles.list} aria-label="Script">
      {script.map((item) => {
        const mark = marks.find((other) => isMarkOf(other, item))
        return (
          <li key={item.id}>
            <ToggleButton className={styles.tick} isSelected={mark !== undefined} isDisabled={isDisabled} onChange={() => onTick(item)}>
              <span className={styles.box} data-ticked={mark !== undefined || undefined}>
                {mark && <Check size={13} aria-hidden />}
              </span>
              <span>{item.title}</span>
              <span className={`${styles.word} tabular`}>{mark ? formatLength(mark.atMs) : item.flow === 'exception' ? 'exception' : ''}</span>
            </ToggleButton>
          </li>
        )
      })}
    </ul>
  )
}
