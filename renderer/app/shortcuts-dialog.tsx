import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import type { Shortcut } from './shortcuts.ts'
import { shortcuts, shortcutText } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

export function ShortcutsDialog({ isOpen, onClose, onTour }: { isOpen: boolean; onClose: () => void; onTour: () => void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onTour}>Take the tour (2 minutes)</Button>
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <dl className={styles.list}>
        {(Object.keys(shortcuts) as Shortcut[]).map((shortcut) => (
          <div key={shortcut} style={{ display: 'contents' }}>
            <dt>{shortcutText(shortcut)}</dt>
            <dd>{shortcuts[shortcut].does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.more}>
        The player on Demo video and the list of calls on Requests and responses have keys of their own; they are listed below them.
      </p>
    </Dialog>
  )
}
