import { useSyncExternalStore } from 'react'
import type { ServiceState } from '#shared/contract/host.ts'
import { host } from './service.ts'

type Known = { state: ServiceState; message: string }

let known: Known = { state: 'starting', message: '' }
const listeners = new Set<() => void>()

/** Begins to follow how the service is doing. */
export function watchServiceState(): void {
  host.onServiceState((state, message) => {
    known = { state, message }
    for (const listener of listeners) listener()
  })
}

export function useServiceState(): Known {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => known,
  )
}
