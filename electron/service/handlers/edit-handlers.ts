/** @file Calls about what the timeline shows of a recording and proposes for it. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import type { ServiceParts } from '../index.ts'
import { makeOverview } from '../video/overview.ts'
import { createOverviews } from '../video/overviews.ts'
import { proposeCuts } from '../video/propose-cuts.ts'
import { requireRecording } from './require-recording.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, 'recording.overview' | 'video.deadTime'>

export function createEditHandlers(parts: ServiceParts): Calls {
  const { submissions, files, studies, workDir } = parts
  const overviews = createOverviews()

  return {
    'recording.overview': async ({ id }, { signal, progress }) => {
      const { sha256 } = requireRecording(parts, id).file
      const looking = { tools: await parts.tools(), path: files.path(sha256), limitBytes: videoLimitBytes, signal }
      const options = { ...looking, workDir, onProgress: progress }
      return overviews.get(sha256, signal, () =>
        // A copy that is there is read; looking at the whole recording only for small pictures would take far longer than they do.
        studies.known(sha256) ? studies.use(sha256, looking, ({ conformed }) => makeOverview({ ...options, conformed })) : makeOverview(options),
      )
    },

    'video.deadTime': async ({ id, longerThanSeconds }, { signal, progress }) => {
      const { sha256 } = requireRecording(parts, id).file
      const looking = { tools: await parts.tools(), path: files.path(sha256), limitBytes: videoLimitBytes, signal }
      const studied = await studies.study(sha256, looking, progress)
      const { marks, wishes } = submissions.get(id).submission.video
      return proposeCuts({ ...studied, marks, wishes, limitBytes: videoLimitBytes }, longerThanSeconds * 1000)
    },
  }
}
