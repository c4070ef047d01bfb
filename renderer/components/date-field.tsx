import { CalendarDays } from 'lucide-react'
import { useId, useRef } from 'react'
import { formatDay, isDay } from '#shared/domain/calendar.ts'
import { Button } from './button.tsx'
import { FieldFindings, useFieldFindings } from './field-findings.tsx'
import styles from './field.module.css'

export type DateFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  path?: string
  help?: string
  isOptional?: boolean
  /** What is wrong with the value, in a dialog whose fields belong to no submission. */
  problem?: string
}

/** A day, typed as 2026-12-15 (no language reads that differently) or picked from a calendar; its weekday stands beside it. */
export function DateField({ label, value, onChange, path, help, isOptional, problem }: DateFieldProps) {
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const { shown, isInvalid, onFocusChange } = useFieldFindings(path, problem)
  return (
    <div className={`${styles.field} ${isInvalid ? styles.invalid : ''}`} data-field={path}>
      <label htmlFor={id} className={styles.label}>
        {label} {isOptional && <span className={styles.optional}>(optional)</span>}
      </label>
      <p id={`${id}-help`} className={styles.help}>
        {help ? `${help} ` : ''}As in <span className={styles.whole}>2026-12-15</span>.
      </p>
      <div className={styles.row}>
        <input
          id={id}
          className={`${styles.input} ${styles.short}`}
          value={value}
          maxLength={40}
          autoComplete="off"
          inputMode="numeric"
          aria-invalid={isInvalid || undefined}
          aria-describedby={`${id}-help ${id}-said ${shown.length > 0 ? `${id}-findings` : ''}`}
          onChange={(event) => onChange(event.target.value)}
          onFocus={() => onFocusChange(true)}
          onBlur={(event) => {
            onFocusChange(false)
            if (event.target.value !== event.target.value.trim()) onChange(event.target.value.trim())
          }}
        />
        <span className={styles.picker}>
          <Button
            aria-label={`Pick a day: ${label}`}
            tip="Pick a day"
            icon={<CalendarDays size={16} aria-hidden />}
            onPress={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            value={isDay(value) ? value : ''}
            onChange={(event) => event.target.value && onChange(event.target.value)}
          />
        </span>
        <span id={`${id}-said`} className={styles.said}>
          {isDay(value) && formatDay(value)}
        </span>
      </div>
      {shown.length > 0 && <FieldFindings id={`${id}-findings`} findings={shown} />}
    </div>
  )
}
