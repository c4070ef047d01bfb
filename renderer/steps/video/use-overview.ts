import { useQuery } from '@tanstack/react-query'
import type { RecordingOverview } from '#shared/contract/review-calls.ts'
import { service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'

/** @returns the small pictures and the sound of the recording, once they are there. @param isReady nothing that is waited for is under way. */
export function useOverview(isReady: boolean): RecordingOverview | undefined {
  const { id, state } = useSubmission()
  const { recording } = state.submission.video
  const { data } = useQuery({
    queryKey: ['overview of the recording', id, recording?.file.sha256],
    queryFn: ({ signal }) => service.call('recording.overview', { id }, { signal }),
    enabled: recording !== null && isReady,
    // Without them the timeline is as usable: nobody is told, and it is tried again with the next visit.
    retry: 1,
  })
  return data
}
