import type { UseQueryResult } from '@tanstack/react-query'
import { QueryClient, useQuery } from '@tanstack/react-query'
import type { Contract, InputOf, OutputOf } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { service } from './service.ts'

/** Everything read from the service is kept here; the key is the name of the call and its input. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, problem) => count < 5 && toUserError(problem).code === 'service-stopped',
      retryDelay: 250,
    },
    mutations: { networkMode: 'always' },
  },
})

export function queryKey<Name extends keyof Contract & string>(name: Name, input: InputOf<Contract[Name]>): readonly unknown[] {
  return [name, input]
}

/** @returns what the service answers to a call that only reads. */
export function useCall<Name extends keyof Contract & string>(
  name: Name,
  input: InputOf<Contract[Name]>,
  options: { isEnabled?: boolean } = {},
): UseQueryResult<OutputOf<Contract[Name]>> {
  return useQuery({
    queryKey: queryKey(name, input),
    queryFn: ({ signal }) => service.call(name, input, { signal }),
    enabled: options.isEnabled ?? true,
  })
}

/** Keeps the queries true to the service: its events and its restarts make them stale. */
export function watchService(): void {
  const refetch = (name: keyof Contract) => void queryClient.invalidateQueries({ queryKey: [name] })
  service.on('submission.listed', () => refetch('submission.list'))
  service.on('submission.changed', () => refetch('submission.list'))
  service.onConnect((isFirst) => {
    if (isFirst) return
    refetch('app.info')
    refetch('submission.list')
  })
}
