import { FolderOpen } from 'lucide-react'
import type { DragEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import type { UserError } from '#shared/contract/errors.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import { keepFocus } from '../app/focus-field.ts'
import { host } from '../client/service.ts'
import { Button } from './button.tsx'
import styles from './file-drop.module.css'
import { Problem } from './problem.tsx'

export type FileDropProps = {
  /** What to drop here, as in "Drop the recording here". */
  title: string
  /** Which files are taken, in words. */
  hint?: string
  buttonLabel: string
  /** As the `accept` of a file input; only the button's dialog filters, a drop may bring anything. */
  accept?: string
  isMultiple?: boolean
  isLarge?: boolean
  isDisabled?: boolean
  /** Path of the field in the document, for links to it. */
  path?: string
  onGrants: (grants: Grant[]) => void
  /** Other ways to name the same thing, beside the button. */
  children?: ReactNode
}

/** A drop zone with a button beside it. Whatever the user names becomes grants; paths never reach the page. */
export function FileDrop({
  title,
  hint,
  buttonLabel,
  accept,
  isMultiple = false,
  isLarge = false,
  isDisabled = false,
  path,
  onGrants,
  children,
}: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  /** The button was pressed, and what it began is under way. */
  const isBegun = useRef(false)
  const titleId = useId()
  const [isOver, setIsOver] = useState(false)
  const [problem, setProblem] = useState<UserError>()

  useEffect(() => {
    if (isDisabled || !isBegun.current) return
    // It is over, and the button that could stop it is gone.
    isBegun.current = false
    keepFocus(button.current)
  }, [isDisabled])

  async function take(list: FileList | null): Promise<void> {
    const files = [...(list ?? [])]
    if (files.length === 0 || isDisabled) return
    setProblem(undefined)
    try {
      onGrants(await host.acceptFiles(isMultiple ? files : files.slice(0, 1)))
    } catch (error) {
      isBegun.current = false
      setProblem(toUserError(error))
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files)
  }

  function dragOver(event: DragEvent): void {
    event.preventDefault()
    event.dataTransfer.dropEffect = isDisabled ? 'none' : 'copy'
    setIsOver(!isDisabled)
  }

  return (
    <div
      className={[styles.drop, isLarge ? styles.large : '', isOver ? styles.over : ''].join(' ')}
      role="group"
      aria-labelledby={titleId}
      data-field={path}
      onDrop={drop}
      onDragOver={dragOver}
      onDragLeave={() => setIsOver(false)}
    >
      <div className={styles.words}>
        <p id={titleId} className={styles.title}>
          {title}
        </p>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.buttons}>
        <Button ref={button} icon={<FolderOpen size={16} aria-hidden />} isDisabled={isDisabled} onPress={() => input.current?.click()}>
          {buttonLabel}
        </Button>
        {children}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={isMultiple}
        aria-label={buttonLabel}
        onChange={(event) => {
          isBegun.current = true
          void take(event.target.files)
          // The same file chosen again is to count as a choice.
          event.target.value = ''
        }}
      />
      {problem && (
        <div className={styles.problem}>
          <Problem problem={problem} />
        </div>
      )}
    </div>
  )
}
