import { useId } from 'react'
import { Button } from './button.tsx'
import { FieldFindings, useFieldFindings } from './field-findings.tsx'
import styles from './field.module.css'

export type TextFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Path of the field in the document: its findings stand below it, and links find it. */
  path?: string
  help?: string
  isOptional?: boolean
  isMultiline?: boolean
  width?: 'full' | 'short'
  isMono?: boolean
  type?: 'text' | 'email' | 'tel' | 'url'
  autoComplete?: string
  maxLength?: number
  placeholder?: string
  /** What is wrong with the value, on a page whose fields belong to no submission. */
  problem?: string
  /** A value known from elsewhere, taken over by a button while the field says something else. */
  offer?: string
  /** Offered while typing; anything else may be typed as well. */
  suggestions?: readonly string[]
}

/** One line or, `isMultiline`, as many as are typed. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    path,
    help,
    isOptional,
    isMultiline,
    width = 'full',
    isMono,
    type = 'text',
    maxLength = isMultiline ? 20_000 : 1_000,
    placeholder,
    suggestions,
    problem,
    offer,
  } = props
  const id = useId()
  const { shown, isInvalid, onFocusChange } = useFieldFindings(path, problem)
  const common = {
    id,
    value,
    placeholder,
    className: [styles.input, width === 'short' ? styles.short : '', isMono ? styles.mono : ''].join(' '),
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': [help ? `${id}-help` : '', shown.length > 0 ? `${id}-findings` : ''].join(' ').trim() || undefined,
    onFocus: () => onFocusChange(true),
    onBlur: () => onFocusChange(false),
  }
  return (
    <div className={`${styles.field} ${isInvalid ? styles.invalid : ''}`} data-field={path}>
      <label htmlFor={id} className={styles.label}>
        {label} {isOptional && <span className={styles.optional}>(optional)</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {isMultiline ? (
        <textarea {...common} rows={3} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          type={type}
          list={suggestions && `${id}-list`}
          maxLength={maxLength}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={type === 'text' && !isMono}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {offer && offer !== value && (
        <div>
          <Button isSmall onPress={() => onChange(offer)}>
            Use {offer}
          </Button>
        </div>
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {shown.length > 0 && <FieldFindings id={`${id}-findings`} findings={shown} />}
    </div>
  )
}
