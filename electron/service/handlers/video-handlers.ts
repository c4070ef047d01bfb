/** @file Calls about the recording and the videos made of it. */
import { rm } from 'node:fs/promises'
import type { Contract, Handlers, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import type { FittedVideo, Recording } from '#shared/domain/submission.ts'
import type { ServiceParts } from '../index.ts'
import { storeRecording, withoutRecording, withRecording } from '../video/add-recording.ts'
import { describeFit } from '../video/describe-fit.ts'
import { explainPlan } from '../video/explain-plan.ts'
import { fitVideo, studyShare } from '../video/fit.ts'
import { shareProgress } from '../video/share-progress.ts'
import { requireRecording } from './require-recording.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, 'recording.add' | 'recording.remove' | 'video.plan' | 'video.fit'>

const outputNames = { all: 'video.mp4', normal: 'video-normal.mp4', exception: 'video-exception.mp4' } as const

export function createVideoHandlers(parts: ServiceParts): Calls {
  const { submissions, files, grants, emit, studies, workDir } = parts
  const fitting = new Set<string>()

  function changed(state: SubmissionState): SubmissionState {
    emit('submission.changed', { id: state.id, revision: state.revision })
    return state
  }

  async function looking({ file: { sha256 } }: Recording, signal: AbortSignal) {
    return { tools: await parts.tools(), path: files.path(sha256), limitBytes: videoLimitBytes, signal }
  }

  return {
    'recording.add': async ({ id, grantId }, { signal, progress }) => {
      submissions.get(id)
      const recording = await storeRecording({ parts, path: grants.path(grantId), signal, onProgress: progress })
      return changed(submissions.update(id, (submission) => withRecording(submission, recording)))
    },

    'recording.remove': async ({ id }) => changed(submissions.update(id, withoutRecording)),

    'video.plan': async ({ id }, { signal, progress }) => {
      const recording = requireRecording(parts, id)
      const studied = await studies.study(recording.file.sha256, await looking(recording, signal), progress)
      const { marks, wishes } = submissions.get(id).submission.video
      return explainPlan({ ...studied, marks, wishes, limitBytes: videoLimitBytes })
    },

    'video.fit': async ({ id }, { signal, progress }) => {
      const recording = requireRecording(parts, id)
      if (fitting.has(id)) throw new UserError('blocked', 'The video of this submission is already being made.', 'Wait for it, or cancel it.')
      fitting.add(id)
      try {
        const { marks, wishes } = submissions.get(id).submission.video
        const options = await looking(recording, signal)
        const share = shareProgress(progress, studies.known(recording.file.sha256) ? 0 : studyShare)
        // A plan that is being worked out at the same time looks at the recording for both.
        const result = await studies.use(
          recording.file.sha256,
          options,
          (studied) => fitVideo({ ...options, marks, wishes, studied, workDir, onProgress: share.working }),
          share.looking,
        )
        try {
          const outputs: FittedVideo[] = []
          for (const { path: madePath, flow, properties, passages, predicted, measured } of result.outputs) {
            outputs.push({ flow, file: await files.add(madePath, { name: outputNames[flow], signal }), properties, passages, predicted, measured })
          }
          const fit = describeFit({ recording, marks, wishes, limitBytes: videoLimitBytes, result, outputs })
          return changed(
            submissions.update(id, (submission) => {
              if (submission.video.recording?.file.sha256 !== recording.file.sha256) {
                throw new UserError('file-changed', 'The recording was replaced while its video was being made.', 'Make the video again.')
              }
              return { ...submission, video: { ...submission.video, fit } }
            }),
          )
        } finally {
          await Promise.all(result.outputs.map(({ path }) => rm(path, { force: true })))
        }
      } finally {
        fitting.delete(id)
      }
    },
  }
}
