/** @file Fills the folder of a package: copies, documents, traces, messages, manifest. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedFile } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Finding } from '#shared/domain/findings.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { portableVersion } from '#shared/domain/portable-document.ts'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import { videoLimitWith } from '#shared/domain/video-limit.ts'
import { requireUnchanged } from '../files/require-stored.ts'
import { collectFiles, collectTraces, evidenceNames } from './collected-files.ts'
import { copyVerified } from './copy-verified.ts'
import { checkReportBlocks } from './documents/check-report-document.ts'
import { keyRequestBlocks } from './documents/key-request-document.ts'
import { logDateBlocks } from './documents/log-date-document.ts'
import { questionnaireBlocks, questionnaireJson } from './documents/questionnaire-document.ts'
import { sceneBlocks } from './documents/scene-document.ts'
import type { ExportInput } from './export-package.ts'
import { byName, checksumsName, checksumsText, manifestName, type Manifest, type PackageFileKind } from './manifest.ts'
import { encodedBytes, largestAttachment, planMessages, reservedBytes, type Attachment } from './message-plan.ts'
import { createPackageFolder, type PackageFolder } from './package-folder.ts'
import { packageDate, round } from './package-name.ts'
import type { Block } from './pdf/blocks.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { readmeText } from './readme.ts'
import { readLedger } from '../traces/read-ledger.ts'
import type { PreparedSection } from '../traces/prepare-submission.ts'
import { requireNoCredentials, requireNoTypedCredentials } from './require-no-credentials.ts'
import { makeSceneSheets } from './scene-sheets.ts'
import { locateFfmpeg } from '../video/locate-ffmpeg.ts'
import { unpackedTrace, writeTraces } from './traces-zip.ts'
import { writeEmail } from './write-email.ts'

type BuildInput = ExportInput & {
  /** The redacted copies that the traces of the submission refer to. */
  traces: PreparedSection
  folder: string
  name: string
  findings: Finding[]
  report: (activity: string, fraction: number) => void
}

/** Room in the first message with traces for the log-date document that travels along. */
const companionBytes = 256 * 1024

/** @returns every file of the folder, sorted by name. */
export async function buildFolder(input: BuildInput): Promise<ExportedFile[]> {
  const { submission, settings, isDraft, name, folder, findings, report, signal } = input
  requireNoTypedCredentials(submission)
  await mkdir(folder)
  const target = createPackageFolder(folder, signal)
  report('Copying videos and files', 0.05)
  await copyFiles(input, target)
  report('Packing the traces', 0.2)
  const unreadable = await addTraces(input, target)
  report('Writing the documents', 0.35)
  await addDocuments(input, target)

  report('Writing the messages', 0.5)
  const { messages, tooLarge } = planMessages(submission, settings, name, isDraft, target.files())
  if (tooLarge.length > 0 && !isDraft)
    throw new UserError(
      'blocked',
      describeTooLarge(tooLarge, settings.messageLimitBytes),
      'Raise the largest message size in Settings if your mail server takes it, or make the file smaller.',
    )
  for (const message of messages) await target.add(`emails/${message.fileName}`, 'email', (path) => writeEmail(path, message, signal))

  const absent = [
    ...(target.files().some(({ kind }) => kind === 'video') ? [] : ['The demo video']),
    ...(target.files().some(({ kind }) => kind === 'traces') ? [] : ['The traces']),
    ...unreadable,
    ...tooLarge.map((attachment) => describeTooLarge([attachment], settings.messageLimitBytes)),
  ]
  const listed = [...target.files(), { name: 'README.txt', kind: 'readme' as const }].sort(byName)
  await target.addText('README.txt', 'readme', readmeText(submission, { packageName: name, isDraft, findings, files: listed, messages, absent }))
  return seal(input, target)
}

/** Copies lie aside only until they are in their archive; a request log or a SAZ goes in as its members, as many gateways refuse nested archives. */
async function addTraces({ submission, settings, folder, filePath, traces, signal }: BuildInput, target: PackageFolder): Promise<string[]> {
  const [secret] = traces.prepared.residual.filter((found) => found.class === 'secret')
  if (secret)
    throw new UserError(
      'credentials-found',
      `The redacted traces still hold ${secret.what} at ${secret.place}.`,
      'Take it out by "Mask more" in step 6, or leave the file out.',
    )
  const aside = `${folder}.traces`
  await mkdir(aside)
  const collected = collectTraces(submission)
  const readable = collected.filter(({ reference }) => traces.copies.has(reference.sha256))
  const members: { name: string; path: string }[] = []
  for (const { reference, name } of readable) {
    const path = join(aside, name)
    await copyVerified(filePath(reference.sha256), path, reference, signal)
    members.push(...(await unpackedTrace(path, name, signal)))
  }
  const archives = await writeTraces(folder, members, largestAttachment(settings.messageLimitBytes) - companionBytes, signal)
  await rm(aside, { recursive: true })
  for (const archive of archives) await target.add(archive, 'traces', async () => undefined)
  await addLedger(submission, filePath, target, signal)
  return collected
    .filter((trace) => !readable.includes(trace))
    .map(({ reference }) => `${reference.name}: nothing in it can be read, so that nothing could be taken out of it`)
}

