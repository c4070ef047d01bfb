import { useId } from 'react'
import { FieldFindings, useShownFindings } from './field-findings.tsx'
import styles from './field.module.css'

export type Option<Value extends string = string> = { value: Value; label: string; help?: string }

type GroupProps = { label: string; help?: string; path?: string; isOptional?: boolean }

export type RadioGroupProps<Value extends string> = GroupProps & {
  options: readonly Option<Exclude<Value, ''>>[]
  value: Value
  onChange: (value: Value) => void
  isInline?: boolean
}

/** One of a few, all of them visible. */
export function RadioGroup<Value extends string>({ options, value, onChange, isInline, ...group }: RadioGroupProps<Value>) {
  const name = useId()
  return (
    <Group {...group} isInline={isInline}>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
          {option.help && <span className={styles.help}>{option.help}</span>}
        </label>
      ))}
    </Group>
  )
}

export type CheckboxGroupProps = GroupProps & { options: readonly Option[]; value: readonly string[]; onChange: (value: string[]) => void }

/** Any of a few. The values keep the order of the options. */
export function CheckboxGroup({ options, value, onChange, ...group }: CheckboxGroupProps) {
  const toggle = (changed: string) => {
    const next = new Set(value)
    if (!next.delete(changed)) next.add(changed)
    onChange(options.map((option) => option.value).filter((option) => next.has(option)))
  }
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input type="checkbox" value={option.value} checked={value.includes(option.value)} onChange={() => toggle(option.value)} />
          {option.label}
          {option.help && <span className={styles.help}>{option.help}</span>}
        </label>
      ))}
    </Group>
  )
}

function Group({ label, help, path, isOptional, isInline, children }: GroupProps & { isInline?: boolean; children: React.ReactNode }) {
  const id = useId()
  const { shown, isInvalid } = useShownFindings(path)
  return (
    <fieldset
      className={`${styles.field} ${isInvalid ? styles.invalid : ''}`}
      data-field={path}
      aria-describedby={[help ? `${id}-help` : '', shown.length > 0 ? `${id}-findings` : ''].join(' ').trim() || undefined}
    >
      <legend className={styles.label}>
        {label} {isOptional && <span className={styles.optional}>(optional)</span>}
      </legend>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      <div className={`${styles.choices} ${isInline ? styles.inline : ''}`}>{children}</div>
      {shown.length > 0 && <FieldFindings id={`${id}-findings`} findings={shown} />}
    </fieldset>
  )
}

export type CheckboxProps = { label: string; help?: string; value: boolean; onChange: (value: boolean) => void; path?: string }

export function Checkbox({ label, help, value, onChange, path }: CheckboxProps) {
  const id = useId()
  const { shown, isInvalid } = useShownFindings(path)
  return (
    <div className={`${styles.field} ${isInvalid ? styles.invalid : ''}`} data-field={path}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={value}
          aria-describedby={[help ? `${id}-help` : '', shown.length > 0 ? `${id}-findings` : ''].join(' ').trim() || undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {shown.length > 0 && <FieldFindings id={`${id}-findings`} findings={shown} />}
    </div>
  )
}

export type SelectProps<Value extends string> = GroupProps & { options: readonly Option<Value>[]; value: Value; onChange: (value: Value) => void }

/** One of many, or of few where there is no room to show them. */
export function Select<Value extends string>({ label, help, path, isOptional, options, value, onChange }: SelectProps<Value>) {
  const id = useId()
  const { shown, isInvalid } = useShownFindings(path)
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
      <select
        id={id}
        className={styles.input}
        value={value}
        aria-invalid={isInvalid || undefined}
        aria-describedby={[help ? `${id}-help` : '', shown.length > 0 ? `${id}-findings` : ''].join(' ').trim() || undefined}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {shown.length > 0 && <FieldFindings id={`${id}-findings`} findings={shown} />}
    </div>
  )
}
