/** @file Build script for maintainers: makes the video of the sample with the engine, so that the sample is a finished submission. */
import { rename, rm } from 'node:fs/promises'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import type { Mark } from '#shared/domain/submission.ts'
import { noWishes } from '#shared/domain/video-plan.ts'
import { hashFile } from '../../electron/service/files/hash-file.ts'
import { describeFit } from '../../electron/service/video/describe-fit.ts'
import { fitVideo } from '../../electron/service/video/fit.ts'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'
import { samplePath } from './refresh-submission.ts'

/** @returns the fit section of the sample; its videos lie beside the recording. Names, sizes and hashes are added when it is written. */
export async function fitSample(recordingPath: string, marks: readonly Mark[]) {
  const made = await fitVideo({
    tools: await locateFfmpeg({}),
    path: recordingPath,
    marks,
    limitBytes: videoLimitBytes,
    workDir: samplePath('files'),
  })
  const outputs = []
  for (const { path, flow, properties, passages, predicted, measured } of made.outputs) {
    const name = `files/video-${flow}.mp4`
    await rm(samplePath(name), { force: true })
    await rename(path, samplePath(name))
    outputs.push({ flow, file: { path: name }, properties, passages, predicted, measured })
  }
  const recording = { file: await hashFile(recordingPath) }
  return describeFit({ recording, marks, wishes: noWishes, limitBytes: videoLimitBytes, result: made, outputs })
}
