import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { ExchangeDetail } from '#shared/domain/traces/exchange-detail.ts'
import type { Traces } from '#shared/domain/traces/traces-section.ts'
import { service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'

/** As many as one call gives: a page of them is there at once, ten thousand in a second or two. */
const pageSize = 2_000

export type Exchanges = {
  exchanges: readonly ExchangeFacts[]
  /** How many there will be once all are here; null until the first are. */
  total: number | null
  /** How far the reading of the files is, from 0 to 1, while there is nothing to show yet. */
  readFraction: number | null
  problem: UserError | undefined
  again: () => void
}

/** Names the stored traces: what was asked about these is of no use for others. */
export function tracesKey({ files }: Pick<Traces, 'files'>): string {
  return files.map(({ file }) => file.sha256).join(' ')
}

/** @returns all calls of the stored traces, a page after the other. */
export function useExchanges(): Exchanges {
  const { id, state } = useSubmission()
  const key = tracesKey(state.submission.traces)
  const [readFraction, setReadFraction] = useState<number | null>(null)
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['trace.exchanges', id, key],
    queryFn: async ({ pageParam, signal }) => {
      const onProgress = ({ fraction }: { fraction: number }) => setReadFraction(fraction)
      return service.call('trace.exchanges', { id, from: pageParam, count: pageSize }, { signal, onProgress })
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const known = pages.reduce((sum, { exchanges }) => sum + exchanges.length, 0)
      return last.exchanges.length > 0 && known < last.total ? known : undefined
    },
    enabled: key !== '',
    structuralSharing: false,
  })
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  const exchanges = useMemo(() => data?.pages.flatMap((page) => page.exchanges) ?? [], [data])
  return {
    exchanges,
    total: data?.pages[0]?.total ?? null,
    readFraction: data ? null : readFraction,
    problem: error && !isFetching ? toUserError(error) : undefined,
    again: () => void refetch(),
  }
}

/** @returns one call with its messages; the one before it until the next is there. */
export function useExchange(index: number): { detail: ExchangeDetail | undefined; isOlder: boolean; problem: UserError | undefined } {
  const { id, state } = useSubmission()
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['trace.exchange', id, tracesKey(state.submission.traces), index],
    queryFn: ({ signal }) => service.call('trace.exchange', { id, index }, { signal }),
    placeholderData: keepPreviousData,
    // Bodies are large: only what is looked at is kept.
    gcTime: 30_000,
  })
  return { detail: data, isOlder: isPlaceholderData, problem: error ? toUserError(error) : undefined }
}
