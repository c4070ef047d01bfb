import { cancelTask, dismissTask, useTask } from '../../client/tasks.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'

/** Long work under this key: how far it is, or what it failed with; nothing when there is none. */
export function WorkProgress({ taskKey }: { taskKey: string }) {
  const task = useTask(taskKey)
  if (task?.isRunning) return <ProgressPanel task={task} onCancel={() => cancelTask(taskKey)} />
  if (!task?.problem) return null
  return (
    <Problem
      problem={task.problem}
      actions={
        <Button kind="quiet" isSmall onPress={() => dismissTask(taskKey)}>
          Dismiss
        </Button>
      }
    />
  )
}
