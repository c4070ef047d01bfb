import { isCancelled, toUserError, UserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { service } from '../../client/service.ts'
import { cancelTask, startTask, useTask } from '../../client/tasks.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { bytesInWords } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/choices.tsx'
import { PlaceFindings } from '../../components/field-findings.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { TextField } from '../../components/text-field.tsx'
import { pagePath } from '../../app/location.ts'
import { without, withChanges } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'
import styles from './traces-step.module.css'

type Trace = Submission['traces']['files'][number]

const kinds = [
  { value: 'rest', label: 'REST' },
  { value: 'soap', label: 'SOAP' },
  { value: 'connect', label: 'Connect' },
] as const

/** Step 6: the requests and responses. A file that holds credentials is refused, with the place where they are. */
export function TracesStep() {
  const { id, draft } = useSubmission()
  const { value, update } = useSection('traces')
  const key = `trace.add:${id}`
  const task = useTask(key)
  const change = (index: number, changes: Partial<Trace>) => update((section) => ({ ...section, files: withChanges(section.files, index, changes) }))

  /** Adds every file that can be added, then says which could not: one refusal does not keep the others out. */
  async function add(grants: Grant[]): Promise<void> {
    await startTask(key, { title: 'Adding traces', href: pagePath(id, 'traces') }, async (options) => {
      await draft.flush()
      const refusals: UserError[] = []
      for (const { grantId } of grants) {
        try {
          draft.receive(await service.call('trace.add', { id, grantId }, options))
        } catch (error) {
          if (isCancelled(error)) throw error
          refusals.push(toUserError(error))
        }
      }
      const [first] = refusals
      if (first) throw new UserError(first.code, refusals.map(({ message }) => message).join('\n'), first.fix)
    })
  }

  return (
    <StepFrame step="traces" lead="What your system sent and what came back, as it was logged: JSON or XML for REST, the SOAP trace for SOAP.">
      <FileDrop
        path="traces.files"
        title="Drop the traces here"
        hint="Request logs, zip, HAR, SAZ, XML, JSON or text. Take out passwords, tokens and cookies first: a file that holds any is refused."
        buttonLabel="Add traces"
        isMultiple
        isDisabled={task?.isRunning}
        onGrants={(grants) => void add(grants)}
      />
      {task?.isRunning && <ProgressPanel task={task} onCancel={() => cancelTask(key)} />}
      {task?.problem && <Problem problem={task.problem} />}
      <PlaceFindings path="traces.files" />
      {value.files.length > 0 && (
        <ul className={styles.list} aria-label="Traces">
          {value.files.map(({ file, api, note }, index) => (
            <li key={file.sha256} className={styles.file}>
              <span className={styles.name}>
                {file.name} <span className={styles.size}>{bytesInWords(file.bytes)}</span>
              </span>
              <Button
                kind="danger"
                isSmall
                aria-label={`Remove ${file.name}`}
                onPress={() => update((section) => ({ ...section, files: without(section.files, index) }))}
              >
                Remove
              </Button>
              <div className={styles.fields}>
                <Select
                  label="Kind"
                  options={kinds}
                  path={`traces.files.${index}.api`}
                  value={api}
                  onChange={(next) => change(index, { api: next })}
                />
                <TextField
                  label="What it shows"
                  isOptional
                  path={`traces.files.${index}.note`}
                  value={note}
                  onChange={(next) => change(index, { note: next })}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </StepFrame>
  )
}
