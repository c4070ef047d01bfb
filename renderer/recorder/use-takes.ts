import { useEffect } from 'react'
import type { Take } from '#shared/domain/takes.ts'
import { queryClient, queryKey, useCall } from '../client/queries.ts'
import { service } from '../client/service.ts'

/** Has what is known of the takes fetched again. */
export function refreshTakes(id: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queryKey('take.list', { id }) })
}

/** @returns the takes of a submission that are not being recorded just now, oldest first. */
export function useTakes(id: string): readonly Take[] {
  const list = useCall('take.list', { id })
  useEffect(() => {
    const stops = [
      service.on('take.changed', (changed) => changed.id === id && void refreshTakes(id)),
      service.onConnect((isFirst) => !isFirst && void refreshTakes(id)),
    ]
    return () => stops.forEach((stop) => stop())
  }, [id])
  return list.data?.takes.filter(({ state }) => state !== 'recording') ?? []
}
