import { acceleratorText } from '#shared/domain/recording-keys.ts'
import { host } from '../client/service.ts'
import styles from './shortcut-keys.module.css'

/** A global shortcut as the keyboard shows it. */
export function ShortcutKeys({ accelerator }: { accelerator: string }) {
  return <kbd className={styles.keys}>{acceleratorText(accelerator, host.platform === 'darwin')}</kbd>
}
