/**
 * @file Exports a submission as a package: a folder and the same as a zip.
 * Built aside, verified by reading it back, then renamed into place; same submission and same day, same bytes.
 */
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { checkSubmission } from '#shared/domain/check.ts'
import type { ExportedFile, ExportedMessage, Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { isBlocker, type Finding } from '#shared/domain/findings.ts'
import type { Settings, Submission } from '#shared/domain/submission.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { writeZip } from '../files/write-zip.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { prepareSubmission } from '../traces/prepare-submission.ts'
import { readRoundBefore } from '../rounds/round-before.ts'
import { buildFolder } from './build-folder.ts'
import type { Message } from './message-plan.ts'
import { packageName } from './package-name.ts'
import { makeStaging, placePackage, removeStaging, requireReplaceable } from './place-package.ts'
import type { Signer } from './signature.ts'
import { verifyPackage } from './verify-package.ts'

export type ExportInput = {
  submission: Submission
  settings: Settings
  /** `YYYY-MM-DD` */
  today: string
  /** Where the content of a referenced file lies. */
  filePath: (sha256: string) => string
  /** Made if it is not there. */
  outFolder: string
  /** A draft is exported whatever blocks it, and says so in every document. */
  isDraft: boolean
  /** From the second round on: the messages carry everything again, not only what has changed. */
  isWhole?: boolean
  appVersion: string
  /** Signs the manifest; without one the package is not signed. */
  signer?: Signer
  /** For the pictures of the scenes; what the system has by default. */
  tools?: () => Promise<FfmpegTools>
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/** Of the whole progress; the steps of the folder follow it. */
const readingShare = 0.05

export type ExportResult = {
  /** Absolute paths. */
  folder: string
  zip: string
  /** Every file of the folder, sorted by name. */
  files: ExportedFile[]
  /** What each draft says and carries, for mail programs that open no drafts. */
  messages: ExportedMessage[]
}

function described({ fileName, to, subject, text, attachments }: Message): ExportedMessage {
  return { name: `emails/${fileName}`, to, subject, text, attachments: attachments.map(({ name }) => name) }
}

/**
 * @throws UserError `blocked` (blockers stand, a file is too large for a message, or something else lies at the target), `credentials-found`,
 * `file-missing`, `file-changed`, `disk-full`, `file-unreadable`, `cancelled`. Then nothing is left and an earlier package is as it was.
 */
export async function exportPackage(input: ExportInput): Promise<ExportResult> {
  const { today, isDraft, signal, onProgress } = input
  const outFolder = resolve(input.outFolder)
  const report = (activity: string, fraction: number) => {
    throwIfCancelled(signal)
    onProgress?.({ activity, fraction, secondsLeft: null })
  }
  // What is known to stand in the way is said before anything is written; the traces are yet to be read.
  requireReady(input.submission, input)
  const name = packageName(input.submission, today, isDraft)
  await requireReplaceable(join(outFolder, name)).catch((error: unknown) => {
    throw describeFileError(error, outFolder)
  })
  const staging = await makeStaging(outFolder)
  try {
    report('Reading the traces', 0)
    const workDir = join(staging, 'traces')
    await mkdir(workDir)
    const readingTraces = ({ activity, fraction }: Progress) => report(activity, fraction * readingShare)
    // Whatever lies in the store: what leaves is redacted here and now, and what is said of it was read from that.
    const traces = await prepareSubmission({ submission: input.submission, filePath: input.filePath, workDir, signal, onProgress: readingTraces })
    const findings = requireReady(traces.submission, input)
    const before = await readRoundBefore(input.submission, input.filePath, signal)
    const folder = join(staging, name)
    const { files, messages } = await buildFolder({
      ...input,
      submission: traces.submission,
      filePath: traces.filePath,
      traces,
      folder,
      name,
      findings,
      before,
      report,
    })
    await rm(workDir, { recursive: true })
    report('Writing the zip', 0.7)
    const entries = files.map((file) => ({ name: `${name}/${file.name}`, path: join(folder, file.name) }))
    await writeZip(join(staging, `${name}.zip`), entries, signal)
    for (const [index, path] of [folder, join(staging, `${name}.zip`)].entries()) {
      report('Verifying the package', 0.8 + index * 0.1)
      const { valid, problems } = await verifyPackage(path, { pinned: input.signer?.fingerprint, signal })
      if (!valid)
        throw new UserError('internal', `The package did not pass its own verification: ${problems.join('; ')}`, 'Report this; nothing was exported.')
    }
    report('Putting the package in place', 0.99)
    await placePackage(staging, outFolder, [name, `${name}.zip`])
    onProgress?.({ activity: 'Done', fraction: 1, secondsLeft: 0 })
    return { folder: join(outFolder, name), zip: join(outFolder, `${name}.zip`), files, messages: messages.map(described) }
  } catch (error) {
    if (signal?.aborted) throw new UserError('cancelled', 'Cancelled.')
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : describeFileError(error, join(outFolder, name))
  } finally {
    await removeStaging(outFolder, staging)
  }
}

/** @returns the findings. @throws UserError `blocked` where blockers stand and this is no draft */
function requireReady(submission: Submission, { settings, today, isDraft }: ExportInput): Finding[] {
  const findings = checkSubmission(submission, { today, settings })
  const blockers = findings.filter(isBlocker)
  if (blockers.length === 0 || isDraft) return findings
  const lines = blockers.map(({ rule, message }) => `${rule}: ${message}`)
  throw new UserError(
    'blocked',
    `The package is not ready: ${blockers.length} ${blockers.length === 1 ? 'point stands' : 'points stand'} in the way.\n${lines.join('\n')}`,
    blockers[0]?.fix ?? '',
  )
}
