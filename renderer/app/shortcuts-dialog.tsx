import { Dialog } from '../components/dialog.tsx'
import type { Shortcut } from './shortcuts.ts'
import { shortcuts, shortcutText } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
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
