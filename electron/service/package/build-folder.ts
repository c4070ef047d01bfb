/** @file Fills the folder of a package: copies, documents, traces, messages, manifest. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedFile } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Finding } from '#shared/domain/findings.ts'
import { largestAttachment } from '#shared/domain/message-size.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fileChanges, type FileChange } from '#shared/domain/rounds/file-changes.ts'
import { nextRoundNumber } from '#shared/domain/rounds/sendings.ts'
import { videoLimitWith } from '#shared/domain/video-limit.ts'
import { requireUnchanged } from '../files/require-stored.ts'
import { collectFiles, collectTraces, evidenceNames } from './collected-files.ts'
import { copyVerified } from './copy-verified.ts'
import { checkReportBlocks } from './documents/check-report-document.ts'
import { keyRequestBlocks } from './documents/key-request-document.ts'
import { logDateBlocks } from './documents/log-date-document.ts'
import { questionnaireBlocks, questionnaireJson } from './documents/questionnaire-document.ts'
import { sceneBlocks } from './documents/scene-document.ts'
import { whatChangedBlocks, whatChangedLines } from './documents/what-changed-document.ts'
import type { ExportInput } from './export-package.ts'
import { byName, type PackageFileKind } from './manifest.ts'
import type { Message, MessageDelta } from './message-plan.ts'
import { createPackageFolder, type PackageFolder } from './package-folder.ts'
import { requestDate } from './package-name.ts'
import type { Block, PrintedDocument } from './pdf/blocks.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { readmeText } from './readme.ts'
import type { RoundBefore } from '../rounds/round-before.ts'
import { readLedger } from '../traces/read-ledger.ts'
import type { PreparedSection } from '../traces/prepare-submission.ts'
import { requireNoCredentials, requireNoTypedCredentials } from './require-no-credentials.ts'
import { makeSceneSheets } from './scene-sheets.ts'
import { sealPackage } from './seal-package.ts'
import { publicKeyName } from './signature.ts'
import { locateFfmpeg } from '../video/locate-ffmpeg.ts'
import { unpackedTrace, writeTraces } from './traces-zip.ts'
import { writeMessages } from './write-messages.ts'

export type BuildInput = ExportInput & {
  /** The redacted copies that the traces of the submission refer to. */
  traces: PreparedSection
  folder: string
  name: string
  findings: Finding[]
  /** The round that was sent last; null for the first. */
  before: RoundBefore | null
  report: (activity: string, fraction: number) => void
}

/** Room in the first message with traces for the log-date document that travels along. */
const companionBytes = 256 * 1024

/** @returns every file of the folder, sorted by name, and the messages in the order in which they are sent. */
export async function buildFolder(input: BuildInput): Promise<{ files: ExportedFile[]; messages: Message[] }> {
  const { submission, isDraft, name, folder, findings, report, signal } = input
  requireNoTypedCredentials(submission)
  await mkdir(folder)
  const target = createPackageFolder(folder, signal)
  report('Copying videos and files', 0.05)
  await copyFiles(input, target)
  report('Packing the traces', 0.2)
  const unreadable = await addTraces(input, target)
  report('Writing the documents', 0.35)
  await addDocuments(input, target)
  const changes = await addChanges(input, target)

  report('Writing the messages', 0.5)
  const { messages, tooLarge } = await writeMessages(input, target, delta(input, changes))

  const absent = [
    ...(target.files().some(({ kind }) => kind === 'video') ? [] : ['The demo video']),
    ...(target.files().some(({ kind }) => kind === 'traces') ? [] : ['The traces']),
    ...unreadable,
    ...tooLarge,
  ]
  if (input.signer) await target.addText(publicKeyName, 'signing-key', input.signer.publicKeyPem)
  const listed = [...target.files(), { name: 'README.txt', kind: 'readme' as const }].sort(byName)
  await target.addText(
    'README.txt',
    'readme',
    readmeText(submission, {
      packageName: name,
      isDraft,
      findings,
      files: listed,
      messages,
      absent,
      signer: input.signer,
      changes: changeLines(input, changes),
    }),
  )
  return { files: await sealPackage(input, target, changes), messages }
}

/** @returns what became of the files of the last round; none in the first. */
async function addChanges({ submission, today, isDraft, before, signal }: BuildInput, target: PackageFolder): Promise<FileChange[]> {
  if (!before) return []
  const changes = fileChanges(
    before.round.files,
    target.files().map(({ name, kind, sha256 }) => ({ name, kind, digest: sha256 })),
  )
  const title = 'What has changed'
  const blocks = whatChangedBlocks(submission, before, changes)
  await target.add('0-what-changed.pdf', 'changes', (path) =>
    writePdf(path, { ...printedFor(submission, today, isDraft), ...ofRound(submission, today), title, blocks }, signal),
  )
  return changes
}

function delta({ before, isWhole = false }: BuildInput, changes: readonly FileChange[]): MessageDelta | undefined {
  if (!before) return undefined
  const unchanged = isWhole ? [] : changes.filter(({ change }) => change === 'unchanged')
  return { sentOn: before.round.sentOn, since: before.round.number, unchanged: new Set(unchanged.map(({ name }) => name)) }
}

function changeLines({ submission, before }: BuildInput, changes: readonly FileChange[]): string[] {
  return before ? whatChangedLines(submission, before, changes) : []
}

/** What stands at the head of every document; the same in every round, so that what has not changed is the same bytes. */
function printedFor(submission: Submission, today: string, isDraft: boolean): Pick<PrintedDocument, 'subject' | 'date' | 'isDraft'> {
  const { productName, integratorName } = submission.profile
  return {
    subject: [productName.trim() || 'Product not named', integratorName.trim() || 'integrator not named'].join(' by '),
    date: `For the review request of ${requestDate(submission, today)}`,
    isDraft,
  }
}

/** Only documents that are made anew for every round name it. */
function ofRound(submission: Submission, today: string): Pick<PrintedDocument, 'date'> {
  return { date: `For the review request of ${requestDate(submission, today)}, round ${nextRoundNumber(submission)}` }
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

async function addDocuments(
  { submission, settings, today, isDraft, findings, tools, signer, signal }: BuildInput,
  target: PackageFolder,
): Promise<void> {
  const supplements = target.files().filter(({ kind }) => kind === 'supplement')
  const shared = printedFor(submission, today, isDraft)
  const videos = target.files().filter(({ kind }) => kind === 'video')
  const sheets = await makeSceneSheets({ submission, videos, tools: tools ?? (() => locateFfmpeg({})), signal })
  const documents: Printed[] = [
    [
      'check-report.pdf',
      'check-report',
      'Check report',
      checkReportBlocks(submission, { today, settings }, findings, evidenceNames(submission), signer?.fingerprint),
    ],
    ['1-questionnaire.pdf', 'questionnaire', 'Certification questionnaire', questionnaireBlocks(submission, supplements)],
    ...(sheets.length > 0 ? [['2-video-scenes.pdf', 'video-scenes', 'Scenes of the demo video', sceneBlocks(sheets)] satisfies Printed] : []),
    ['5-api-call-log-dates.pdf', 'log-date', 'API call log dates', logDateBlocks(submission)],
    ['6-integrator-key-request.pdf', 'key-request', 'Integrator key request', keyRequestBlocks(submission)],
  ]
  for (const [name, kind, title, blocks] of documents)
    await target.add(name, kind, (path) => {
      const head = kind === 'check-report' ? { ...shared, ...ofRound(submission, today) } : shared
      return writePdf(path, { ...head, title, blocks }, signal)
    })
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
