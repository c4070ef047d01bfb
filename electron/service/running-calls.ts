/** @file Knows the calls that are being worked on, so that the service ends only after they have cleaned up. Service process. */
import { UserError } from '#shared/contract/errors.ts'
import type { AnyContract, Handlers } from '#shared/contract/contract.ts'

type Handler = (input: unknown, context: { signal: AbortSignal }) => Promise<unknown>

export type RunningCalls = {
  /** @returns the same handlers; what they do is cancelled by `stop`, and calls after it are refused with `service-stopped`. */
  watch<C extends AnyContract>(handlers: Handlers<C, AbortSignal>): Handlers<C, AbortSignal>
  /** Cancels everything and waits until it has ended, at most `atMostMs` milliseconds. */
  stop(atMostMs: number): Promise<void>
}

export function createRunningCalls(): RunningCalls {
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()

  function watched(handler: Handler): Handler {
    return async (input, context) => {
      if (stopping.signal.aborted) throw new UserError('service-stopped', 'The service is closing.')
      const work = handler(input, { ...context, signal: AbortSignal.any([context.signal, stopping.signal]) })
      running.add(work)
      try {
        return await work
      } finally {
        running.delete(work)
      }
    }
  }

  return {
    watch<C extends AnyContract>(handlers: Handlers<C, AbortSignal>) {
      const all = Object.entries(handlers) as [string, Handler][]
      return Object.fromEntries(all.map(([name, handler]) => [name, watched(handler)])) as unknown as Handlers<C, AbortSignal>
    },
    async stop(atMostMs) {
      stopping.abort()
      let timer: NodeJS.Timeout | undefined
      const atMost = new Promise((resolve) => (timer = setTimeout(resolve, atMostMs)))
      await Promise.race([Promise.allSettled(running), atMost])
      clearTimeout(timer)
    },
  }
}
