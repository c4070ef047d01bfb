import { useState } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import type { ArtifactStep } from '#shared/domain/steps/01-requirements.ts'
import { isEarlyFormAnsweredFor } from '#shared/domain/steps/01-requirements.ts'
import { ruleText } from '#shared/domain/rule-book.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { WaiveDialog } from '../../components/findings/waive-dialog.tsx'
import { Note } from '../../components/note.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './requirements-step.module.css'

/** The PowerForm: its completion is locked until everything is ready, or somebody says why it came earlier (R1.1). */
export function OnlineFormCard({ artifacts }: { artifacts: readonly ArtifactStep[] }) {
  const { submission } = useSubmission()
  const { value, field, set } = useSection('requirements')
  const open = artifacts.filter(({ isReady }) => !isReady)
  const isEarly = open.length > 0 && isEarlyFormAnsweredFor(submission, open)
  // What was entered before something changed stays in sight.
  const isEmpty = value.powerFormCompletedOn === '' && value.powerFormReceipt === null
  const isLocked = open.length > 0 && !isEarly
  return (
    <Card title="Online form" actions={<Tag tone={isLocked ? 'neutral' : isEarly ? 'warn' : 'good'}>{isLocked ? 'Locked' : 'Open'}</Tag>}>
      <div className={styles.fields}>
        <TextField label="Link to the PowerForm" type="url" isOptional help="Keep it here until everything is ready." {...field('powerFormLink')} />
        {!isLocked && value.powerFormLink && (
          <div>
            <CopyButton what="the link" text={() => value.powerFormLink} />
          </div>
        )}
        {isLocked && <Locked open={open} />}
        {isEarly && value.earlyForm && (
          <Note>
            <p className={styles.told}>
              {value.earlyForm.by} answers for completing it early, since {formatDay(value.earlyForm.on)}: {value.earlyForm.reason}
            </p>
            <Button isSmall onPress={() => set({ earlyForm: null })}>
              Lock it again
            </Button>
          </Note>
        )}
        {(!isLocked || !isEmpty) && (
          <>
            <DateField label="PowerForm completed on" isOptional {...field('powerFormCompletedOn')} />
            <FileField
              label="Receipt of the form"
              hint="The message or the PDF that it answered with."
              accept=".eml,.msg,.pdf,.txt,.png,.jpg"
              isOptional
              {...field('powerFormReceipt')}
            />
          </>
        )}
      </div>
    </Card>
  )
}

function Locked({ open }: { open: readonly ArtifactStep[] }) {
  const { set } = useSection('requirements')
  const [isAsking, setIsAsking] = useState(false)
  const names = open.map(({ shortTitle }) => shortTitle).join(', ')
  return (
    <div data-field="requirements.earlyForm">
      <Note>
        <p className={styles.told}>Complete the form last: it opens here when everything above is ready. Not ready yet: {names}.</p>
        <Button isSmall onPress={() => setIsAsking(true)}>
          Complete it early…
        </Button>
      </Note>
      {isAsking && (
        <WaiveDialog
          title="Complete the form before everything is ready"
          about={`Not ready: ${names}.`}
          why={ruleText('R1.1')?.reading ?? ''}
          actionLabel="Unlock"
          onClose={() => setIsAsking(false)}
          onWaive={(words) => {
            setIsAsking(false)
            set({ earlyForm: { ...words, steps: open.map(({ id }) => id) } })
          }}
        />
      )}
    </div>
  )
}
