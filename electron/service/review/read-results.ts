/** @file Reads the videos of a fit beside their recording; what was read before comes from the cache. Service process. */
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { resultReadingSchema, type ResultReading } from '#shared/contract/review-calls.ts'
import type { Fit } from '#shared/domain/submission.ts'
import type { Cover } from '#shared/domain/video-plan.ts'
import { z } from 'zod'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { createFitProgress } from '../video/fit-progress.ts'
import type { StudiedRecording } from '../video/study.ts'
import { readResult } from './read-result.ts'
import type { ReviewCache } from './review-cache.ts'
import { createTextReader } from './text-reader.ts'

export type ResultsReading = {
  fit: Fit
  covers: readonly Cover[]
  cache: ReviewCache
  tools: FfmpegTools
  filePath: (sha256: string) => string | null
  /** Looks at the recording where nobody has yet. */
  withStudied: <T>(work: (studied: StudiedRecording, onProgress: (progress: Progress) => void) => Promise<T>) => Promise<T>
  signal: AbortSignal
}

/** To be raised when videos are read in another way. */
const version = 1
const keptSchema = z.object({ version: z.literal(version), covers: z.string(), reading: resultReadingSchema })

/** @throws UserError `file-missing`, and those of `readResult`. */
export async function readResults(options: ResultsReading): Promise<ResultReading[]> {
  const { fit, cache } = options
  const covers = JSON.stringify(options.covers)
  const keyOf = (sha256: string) => `${fit.recordingSha256}-${sha256}`
  const readings = new Map<string, ResultReading>()
  for (const { file } of fit.outputs) {
    const kept = await cache.readOther(keyOf(file.sha256), keptSchema)
    if (kept?.covers === covers) readings.set(file.sha256, kept.reading)
  }
  const missing = fit.outputs.filter(({ file }) => !readings.has(file.sha256))
  if (missing.length > 0) {
    for (const reading of await readMissing({ ...options, fit: { ...fit, outputs: missing } })) {
      await cache.writeOther(keyOf(reading.sha256), { version, covers, reading })
      readings.set(reading.sha256, reading)
    }
  }
  return fit.outputs.flatMap(({ file }) => readings.get(file.sha256) ?? [])
}

function readMissing({ fit, covers, tools, filePath, withStudied, signal }: ResultsReading): Promise<ResultReading[]> {
  const outputs = fit.outputs.map((output) => {
    const path = filePath(output.file.sha256)
    if (!path) throw new UserError('file-missing', `The stored copy of ${JSON.stringify(output.file.name)} is missing.`, 'Make the video again.')
    return { output, path }
  })
  return withStudied(async (studied, onProgress) => {
    const slot = createFitProgress(onProgress, () => performance.now())
    const reader = createTextReader({ signal })
    try {
      const readings: ResultReading[] = []
      for (const { output, path } of outputs) {
        const onFraction = slot(1 / outputs.length).stage('Reading the video beside its recording', 1)
        readings.push(await readResult({ tools, reader, studied, output, path, covers, signal, onFraction }))
      }
      return readings
    } finally {
      await reader.close()
    }
  })
}
