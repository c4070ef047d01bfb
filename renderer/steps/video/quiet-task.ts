import { pagePath } from '../../app/location.ts'
import { startTask, type TaskOptions } from '../../client/tasks.ts'

/** Does long work for this page that nobody is told about elsewhere. @returns what the call gives. @throws what it throws. */
export async function quietTask<Result>(id: string, key: string, title: string, call: (options: TaskOptions) => Promise<Result>): Promise<Result> {
  let failure: unknown
  const result = await startTask(key, { title, href: pagePath(id, 'video'), isQuiet: true }, async (options) => {
    try {
      return await call(options)
    } catch (error) {
      failure = error
      throw error
    }
  })
  if (result === undefined) throw failure
  return result
}
