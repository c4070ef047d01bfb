import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import type { PersonalValue } from '#shared/domain/traces/redaction.ts'
import { service } from '../../../client/service.ts'
import { useSubmission } from '../../../client/use-submission.tsx'
import { tracesKey } from '../use-exchanges.ts'

/** @returns the personal values that the redaction found in the stored traces; the ones before until these are known. */
export function usePersonalValues(): { values: PersonalValue[] | undefined; problem: UserError | undefined } {
  const { id, state } = useSubmission()
  const { files, choices } = state.submission.traces
  const { data, error } = useQuery({
    queryKey: ['trace.personalValues', id, tracesKey({ files }), JSON.stringify(choices)],
    queryFn: ({ signal }) => service.call('trace.personalValues', { id }, { signal }),
    placeholderData: keepPreviousData,
    enabled: files.length > 0,
  })
  return { values: data?.values, problem: error ? toUserError(error) : undefined }
}
