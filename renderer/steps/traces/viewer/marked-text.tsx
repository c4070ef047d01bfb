import { memo } from 'react'
import type { RedactionClass } from '#shared/domain/traces/redaction.ts'
import styles from './marked-text.module.css'
import type { TextPiece } from './redaction-marks.ts'

export const classNames: Readonly<Record<RedactionClass, string>> = {
  secret: 'Secret, taken out',
  personal: 'Personal data, replaced',
  binary: 'Binary content, left out',
}

/** A text in which what was taken out stands out; the form of the mark tells the class as well as its colour. */
export const MarkedText = memo(function MarkedText({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, class: name }, index) =>
    name === null ? (
      text
    ) : (
      <mark key={index} className={`${styles.mark} ${styles[name]}`} title={classNames[name]}>
        {text}
      </mark>
    ),
  )
})
