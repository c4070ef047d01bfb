import { useId, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './dialog.module.css'

export type FormDialogProps = {
  title: string
  /** Of the button that does it, as in "Note it"; Enter in a field does the same. */
  actionLabel: string
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** A window that asks for something before it is done. */
export function FormDialog({ title, actionLabel, onClose, onSubmit, children }: FormDialogProps) {
  const form = useId()
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="primary" type="submit" form={form}>
        {actionLabel}
      </Button>
    </>
  )
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions}>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
