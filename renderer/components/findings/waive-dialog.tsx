import { useEffect, useState } from 'react'
import { lastSigner } from '#shared/domain/last-signer.ts'
import type { WaiverWords } from '#shared/domain/waivers-section.ts'
import { missingInWaiver } from '#shared/domain/waivers.ts'
import { focusField } from '../../app/focus-field.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../date-field.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import styles from './waive-dialog.module.css'

export type WaiveDialogProps = {
  title: string
  /** What is answered for, in the words of the finding. */
  about: string
  why: string
  /** As in "Waive". */
  actionLabel: string
  onClose: () => void
  onWaive: (words: WaiverWords) => void
}

/** Paths of these fields; they belong to no submission until the waiver is given. */
const places = { name: 'new-waiver.name', day: 'new-waiver.day', reason: 'new-waiver.reason' } as const
const asked = { name: 'Enter your name.', day: 'Enter a day, as in 2026-12-15.', reason: 'Say why.' } as const

/** Asks who answers for a finding, and why. The reason is all that most people have to type. */
export function WaiveDialog({ title, about, why, actionLabel, onClose, onWaive }: WaiveDialogProps) {
  const { submission, context } = useSubmission()
  const [words, setWords] = useState<WaiverWords>({ by: lastSigner(submission, context.settings), on: context.today, reason: '' })
  const [isTried, setIsTried] = useState(false)
  const lacking = missingInWaiver(words)
  const problem = (field: keyof typeof asked) => (isTried && lacking === field ? asked[field] : undefined)

  const [first] = useState(words.by === '' ? places.name : places.reason)

  useEffect(() => void focusField(first), [first])

  function waive(): void {
    if (lacking === '') return onWaive({ by: words.by.trim(), on: words.on.trim(), reason: words.reason.trim() })
    setIsTried(true)
    focusField(places[lacking])
  }

  return (
    <FormDialog title={title} actionLabel={actionLabel} onClose={onClose} onSubmit={waive}>
      <div className={styles.finding}>
        <p>{about}</p>
        {why && <p className={styles.why}>{why}</p>}
      </div>
      <TextField
        label="Reason"
        isMultiline
        maxLength={5_000}
        help="Whoever reads the package sees it, with your name: in the check report and in README.txt."
        path={places.reason}
        problem={problem('reason')}
        value={words.reason}
        onChange={(reason) => setWords({ ...words, reason })}
      />
      <TextField
        label="Name"
        autoComplete="name"
        path={places.name}
        problem={problem('name')}
        value={words.by}
        onChange={(by) => setWords({ ...words, by })}
      />
      <DateField label="Day" path={places.day} problem={problem('day')} value={words.on} onChange={(on) => setWords({ ...words, on })} />
    </FormDialog>
  )
}
