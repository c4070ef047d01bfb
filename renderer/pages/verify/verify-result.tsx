import { CircleAlert, CircleCheck } from 'lucide-react'
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
        <p className={styles.good}>
          <CircleCheck size={18} aria-hidden />
          {result.name} is complete and unchanged.
        </p>
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
