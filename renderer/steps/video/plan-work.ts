import { service } from '../../client/service.ts'
import { cancelTask } from '../../client/tasks.ts'
import { createPlanQueue } from './plan-queue.ts'
import { quietTask } from './quiet-task.ts'

/** Key of the work on the plan, one a submission. */
export const planTask = (id: string): string => `plan ${id}`

/** Works out the plan of what is stored. It goes on while the user is on other pages, as an analysis is kept once it is made. */
export const workOutPlan = createPlanQueue(
  (id) => quietTask(id, planTask(id), 'Analysing the recording', (options) => service.call('video.plan', { id }, options)),
  (id) => cancelTask(planTask(id)),
)
