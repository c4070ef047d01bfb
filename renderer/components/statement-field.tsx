import { formatDay } from '#shared/domain/calendar.ts'
import { lastSigner } from '#shared/domain/last-signer.ts'
import { statementState } from '#shared/domain/statements.ts'
import type { Statement } from '#shared/domain/submission.ts'
import { useSubmission } from '../client/use-submission.tsx'
import { Checkbox } from './choices.tsx'
import { DateField } from './date-field.tsx'
import { FieldRow } from './field-row.tsx'
import { Note } from './note.tsx'
import { TextField } from './text-field.tsx'

export type StatementFieldProps = {
  /** What is confirmed, as a sentence. */
  label: string
  path: string
  value: Statement | null
  /** Fingerprint of what it is about, as that is now. */
  about: string
  onChange: (statement: Statement) => void
}

const nobody: Statement = { by: '', on: '', of: '' }

/** A tick with a name and a day behind it; it lapses when what it is about changes. */
export function StatementField({ label, path, value, about, onChange }: StatementFieldProps) {
  const { submission, context } = useSubmission()
  const state = statementState(value, about)
  const given = value ?? nobody
  const isTicked = state === 'stands' || state === 'unfinished'
  const tick = (isConfirmed: boolean) =>
    onChange(isConfirmed ? { by: given.by || lastSigner(submission, context.settings), on: context.today, of: about } : { ...given, of: '' })
  return (
    <>
      {state === 'lapsed' && (
        <Note>
          {given.by || 'Somebody'} confirmed this{given.on && ` on ${formatDay(given.on)}`}, but what it was about has changed since. Confirm it
          again.
        </Note>
      )}
      <Checkbox label={label} path={path} value={isTicked} onChange={tick} />
      {isTicked && (
        <FieldRow>
          <TextField label="Confirmed by" path={`${path}.by`} value={given.by} onChange={(by) => onChange({ ...given, by })} />
          <DateField label="Confirmed on" path={`${path}.on`} value={given.on} onChange={(on) => onChange({ ...given, on })} />
        </FieldRow>
      )}
    </>
  )
}
