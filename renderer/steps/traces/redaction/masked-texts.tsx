import { useState } from 'react'
import type { RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { Button } from '../../../components/button.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { maskProblem } from './choices.ts'
import styles from './masked-texts.module.css'

export type MaskedTextsProps = { choices: RedactionChoices; isDisabled: boolean; onChoose: (choices: RedactionChoices) => void }

/** More texts to take out, wherever they stand. */
export function MaskedTexts({ choices, isDisabled, onChoose }: MaskedTextsProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()

  function add(): void {
    const found = maskProblem(choices, text)
    setProblem(found || undefined)
    if (found) return
    onChoose({ ...choices, mask: [...choices.mask, text.trim()] })
    setText('')
  }

  return (
    <div className={styles.masked}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label="Mask more"
          help="A text to take out wherever it stands, as the name of a customer or a project."
          value={text}
          problem={problem}
          onChange={(next) => {
            setText(next)
            setProblem(undefined)
          }}
        />
        <Button type="submit" isDisabled={isDisabled}>
          Mask it
        </Button>
      </form>
      {choices.mask.length > 0 && (
        <ul className={styles.list} aria-label="Masked texts">
          {choices.mask.map((masked) => (
            <li key={masked}>
              <span>{masked}</span>
              <Button
                kind="danger"
                isSmall
                isDisabled={isDisabled}
                aria-label={`Remove ${masked}`}
                onPress={() => onChoose({ ...choices, mask: choices.mask.filter((other) => other !== masked) })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
