/** @file Takes a video file in as the recording of a submission. Service process. */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import type { Mark, Recording, Submission } from '#shared/domain/submission.ts'
import type { ServiceParts } from '../index.ts'
import { makePreview, needsPreview } from './preview.ts'
import { probeVideo } from './probe.ts'

export type StoreRecordingOptions = {
  parts: Pick<ServiceParts, 'files' | 'tools' | 'workDir'>
  path: string
  /** The name for people; that of the file by default. */
  name?: string
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/**
 * Copies a file into the store, with a copy that the player shows where it cannot show the file itself.
 * @throws UserError as {@link probeVideo}; `disk-full`, `cancelled`.
 */
export async function storeRecording({ parts, path, name, signal, onProgress }: StoreRecordingOptions): Promise<Recording> {
  const { files, workDir } = parts
  const tools = await parts.tools()
  onProgress({ activity: 'Looking at the recording', fraction: 0, secondsLeft: null })
  const probed = await probeVideo(tools, path, signal)
  const isCopied = needsPreview(probed) === 'none'
  const file = await files.add(path, {
    name,
    signal,
    onProgress: (fraction) => onProgress({ activity: 'Copying the recording', fraction: fraction * (isCopied ? 1 : 0.4), secondsLeft: null }),
  })
  let preview: Recording['preview'] = null
  if (!isCopied) {
    const outputPath = join(workDir, `${randomUUID()}.preview`)
    try {
      const made = await makePreview({
        tools,
        path: files.path(file.sha256),
        probed,
        outputPath,
        signal,
        onProgress: (fraction) => onProgress({ activity: 'Making a copy that plays here', fraction: 0.4 + fraction * 0.6, secondsLeft: null }),
      })
      preview = await files.add(made.path, { name: made.name, signal })
    } finally {
      await rm(outputPath, { force: true })
    }
  }
  const { durationMs, width, height, frameRate, videoCodec, audioCodec } = probed
  return { file, properties: { durationMs, width, height, frameRate, videoCodec, audioCodec }, preview }
}

/**
 * @param marks those that come with the recording; by default the submission keeps its own.
 * @returns the submission with this recording. What was cut, covered, made or read of another one means nothing in it. Pure.
 */
export function withRecording(submission: Submission, recording: Recording, marks: readonly Mark[] = submission.video.marks): Submission {
  const { video } = submission
  const isSame = video.recording?.file.sha256 === recording.file.sha256
  return {
    ...submission,
    video: {
      // What was read of another recording stays, so that the page can say that it lapsed.
      ...(isSame ? video : { ...withoutEdits(video), review: video.review }),
      recording,
      marks: marks.filter((mark) => mark.atMs < recording.properties.durationMs),
    },
  }
}

/** @returns the submission without recording and marks. Pure. */
export function withoutRecording(submission: Submission): Submission {
  return { ...submission, video: { ...withoutEdits(submission.video), recording: null, marks: [] } }
}

function withoutEdits(video: Submission['video']): Submission['video'] {
  return { ...video, wishes: { ...video.wishes, cuts: [], covers: [] }, fit: null, review: null, acceptedFindings: [] }
}
