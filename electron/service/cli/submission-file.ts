/** @file A portable submission on the command line, and the video that it may still lack. */
import { settingsSchema, type Fit, type Settings, type Submission } from '#shared/domain/submission.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import { hashFile } from '../files/hash-file.ts'
import { describeFit } from '../video/describe-fit.ts'
import { fitVideo } from '../video/fit.ts'
import { locateFfmpeg } from '../video/locate-ffmpeg.ts'
import type { Terminal } from './terminal.ts'

export type OpenSubmission = { submission: Submission; filePath: (sha256: string) => string }

/** The command line has no Settings page: the addresses stand in the submission. */
export function commandLineSettings(): Settings {
  return settingsSchema.parse({})
}

/**
 * Makes the videos from the recording of the submission.
 * @param workDir the videos stay there; the caller removes it.
 * @returns the submission with its new videos, and where every file lies.
 */
export async function makeVideos({ submission, filePath }: OpenSubmission, workDir: string, { signal, progress }: Terminal): Promise<OpenSubmission> {
  const { recording, marks, wishes } = submission.video
  if (!recording) return { submission, filePath }
  const tools = await locateFfmpeg({})
  const made = await fitVideo({
    tools,
    path: filePath(recording.file.sha256),
    marks,
    wishes,
    limitBytes: videoLimitBytes,
    workDir,
    signal,
    onProgress: progress,
  })
  const paths = new Map<string, string>()
  const outputs: Fit['outputs'] = []
  for (const { path, flow, properties, passages, predicted, measured } of made.outputs) {
    const { sha256, bytes } = await hashFile(path, signal)
    paths.set(sha256, path)
    outputs.push({ flow, file: { name: `video-${flow}.mp4`, bytes, sha256 }, properties, passages, predicted, measured })
  }
  const fit = describeFit({ recording, marks, wishes, limitBytes: videoLimitBytes, result: made, outputs })
  return { submission: { ...submission, video: { ...submission.video, fit } }, filePath: (sha256) => paths.get(sha256) ?? filePath(sha256) }
}
