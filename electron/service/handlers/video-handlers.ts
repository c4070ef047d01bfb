/** @file Calls about the recording and the videos made of it. */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contract, Handlers, Progress, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import type { FittedVideo, Recording } from '#shared/domain/submission.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import type { ServiceParts } from '../index.ts'
import { describeFit } from '../video/describe-fit.ts'
import { explainPlan } from '../video/explain-plan.ts'
import { fitVideo, studyShare } from '../video/fit.ts'
import { makePreview, needsPreview } from '../video/preview.ts'
import { probeVideo } from '../video/probe.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, 'recording.add' | 'recording.remove' | 'video.plan' | 'video.fit'>

const outputNames = { all: 'video.mp4', normal: 'video-normal.mp4', exception: 'video-exception.mp4' } as const

export function createVideoHandlers(parts: ServiceParts): Calls {
  const { submissions, files, grants, emit, workDir } = parts
  const fitting = new Set<string>()

  function changed(state: SubmissionState): SubmissionState {
    emit('submission.changed', { id: state.id, revision: state.revision })
    return state
  }

  function requireRecording(id: string): Recording {
    const { recording } = submissions.get(id).submission.video
    if (!recording) throw new UserError('not-found', 'There is no recording yet.', 'Add a recording first.')
    if (!files.has(recording.file.sha256)) {
      throw new UserError('file-missing', `The stored copy of ${JSON.stringify(recording.file.name)} is missing.`, 'Add the recording again.')
    }
    return recording
  }

  async function study({ file: { sha256 } }: Recording, signal: AbortSignal, onProgress: (progress: Progress) => void) {
    return parts.studies.study(sha256, { tools: await parts.tools(), path: files.path(sha256), limitBytes: videoLimitBytes, signal }, onProgress)
  }

  return {
    'recording.add': async ({ id, grantId }, { signal, progress }) => {
      submissions.get(id)
      const source = await requireRegularFile(grants.path(grantId))
      const tools = await parts.tools()
      progress({ activity: 'Looking at the recording', fraction: 0, secondsLeft: null })
      const probed = await probeVideo(tools, source.path, signal)
      const isCopied = needsPreview(probed) === 'none'
      const file = await files.add(source.path, {
        signal,
        onProgress: (fraction) => progress({ activity: 'Copying the recording', fraction: fraction * (isCopied ? 1 : 0.4), secondsLeft: null }),
      })
      let preview: Recording['preview'] = null
      if (!isCopied) {
        const outputPath = join(workDir, `${randomUUID()}.preview`)
        try {
          const { path, name } = await makePreview({
            tools,
            path: files.path(file.sha256),
            probed,
            outputPath,
            signal,
            onProgress: (fraction) => progress({ activity: 'Making a copy that plays here', fraction: 0.4 + fraction * 0.6, secondsLeft: null }),
          })
          preview = await files.add(path, { name, signal })
        } finally {
          await rm(outputPath, { force: true })
        }
      }
      const { durationMs, width, height, frameRate, videoCodec, audioCodec } = probed
      const recording: Recording = { file, properties: { durationMs, width, height, frameRate, videoCodec, audioCodec }, preview }
      return changed(
        submissions.update(id, (submission) => {
          const isSame = submission.video.recording?.file.sha256 === file.sha256
          const marks = submission.video.marks.filter((mark) => mark.atMs < durationMs)
          const { wishes, fit } = submission.video
          // Passages of another recording mean nothing in this one.
          const kept = isSame ? { wishes, fit } : { wishes: { ...wishes, cuts: [] }, fit: null }
          return { ...submission, video: { ...submission.video, recording, marks, ...kept } }
        }),
      )
    },

    'recording.remove': async ({ id }) =>
      changed(
        submissions.update(id, (submission) => ({
          ...submission,
          video: { ...submission.video, recording: null, marks: [], wishes: { ...submission.video.wishes, cuts: [] }, fit: null },
        })),
      ),

    'video.plan': async ({ id }, { signal, progress }) => {
      const recording = requireRecording(id)
      const studied = await study(recording, signal, progress)
      const { marks, wishes } = submissions.get(id).submission.video
      return explainPlan({ ...studied, marks, wishes, limitBytes: videoLimitBytes })
    },

    'video.fit': async ({ id }, { signal, progress }) => {
      const recording = requireRecording(id)
      if (fitting.has(id)) throw new UserError('blocked', 'The video of this submission is already being made.', 'Wait for it, or cancel it.')
      fitting.add(id)
      try {
        const { marks, wishes } = submissions.get(id).submission.video
        const tools = await parts.tools()
        const isKnown = parts.studies.known(recording.file.sha256) !== undefined
        const { looking, making } = shareProgress(progress, isKnown ? 0 : studyShare)
        // A plan that is being worked out at the same time looks at the recording for both.
        const studied = await study(recording, signal, looking)
        const recordingPath = files.path(recording.file.sha256)
        const result = await fitVideo({
          tools,
          path: recordingPath,
          marks,
          wishes,
          studied,
          limitBytes: videoLimitBytes,
          workDir,
          signal,
          onProgress: making,
        })
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

/** One bar for two stretches of work: the first fills `share` of it. Its time left is not yet that of the whole. */
function shareProgress(report: (progress: Progress) => void, share: number) {
  return {
    looking: (value: Progress) => report({ ...value, fraction: value.fraction * share, secondsLeft: null }),
    making: (value: Progress) => report({ ...value, fraction: share + value.fraction * (1 - share) }),
  }
}
