import type { Flow } from '#shared/domain/flow.ts'
import type { TraceEntry } from '#shared/domain/traces/traces-section.ts'
import { useTask } from '../../client/tasks.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { bytesInWords, counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Select } from '../../components/choices.tsx'
import { PlaceFindings } from '../../components/field-findings.tsx'
import { TextField } from '../../components/text-field.tsx'
import { withChanges } from '../edit-list.ts'
import { formsInWords } from './summary-words.ts'
import { removeTrace, tracesTask } from './trace-work.ts'
import styles from './trace-files.module.css'
import { UnreadParts } from './unread-parts.tsx'

const flows = [
  { value: 'normal', label: 'The normal flow' },
  { value: 'exception', label: 'Exceptions' },
] as const satisfies readonly { value: Flow; label: string }[]

const kinds = [
  { value: 'rest', label: 'REST' },
  { value: 'soap', label: 'SOAP' },
  { value: 'connect', label: 'Connect' },
] as const satisfies readonly { value: TraceEntry['api']; label: string }[]

/** The traces as they will leave, each with what it was read as and what it shows. */
export function TraceFiles() {
  const { id, draft } = useSubmission()
  const { value, update } = useSection('traces')
  const isBusy = useTask(tracesTask(id))?.isRunning ?? false
  const change = (index: number, changes: Partial<TraceEntry>) =>
    update((section) => ({ ...section, files: withChanges(section.files, index, changes) }))

  return (
    <Card title="Files">
      <ul className={styles.list} aria-label="Traces">
        {value.files.map(({ file, source, api, note, flow }, index) => {
          const read = value.summary?.of[index] === file.sha256 ? value.summary.files[index] : undefined
          return (
            <li key={file.sha256} className={styles.file} data-field={`traces.files.${index}`}>
              <div className={styles.words}>
                <p className={styles.name}>{file.name}</p>
                <p className={styles.about}>
                  {[
                    `${bytesInWords(file.bytes)} redacted`,
                    read && formsInWords(read.formats),
                    read && counted(read.exchanges, 'call'),
                    source ? 'original on this machine' : 'original not on this machine',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {read && <UnreadParts unread={read.unread} />}
              </div>
              <Button
                kind="danger"
                isSmall
                isDisabled={isBusy}
                aria-label={`Remove ${file.name}`}
                onPress={() => void removeTrace(draft, file.sha256, file.name)}
              >
                Remove
              </Button>
              <div className={styles.fields}>
                <Select label="Kind" options={kinds} value={api} onChange={(next) => change(index, { api: next })} />
                <Select
                  label="Shows"
                  options={flows}
                  path={`traces.files.${index}.flow`}
                  value={flow}
                  onChange={(next) => change(index, { flow: next })}
                />
                <TextField
                  label="In your words"
                  isOptional
                  path={`traces.files.${index}.note`}
                  value={note}
                  onChange={(next) => change(index, { note: next })}
                />
              </div>
              <div className={styles.findings} data-field={`traces.files.${index}.api`}>
                <PlaceFindings path={`traces.files.${index}.api`} />
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
