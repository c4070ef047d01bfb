/** @file `certpack fit`: a recording in, one or two videos below the limit out. */
import { lstat, readFile, realpath, rename } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { z } from 'zod'
import { UserError } from '#shared/contract/errors.ts'
import { smallestVideoLimitBytes, videoLimitBytes } from '#shared/domain/limits.ts'
import { markSchema, outputFlowSchema, type Mark, type OutputFlow } from '#shared/domain/submission.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { safeFileName } from '../files/file-names.ts'
import { describeIssues } from '../serve.ts'
import { fitVideo } from '../video/fit.ts'
import { locateFfmpeg } from '../video/locate-ffmpeg.ts'
import { exitCodes, type Terminal } from './terminal.ts'
import { withWorkplace } from './workplace.ts'

export type FitOptions = { out: string; marks?: string; limit?: string }

const marksBytesAtMost = 1024 * 1024

async function readMarks(path: string | undefined): Promise<Mark[]> {
  if (!path) return []
  const { bytes, name } = await requireRegularFile(path)
  if (bytes > marksBytesAtMost)
    throw new UserError('bad-input', `${JSON.stringify(name)} is too large for a list of marks.`, 'Give a JSON list of { atMs, title, flow }.')
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UserError(
      'bad-input',
      `${JSON.stringify(name)} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      'Give a JSON list of { atMs, title, flow }.',
    )
  }
  const parsed = z.array(markSchema).max(200).safeParse(value)
  if (!parsed.success)
    throw new UserError(
      'bad-input',
      `${JSON.stringify(name)}: ${describeIssues(parsed.error)}`,
      'Give a JSON list of { atMs, title, flow: "normal" | "exception" }.',
    )
  return parsed.data
}

function readLimit(limit: string | undefined): number {
  const bytes = Number(limit ?? videoLimitBytes)
  if (!Number.isInteger(bytes) || bytes < smallestVideoLimitBytes || bytes > 1_000_000_000) {
    throw new UserError(
      'bad-input',
      `--limit ${limit} is not a number of bytes from ${smallestVideoLimitBytes} to 1000000000.`,
      'Leave it out for 4500000.',
    )
  }
  return bytes
}

/** An earlier result is replaced, but neither the recording nor what is no file. */
async function requireFreeOrFile(path: string, sourcePath: string): Promise<void> {
  const info = await lstat(path).catch(() => null)
  if (info && !info.isFile())
    throw new UserError('bad-input', `${path} is in the way of the result: it is no file.`, 'Move it away, or choose another folder with --out.')
  if (path === (await realpath(sourcePath)))
    throw new UserError('bad-input', `The result would replace the recording ${path}.`, 'Choose another folder with --out.')
}

export async function fitCommand(video: string, options: FitOptions, { signal, progress, print }: Terminal): Promise<number> {
  const limitBytes = readLimit(options.limit)
  const marks = await readMarks(options.marks)
  const source = await requireRegularFile(video)
  const tools = await locateFfmpeg({})
  const stem = safeFileName(basename(source.name, extname(source.name)))

  const result = await withWorkplace(options.out, async (workDir, outFolder) => {
    const resultPath = (flow: OutputFlow) => join(outFolder, `${stem}-${flow}.mp4`)
    for (const flow of outputFlowSchema.options) await requireFreeOrFile(resultPath(flow), source.path)
    const fitted = await fitVideo({ tools, path: source.path, marks, limitBytes, workDir, signal, onProgress: progress })
    const outputs = []
    for (const { path: madePath, flow, bytes, properties } of fitted.outputs) {
      const path = resultPath(flow)
      await rename(madePath, path).catch((error: unknown) => {
        throw describeFileError(error, path)
      })
      outputs.push({ path, flow, bytes, ...properties })
    }
    return { outputs, split: fitted.split, reason: fitted.reason, elapsedMs: fitted.elapsedMs }
  })

  const lines = result.outputs.map(
    ({ path, bytes, width, height, frameRate }) => `${path}: ${bytes} bytes, ${width}x${height}, ${frameRate} frames a second`,
  )
  print(result, [...lines, result.reason].join('\n'))
  return exitCodes.done
}
