import { pagePath } from '../../app/location.ts'
import { service } from '../../client/service.ts'
import { cancelTask, startTask } from '../../client/tasks.ts'
import { createPlanQueue } from './plan-queue.ts'

/** Key of the work on the plan, one a submission. */
export const planTask = (id: string): string => `plan ${id}`

/** Works out the plan of what is stored. It goes on while the user is on other pages, as an analysis is kept once it is made. */
export const workOutPlan = createPlanQueue(
  async (id) => {
    let failure: unknown
    const about = { title: 'Analysing the recording', href: pagePath(id, 'video'), isQuiet: true }
    const plan = await startTask(planTask(id), about, async (options) => {
      try {
        return await service.call('video.plan', { id }, options)
      } catch (error) {
        failure = error
        throw error
      }
    })
    if (!plan) throw failure
    return plan
  },
  (id) => cancelTask(planTask(id)),
)
