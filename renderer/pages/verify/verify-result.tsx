import { CircleAlert, CircleCheck } from 'lucide-react'
import { useCall } from '../../client/queries.ts'
import { cancelTask, useTask } from '../../client/tasks.ts'
import { counted } from '../../client/words.ts'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { verifiedOf } from './verify-package.ts'
import styles from './verify-page.module.css'

/** How verifying goes, then what it gave. */
export function VerifyResult({ taskKey, grantId }: { taskKey: string; grantId: string }) {
  const task = useTask(taskKey)
  if (task?.isRunning) return <ProgressPanel task={task} onCancel={() => cancelTask(taskKey)} />
  if (task?.problem) return <Problem problem={task.problem} />
  const result = verifiedOf(grantId)
  if (!result) return null
  return (
    <div className={styles.result} role="status">
      {result.valid ? (
        <>
          <p className={styles.good}>
            <CircleCheck size={18} aria-hidden />
            {result.name} is complete and unchanged.
          </p>
          {result.notes?.map((note) => (
            <p key={note} className={styles.signed}>
              {note}
            </p>
          ))}
          <SignedBy fingerprint={result.signedBy} />
        </>
      ) : (
        <>
          <p className={`${styles.good} ${styles.bad}`}>
            <CircleAlert size={18} aria-hidden />
            {result.name} is not valid: {counted(result.problems.length, 'problem')}.
          </p>
          <ul className={styles.problems}>
            {result.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Whose key it is, only a person can know; that it is one's own, this machine knows. */
function SignedBy({ fingerprint }: { fingerprint: string | null }) {
  const own = useCall('signing.get', {}).data?.key?.fingerprint
  if (fingerprint === null) return <p className={styles.signed}>It is not signed.</p>
  if (fingerprint === own) return <p className={styles.signed}>It is signed by the key of this machine.</p>
  return (
    <p className={styles.signed}>
      It is signed by a key that this machine does not know. Compare its fingerprint with what the sender told you:{' '}
      <span className={styles.fingerprint}>{fingerprint.replace(/.{4}(?=.)/g, '$& ')}</span>
    </p>
  )
}
