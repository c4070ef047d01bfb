import { formatDay } from '#shared/domain/calendar.ts'
import { lastSigner } from '#shared/domain/last-signer.ts'
import type { Section } from '#shared/domain/submission.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextField } from '../../components/text-field.tsx'
import { attestationState, outputSha256s } from './attestation.ts'
import styles from './declarations.module.css'

type Attestation = Section<'video'>['noErrorsAttestation']

export type AttestationCardProps = { video: Section<'video'>; isOutOfDate: boolean; onChange: (attestation: Attestation) => void }

const nobody: NonNullable<Attestation> = { name: '', on: '', sha256s: [] }

/** A named person's word about the files as they are (R5.3). */
export function AttestationCard({ video, isOutOfDate, onChange }: AttestationCardProps) {
  const { submission, context } = useSubmission()
  const { fit } = video
  const state = attestationState(video)
  const given = video.noErrorsAttestation ?? nobody
  const isGiven = state === 'result' || state === 'recording'
  const canAttest = fit !== null && !isOutOfDate

  function confirm(isConfirmed: boolean): void {
    if (isConfirmed)
      onChange({ ...given, name: given.name || lastSigner(submission, context.settings), on: given.on || context.today, sha256s: outputSha256s(fit) })
    else onChange({ ...given, sha256s: [] })
  }

  return (
    <Card
      title="Watched to the end"
      tone={state === 'lapsed' ? 'warn' : 'plain'}
      actions={state !== 'none' && <Tag tone={isGiven ? 'good' : 'warn'}>{isGiven ? 'Confirmed' : 'Lapsed'}</Tag>}
    >
      <div className={styles.fields}>
        {state === 'lapsed' && (
          <p className={styles.lapsed}>
            {given.name || 'Somebody'} confirmed another file{given.on && ` on ${formatDay(given.on)}`}. The video has changed since: watch the new
            one and confirm again.
          </p>
        )}
        <p className={styles.text}>
          Somebody who knows the integration watches the finished {fit?.split ? 'files' : 'file'} from beginning to end, with sound, and puts a name
          to it.
        </p>
        <div className={styles.pair}>
          <TextField label="Name" path="video.noErrorsAttestation.name" value={given.name} onChange={(name) => onChange({ ...given, name })} />
          <DateField label="Watched on" path="video.noErrorsAttestation.on" value={given.on} onChange={(on) => onChange({ ...given, on })} />
        </div>
        {canAttest || isGiven ? (
          <Checkbox
            label={
              fit?.split ? 'I have watched both files to their end; they show no errors' : 'I have watched this file to its end; it shows no errors'
            }
            help={
              state === 'recording'
                ? 'Given for the recording, of which the video shows passages.'
                : 'This stands for exactly these bytes. Any other file has to be watched again.'
            }
            path="video.noErrorsAttestation"
            value={isGiven}
            onChange={confirm}
          />
        ) : (
          <p className={styles.text} data-field="video.noErrorsAttestation">
            {fit ? 'Make the video again first: it is out of date.' : 'Make the video first.'}
          </p>
        )}
      </div>
    </Card>
  )
}
