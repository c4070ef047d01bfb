/** @file `certpack fit`: a recording in, one or two videos below the limit out. */
import { lstat, mkdtemp, readFile, realpath, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { z } from 'zod'
import { UserError } from '#shared/contract/errors.ts'
import { smallestVideoLimitBytes, videoLimitBytes } from '#shared/domain/limits.ts'
import { markSchema, outputFlowSchema, type Mark, type OutputFlow } from '#shared/domain/submission.ts'
import { videoWishesSchema, type VideoPlan, type VideoWishes } from '#shared/domain/video-plan.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { safeFileName } from '../files/file-names.ts'
import { describeIssues } from '../serve.ts'
import { explainPlan } from '../video/explain-plan.ts'
import { fitVideo } from '../video/fit.ts'
import { locateFfmpeg, type FfmpegTools } from '../video/locate-ffmpeg.ts'
import { studyAlone } from '../video/study.ts'
import { exitCodes, type Terminal } from './terminal.ts'
import { withWorkplace } from './workplace.ts'

export type FitOptions = {
  out?: string
  marks?: string
  limit?: string
  prefer?: string
  codec?: string
  files?: string
  floor?: string
  planOnly?: boolean
}

const marksBytesAtMost = 1024 * 1024

/** @returns the marks of a file, none without one. @throws UserError `bad-input` */
export async function readMarks(path: string | undefined): Promise<Mark[]> {
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

/** @throws UserError `bad-input` naming the option. */
function readWishes({ prefer, codec, files, floor }: FitOptions): VideoWishes {
  const parsed = videoWishesSchema.safeParse({
    prefer,
    codec,
    files,
    ...(floor === undefined ? {} : { floor: floor.trim() === '' ? Number.NaN : Number(floor) }),
  })
  if (parsed.success) return parsed.data
  const option = String(parsed.error.issues[0]?.path[0] ?? 'prefer')
  const given = { prefer, codec, files, floor }[option]
  const fix = {
    prefer: 'Say text or motion.',
    codec: 'Say h264 or av1.',
    files: 'Say auto, one or two.',
    floor: 'Give a share from 0 to 1, as in 0.8.',
  }[option]
  throw new UserError('bad-input', `--${option} ${given} is not understood.`, fix ?? '')
}

/** An earlier result is replaced, but neither the recording nor what is no file. */
async function requireFreeOrFile(path: string, sourcePath: string): Promise<void> {
  const info = await lstat(path).catch(() => null)
  if (info && !info.isFile())
    throw new UserError('bad-input', `${path} is in the way of the result: it is no file.`, 'Move it away, or choose another folder with --out.')
  if (path === (await realpath(sourcePath)))
    throw new UserError('bad-input', `The result would replace the recording ${path}.`, 'Choose another folder with --out.')
}

export async function fitCommand(video: string, options: FitOptions, terminal: Terminal): Promise<number> {
  const { out, planOnly } = options
  if (!out && !planOnly)
    throw new UserError('bad-input', 'There is no folder for the result: --out is missing.', 'Name one, or ask for the plan alone with --plan-only.')
  const limitBytes = readLimit(options.limit)
  const wishes = readWishes(options)
  const marks = await readMarks(options.marks)
  const source = await requireRegularFile(video)
  const tools = await locateFfmpeg({})
  const work: Work = { tools, source, marks, wishes, limitBytes, terminal }
  return out && !planOnly ? makeVideo(work, out) : printPlan(work)
}

type Work = {
  tools: FfmpegTools
  source: { path: string; name: string }
  marks: Mark[]
  wishes: VideoWishes
  limitBytes: number
  terminal: Terminal
}

async function printPlan({ tools, source, marks, wishes, limitBytes, terminal: { signal, progress, print } }: Work): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-plan-'))
  try {
    const studied = await studyAlone({ tools, path: source.path, limitBytes, folder, signal }, progress)
    const plan = explainPlan({ ...studied, marks, wishes, limitBytes })
    print(describeForMachines(plan), describeForPeople(plan))
    return exitCodes.done
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeVideo({ tools, source, marks, wishes, limitBytes, terminal: { signal, progress, print } }: Work, out: string): Promise<number> {
  const stem = safeFileName(basename(source.name, extname(source.name)))
  const result = await withWorkplace(out, async (workDir, outFolder) => {
    const resultPath = (flow: OutputFlow) => join(outFolder, `${stem}-${flow}.mp4`)
    for (const flow of outputFlowSchema.options) await requireFreeOrFile(resultPath(flow), source.path)
    const fitted = await fitVideo({ tools, path: source.path, marks, wishes, limitBytes, workDir, signal, onProgress: progress })
    const outputs = []
    for (const { path: madePath, flow, bytes, properties, predicted, measured } of fitted.outputs) {
      const path = resultPath(flow)
      await rename(madePath, path).catch((error: unknown) => {
        throw describeFileError(error, path)
      })
      outputs.push({ path, flow, bytes, ...properties, predicted, measured })
    }
    return { outputs, split: fitted.split, reason: fitted.reason, elapsedMs: fitted.elapsedMs, ...describeForMachines(fitted.plan) }
  })

  const lines = result.outputs.map(
    ({ path, bytes, width, height, frameRate, measured }) =>
      `${path}: ${bytes} bytes, ${width}x${height}, ${frameRate} frames a second, ${Math.round(measured.legibility * 100)} % of the words readable`,
  )
  print(result, [...lines, result.reason].join('\n'))
  return exitCodes.done
}

/** The plan as JSON: the files, what is foretold of them together, and the other ways. */
function describeForMachines({ alternatives, ...plan }: VideoPlan) {
  const bytes = plan.outputs.reduce((sum, { predicted }) => sum + predicted.bytes, 0)
  return { plan, predicted: { bytes, legibility: plan.legibility, seconds: plan.seconds }, alternatives }
}

function describeForPeople({ reason, outputs, alternatives }: VideoPlan): string {
  const percent = (share: number) => `${Math.round(share * 100)} % of the words readable`
  const files = outputs.map(
    ({ flow, width, height, frameRate, predicted }) =>
      `${flow}: ${width}x${height}, ${frameRate} frames a second, about ${predicted.bytes} bytes, ${percent(predicted.legibility)}, ${Math.round(predicted.seconds)} s to make`,
  )
  const others = alternatives.map(
    ({ title, detail, legibility, seconds }) => `  ${title}: ${detail}, ${percent(legibility)}, ${Math.round(seconds)} s`,
  )
  return [...files, reason, ...(others.length > 0 ? ['Other ways:', ...others] : [])].join('\n')
}
