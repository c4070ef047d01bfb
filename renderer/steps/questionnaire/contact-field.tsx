import { FieldFindings, useShownFindings } from '../../components/field-findings.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './questionnaire-step.module.css'

export type ContactFieldProps = {
  label: string
  help?: string
  path: string
  isOptional: boolean
  /** Name and e-mail address. */
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** A person: name and e-mail address. */
export function ContactField({ label, help, path, isOptional, value, onChange }: ContactFieldProps) {
  const [name = '', email = ''] = value
  const { shown } = useShownFindings(path)
  return (
    <fieldset className={styles.contact} data-field={path}>
      <legend className={styles.question}>
        {label} {isOptional && <span className={styles.origin}>(optional)</span>}
      </legend>
      {help && <p className={styles.origin}>{help}</p>}
      <FieldRow>
        <TextField label="Name" maxLength={500} value={name} onChange={(next) => onChange([next, email])} />
        <TextField label="Email" type="email" maxLength={500} value={email} onChange={(next) => onChange([name, next])} />
      </FieldRow>
      {shown.length > 0 && <FieldFindings id={`${path}-findings`} findings={shown} />}
    </fieldset>
  )
}
