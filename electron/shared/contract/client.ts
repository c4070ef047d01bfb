/** @file The calling side of a contract over a port: page, host and tests use the same one. */
import type { AnyContract, Events, InputOf, OutputOf, ProgressOf } from './contract.ts'
import { events } from './contract.ts'
import { UserError } from './errors.ts'
import type { FromService, Port, ToService } from './port.ts'
import type { z } from 'zod'

/** As much of an AbortSignal as a caller needs; shared code has no DOM and no Node. */
export type CancelSignal = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
}

export type CallOptions<P> = { signal?: CancelSignal; onProgress?: (value: P) => void }

export type Client<C extends AnyContract> = {
  call<Name extends keyof C & string>(name: Name, input: InputOf<C[Name]>, options?: CallOptions<ProgressOf<C[Name]>>): Promise<OutputOf<C[Name]>>
  on<Name extends keyof Events>(name: Name, listener: (value: z.output<Events[Name]>) => void): () => void
}

type Pending = { resolve(value: unknown): void; reject(error: Error): void; onProgress: ((value: unknown) => void) | undefined }

/**
 * @param contract the calls that may be made; outputs are parsed against it.
 * @returns a client whose calls reject with a {@link UserError}, `service-stopped` once the port is closed.
 */
export function createClient<C extends AnyContract>(contract: C, port: Port): Client<C> {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(value: never) => void>>()
  let lastId = 0
  let isClosed = false
  const stopped = () => new UserError('service-stopped', 'The service stopped before it answered.', 'It is being started again; try once more.')

  port.onClose(() => {
    isClosed = true
    for (const { reject } of pending.values()) reject(stopped())
    pending.clear()
  })

  port.onMessage((raw) => {
    const message = raw as FromService
    if (message.type === 'event') {
      const schema = events[message.name as keyof Events]
      const value = schema?.safeParse(message.value)
      if (value?.success) for (const listener of listeners.get(message.name) ?? []) listener(value.data as never)
      return
    }
    const entry = pending.get(message.id)
    if (!entry) return
    if (message.type === 'progress') return entry.onProgress?.(message.value)
    pending.delete(message.id)
    if (message.type === 'result') entry.resolve(message.value)
    else entry.reject(new UserError(message.code, message.message, message.fix))
  })

  return {
    call(name, input, options = {}) {
      if (isClosed) return Promise.reject(stopped())
      const { signal, onProgress } = options
      if (signal?.aborted) return Promise.reject(new UserError('cancelled', 'Cancelled.'))
      const id = ++lastId
      const result = new Promise<unknown>((resolve, reject) => {
        pending.set(id, { resolve, reject, onProgress: onProgress as Pending['onProgress'] })
      })
      signal?.addEventListener('abort', () => pending.has(id) && port.post({ type: 'cancel', id } satisfies ToService), { once: true })
      port.post({ type: 'call', id, name, input } satisfies ToService)
      return result.then((value) => contract[name]!.output.parse(value) as never)
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (value: never) => void)
      return () => set.delete(listener as (value: never) => void)
    },
  }
}
