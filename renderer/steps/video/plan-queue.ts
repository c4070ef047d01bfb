import { isCancelled } from '#shared/contract/errors.ts'
import type { VideoPlan } from '#shared/domain/video-plan.ts'

/**
 * The first plan of a recording analyses it, which takes its time. Marks and wishes that change meanwhile must not begin that
 * anew: a second plan of the same recording waits for the first, and is then there at once.
 * @param call works out the plan of what is stored.
 * @param cancel stops the call that is under way.
 * @returns asks for a plan; the signal is aborted when nobody wants it any more, which ends the wait but no call that has begun.
 */
export function createPlanQueue(call: (id: string) => Promise<VideoPlan>, cancel: (id: string) => void) {
  const underWay = new Map<string, { recordingSha256: string; plan: Promise<VideoPlan> }>()

  return async (id: string, recordingSha256: string, signal: AbortSignal): Promise<VideoPlan> => {
    for (let earlier = underWay.get(id); earlier; earlier = underWay.get(id)) {
      const isSameRecording = earlier.recordingSha256 === recordingSha256
      if (!isSameRecording) cancel(id)
      await earlier.plan.catch((error: unknown) => {
        // Who cancels the analysis does not want it begun again by whoever waits for it.
        if (isSameRecording && isCancelled(error)) throw error
      })
      signal.throwIfAborted()
    }
    const plan = call(id).finally(() => underWay.delete(id))
    underWay.set(id, { recordingSha256, plan })
    return plan
  }
}
