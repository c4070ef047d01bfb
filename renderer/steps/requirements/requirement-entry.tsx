import { useState } from 'react'
import type { Requirement } from '#shared/domain/requirements.ts'
import { focusField } from '../../app/focus-field.ts'
import { useSection } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './requirements-step.module.css'

/** A requirement with its source, a tick and, when wanted, a note. */
export function RequirementEntry({ requirement: { id, title, text, source, sourceUrl } }: { requirement: Requirement }) {
  const { value, update } = useSection('requirements')
  const note = value.notes[id] ?? ''
  const [isNoting, setIsNoting] = useState(false)
  const showsNote = isNoting || note !== ''
  const notePath = `requirements.notes.${id}`

  /** The button gives way to the field, and the focus goes on to it. */
  function beginNote(): void {
    setIsNoting(true)
    requestAnimationFrame(() => focusField(notePath))
  }

  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <Checkbox
          label={title}
          path={`requirements.reviewed.${id}`}
          value={value.reviewed[id] ?? false}
          onChange={(isReviewed) => update((section) => ({ ...section, reviewed: { ...section.reviewed, [id]: isReviewed } }))}
        />
        {!showsNote && (
          <Button kind="quiet" isSmall aria-label={`Add a note on: ${title}`} onPress={beginNote}>
            Add a note
          </Button>
        )}
      </div>
      <div className={styles.body}>
        <p>{text}</p>
        <details className={styles.source}>
          <summary>{source}</summary>
          {sourceUrl}
        </details>
        {showsNote && (
          <TextField
            label={`Note on “${title}”`}
            path={notePath}
            isOptional
            isMultiline
            maxLength={5_000}
            value={note}
            onChange={(next) => {
              // Emptied while it is typed in, the field stays.
              setIsNoting(true)
              update((section) => ({ ...section, notes: { ...section.notes, [id]: next } }))
            }}
          />
        )}
      </div>
    </li>
  )
}