/** What was taken out of the traces, for whoever wonders what stood there. */
async function addLedger(
  { traces }: Submission,
  filePath: (sha256: string) => string,
  target: PackageFolder,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ledgers = traces.files.flatMap(({ ledger }) => (ledger ? [ledger] : []))
  if (ledgers.length === 0) return
  const documents: unknown[] = []
  for (const ledger of ledgers) {
    await requireUnchanged(filePath(ledger.sha256), ledger, signal)
    // A submission from elsewhere may name any file as its ledger.
    documents.push(await readLedger(filePath(ledger.sha256), ledger.name))
  }
  await target.addText('4-traces-redactions.json', 'redactions', `${JSON.stringify({ certpackRedactions: 1, traces: documents }, null, 1)}\n`)
}

async function copyFiles({ submission, filePath, findings, signal }: BuildInput, target: PackageFolder): Promise<void> {
  const limitBytes = videoLimitWith(findings)
  for (const { reference, name, kind } of collectFiles(submission)) {
    // Of a draft too: a video that is too large is the one thing that must never be sent.
    if (kind === 'video' && reference.bytes >= limitBytes)
      throw new UserError(
        'blocked',
        `${reference.name} has ${reference.bytes} bytes; a video must have fewer than ${limitBytes}.`,
        'Make the video again.',
      )
    const write = async (path: string) => {
      await copyVerified(filePath(reference.sha256), path, reference, signal)
      // Videos are encoded by this program from pictures and sound; everything else can hold text.
      if (kind !== 'video') await requireNoCredentials(path, reference, signal)
    }
    await target.add(name, kind, write, reference.name)
  }
}

type Printed = [name: string, kind: PackageFileKind, title: string, blocks: Block[]]

async function addDocuments({ submission, settings, today, isDraft, findings, tools, signal }: BuildInput, target: PackageFolder): Promise<void> {
  const supplements = target.files().filter(({ kind }) => kind === 'supplement')
  const { productName, integratorName } = submission.profile
  const shared = {
    subject: [productName.trim() || 'Product not named', integratorName.trim() || 'integrator not named'].join(' by '),
    date: `For the review request of ${packageDate(submission, today)}, round ${round}`,
    isDraft,
  }
  const videos = target.files().filter(({ kind }) => kind === 'video')
  const sheets = await makeSceneSheets({ submission, videos, tools: tools ?? (() => locateFfmpeg({})), signal })
  const documents: Printed[] = [
    ['check-report.pdf', 'check-report', 'Check report', checkReportBlocks(submission, { today, settings }, findings, evidenceNames(submission))],
    ['1-questionnaire.pdf', 'questionnaire', 'Certification questionnaire', questionnaireBlocks(submission, supplements)],
    ...(sheets.length > 0 ? [['2-video-scenes.pdf', 'video-scenes', 'Scenes of the demo video', sceneBlocks(sheets)] satisfies Printed] : []),
    ['5-api-call-log-dates.pdf', 'log-date', 'API call log dates', logDateBlocks(submission)],
    ['6-integrator-key-request.pdf', 'key-request', 'Integrator key request', keyRequestBlocks(submission)],
  ]
  for (const [name, kind, title, blocks] of documents) await target.add(name, kind, (path) => writePdf(path, { ...shared, title, blocks }, signal))
  await target.addText(
    '1-questionnaire.json',
    'questionnaire',
    questionnaireJson(
      submission,
      supplements.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      isDraft,
    ),
  )
}

function describeTooLarge(attachments: readonly Attachment[], limitBytes: number): string {
  const lines = attachments.map(
    ({ name, bytes }) => `${name} would make a message of ${encodedBytes(bytes) + reservedBytes} bytes, more than the ${limitBytes} allowed`,
  )
  return `${lines.join('; ')}.`
}

async function seal({ submission, today, isDraft, name, appVersion, findings }: BuildInput, target: PackageFolder): Promise<ExportedFile[]> {
  const manifest: Manifest = {
    certpackPackage: 1,
    name,
    isDraft,
    notice: isDraft ? 'DRAFT: not for submission.' : '',
    round,
    date: packageDate(submission, today),
    integratorName: submission.profile.integratorName,
    productName: submission.profile.productName,
    versions: { certpack: appVersion, questionnaire: questionnaire.version, submission: portableVersion },
    findings,
    files: target.files().map(({ name: file, kind, bytes, sha256, originalName }) => ({
      name: file,
      kind,
      bytes,
      sha256,
      ...(originalName === undefined ? {} : { originalName }),
    })),
  }
  const listed = target.files().map(({ name: file, bytes, sha256 }) => ({ name: file, bytes, sha256 }))
  const all = [...listed, await target.seal(manifestName, `${JSON.stringify(manifest, null, 2)}\n`)].sort(byName)
  return [...all, await target.seal(checksumsName, checksumsText(all))].sort(byName)
}
