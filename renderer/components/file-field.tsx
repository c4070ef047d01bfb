import { FileText } from 'lucide-react'
import { useId, useRef } from 'react'
import type { Grant } from '#shared/contract/host.ts'
import type { FileReference } from '#shared/domain/submission.ts'
import { keepFocus } from '../app/focus-field.ts'
import { service } from '../client/service.ts'
import { cancelTask, startTask, useTask } from '../client/tasks.ts'
import { bytesInWords } from '../client/words.ts'
import { Button } from './button.tsx'
import { PlaceFindings } from './field-findings.tsx'
import { FileDrop } from './file-drop.tsx'
import styles from './file-field.module.css'
import { Problem } from './problem.tsx'
import { ProgressPanel } from './progress-panel.tsx'

type CommonProps = { label: string; hint?: string; path: string; accept?: string; isOptional?: boolean }

export type FileFieldProps = CommonProps & { value: FileReference | null; onChange: (value: FileReference | null) => void }

/** One file, copied into the store when it is named. */
export function FileField({ value, onChange, ...common }: FileFieldProps) {
  return <Files {...common} files={value ? [value] : []} isMultiple={false} onAdd={onChange} onRemove={() => onChange(null)} />
}

export type FileListFieldProps = CommonProps & {
  value: readonly FileReference[]
  onAdd: (file: FileReference) => void
  onRemove: (file: FileReference) => void
}

/** Any number of files. */
export function FileListField({ value, ...rest }: FileListFieldProps) {
  return <Files {...rest} files={value} isMultiple />
}

type FilesProps = CommonProps & {
  files: readonly FileReference[]
  isMultiple: boolean
  onAdd: (file: FileReference) => void
  onRemove: (file: FileReference) => void
}

function Files({ label, hint, path, accept, isOptional, files, isMultiple, onAdd, onRemove }: FilesProps) {
  const key = `file.add:${location.hash}:${path}`
  const task = useTask(key)
  const labelId = useId()
  const field = useRef<HTMLDivElement>(null)

  /** The button that was pressed is gone; the keyboard goes on in this field. */
  function stayHere(): void {
    requestAnimationFrame(() => keepFocus(field.current))
  }

  function remove(file: FileReference): void {
    onRemove(file)
    stayHere()
  }

  async function add(grants: Grant[]): Promise<void> {
    for (const grant of grants) {
      const file = await startTask(key, { title: `Adding ${grant.name}` }, (options) => service.call('file.add', { grantId: grant.grantId }, options))
      if (!file) break
      onAdd(file)
    }
    stayHere()
  }

  return (
    <div ref={field} className={styles.field} data-field={path} role="group" aria-labelledby={labelId} tabIndex={-1}>
      <p id={labelId} className={styles.label}>
        {label} {isOptional && <span className={styles.optional}>(optional)</span>}
      </p>
      {files.length > 0 && (
        <ul className={styles.list}>
          {files.map((file) => (
            <li key={file.sha256} className={styles.file}>
              <FileText size={16} aria-hidden />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{bytesInWords(file.bytes)}</span>
              <Button kind="danger" isSmall aria-label={`Remove ${file.name}`} onPress={() => remove(file)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {task?.isRunning && <ProgressPanel task={task} onCancel={() => cancelTask(key)} />}
      {!task?.isRunning && (isMultiple || files.length === 0) && (
        <FileDrop
          title={isMultiple ? 'Drop files here' : 'Drop the file here'}
          hint={hint}
          buttonLabel={isMultiple ? 'Choose files' : 'Choose a file'}
          accept={accept}
          isMultiple={isMultiple}
          onGrants={(grants) => void add(grants)}
        />
      )}
      {task?.problem && <Problem problem={task.problem} />}
      <PlaceFindings path={path} />
    </div>
  )
}
