import type { Take } from '#shared/domain/takes.ts'
import { queryClient, queryKey, useCall } from '../client/queries.ts'
import { service } from '../client/service.ts'

/** Has what is known of the takes fetched again. */
export function refreshTakes(id: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queryKey('take.list', { id }) })
}

/** Keeps what is known of the takes true to the service: its events and its restarts make it stale. */
export function watchTakes(): void {
  service.on('take.changed', ({ id }) => void refreshTakes(id))
  service.onConnect((isFirst) => !isFirst && void queryClient.invalidateQueries({ queryKey: ['take.list'] }))
}

/** @returns the takes of a submission that are not being recorded just now, oldest first. */
export function useTakes(id: string): readonly Take[] {
  return useCall('take.list', { id }).data?.takes.filter(({ state }) => state !== 'recording') ?? []
}
