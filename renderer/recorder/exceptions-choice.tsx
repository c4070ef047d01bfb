import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choices.tsx'
import { TextField } from '../components/text-field.tsx'
import styles from './recorder-setup.module.css'
import { knownExceptions } from './script.ts'

/** Which exceptions are to be shown: those of the questionnaire, and others in one's own words. */
export function ExceptionsChoice({ value, onChange }: { value: readonly string[]; onChange: (exceptions: string[]) => void }) {
  const [own, setOwn] = useState('')
  const title = own.trim()
  const known = knownExceptions.map(({ label }) => label)
  const others = value.filter((exception) => !known.includes(exception))

  function add(): void {
    if (!title) return
    if (!value.includes(title)) onChange([...value, title])
    setOwn('')
  }

  return (
    <div className={styles.fields}>
      <CheckboxGroup
        label="What goes wrong in this recording"
        help="Those that the questionnaire says you handle are ticked."
        options={[...known, ...others].map((exception) => ({ value: exception, label: exception }))}
        value={value}
        onChange={onChange}
      />
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField label="Another exception" isOptional maxLength={100} value={own} onChange={setOwn} />
        <Button type="submit" isDisabled={!title} icon={<Plus size={14} aria-hidden />}>
          Add
        </Button>
      </form>
    </div>
  )
}
