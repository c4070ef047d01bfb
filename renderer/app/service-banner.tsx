import { TriangleAlert } from 'lucide-react'
import { useServiceState } from '../client/service-state.ts'
import styles from './banner.module.css'

/** Says so when the service is away; nothing else on the page needs to know. */
export function ServiceBanner() {
  const { state, message } = useServiceState()
  const isAway = state === 'restarting' || state === 'failed'
  const words = isAway ? message || 'The service stopped. What was saved is safe; close Certpack and open it again.' : ''
  return (
    <div role="status" aria-live="polite">
      {words && (
        <div className={`${styles.banner} ${state === 'failed' ? styles.failed : ''}`}>
          <TriangleAlert size={18} aria-hidden />
          <span className={styles.words}>{words}</span>
        </div>
      )}
    </div>
  )
}
