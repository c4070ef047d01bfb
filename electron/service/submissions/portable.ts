/**
 * @file The submission as a file: `name.certpack`, a zip of `submission.json` and `files/`, or the same as a folder.
 * `resources/submission.schema.json` describes the document.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { portableVersion } from '#shared/domain/portable-document.ts'
import { type FileReference, type Submission, submissionSchema } from '#shared/domain/submission.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { hashFile } from '../files/hash-file.ts'
import { extractZip } from '../files/read-zip.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { safeFileName, uniqueNames } from '../files/file-names.ts'
import { syncFolder } from '../files/write-durably.ts'
import { writeZip } from '../files/write-zip.ts'
import { describeIssues } from '../serve.ts'
import { resolveReferences, type RawReference, visitReferences } from './portable-references.ts'

/** Recordings are large, so the caps are wide; the cap on the ratio of each member still stops bombs. */
const limits = { maxEntries: 5_000, maxTotalBytes: 64 * 1024 ** 3 }
const maxDocumentBytes = 32 * 1024 * 1024

export type OpenPortable = {
  submission: Submission
  /** Where the content of a referenced file lies, until `close`. @throws UserError `file-missing` for others */
  filePath(sha256: string): string
  /** Removes what was unpacked. */
  close(): Promise<void>
}

/**
 * Opens a `.certpack` file or folder. A reference in it needs only `path`; name, bytes and sha256 are filled in.
 * @param options.workDir existing folder below which a zip is unpacked.
 * @param options.documentName another document of the same folder, which shares its `files/`; the samples have several.
 * @throws UserError `bad-input` (not such a document, newer version, hostile name), `file-missing`, `file-changed`, `file-unsupported`, `disk-full`, `cancelled`
 */
export async function readPortable(path: string, options: { workDir: string; signal?: AbortSignal; documentName?: string }): Promise<OpenPortable> {
  const { workDir, signal, documentName = 'submission.json' } = options
  throwIfCancelled(signal)
  const isFolder = await stat(path).then(
    (info) => info.isDirectory(),
    (error: unknown) => {
      throw describeFileError(error, path)
    },
  )
  const unpacked = isFolder ? null : join(workDir, `portable-${randomUUID()}`)
  const close = async () => {
    if (unpacked) await rm(unpacked, { recursive: true, force: true })
  }
  try {
    if (unpacked) {
      await requireRegularFile(path)
      await mkdir(unpacked, { recursive: true })
      await extractZip(path, unpacked, limits, signal)
    }
    const folder = await documentFolder(unpacked ?? path, path, documentName)
    const document = await readDocument(join(folder, documentName), path)
    const paths = await resolveReferences(document, folder, signal)
    const parsed = submissionSchema.safeParse(document)
    if (!parsed.success)
      throw new UserError(
        'bad-input',
        `${documentName} in ${JSON.stringify(basename(path))} is not valid: ${describeIssues(parsed.error)}`,
        'Correct these places; submission.schema.json describes them.',
      )
    const filePath = (sha256: string) => {
      const found = paths.get(sha256)
      if (found === undefined)
        throw new UserError('file-missing', `No file with the SHA-256 ${sha256.slice(0, 12)}… is in ${JSON.stringify(basename(path))}.`)
      return found
    }
    return { submission: parsed.data, filePath, close }
  } catch (error) {
    await close()
    throwIfCancelled(signal)
    throw error
  }
}

/**
 * Writes a submission with all its files as one `.certpack` zip; same submission, same bytes. An existing file is replaced only by a whole one.
 * @throws UserError `file-missing`, `file-changed` (the store's content is not what the reference says), `disk-full`, `cancelled`
 */
export async function writePortable(input: {
  submission: Submission
  filePath: (sha256: string) => string
  outPath: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}): Promise<void> {
  const { filePath, outPath, signal, onProgress } = input
  const submission = structuredClone(input.submission) as unknown
  const names = uniqueNames()
  const members = new Map<string, { name: string; path: string; bytes: number }>()
  visitReferences(submission, (reference) => {
    const { name, bytes, sha256 } = reference as FileReference
    const known = members.get(sha256) ?? { name: `files/${names(safeFileName(name, 80))}`, path: filePath(sha256), bytes }
    members.set(sha256, known)
    Object.assign(reference, { path: known.name } satisfies RawReference)
  })
  const totalBytes = [...members.values()].reduce((sum, member) => sum + member.bytes, 0)
  let doneBytes = 0
  const report = (bytes: number) => {
    doneBytes += bytes
    onProgress?.({ activity: 'Writing the copy', fraction: Math.min(1, doneBytes / Math.max(1, totalBytes * 2)), secondsLeft: null })
  }
  for (const [sha256, member] of members) {
    const found = await hashFile((await requireRegularFile(member.path)).path, signal)
    if (found.sha256 !== sha256)
      throw new UserError('file-changed', `The stored content of ${JSON.stringify(member.name.slice(6))} is damaged.`, 'Add the file again.')
    report(member.bytes)
  }
  const document = `${JSON.stringify({ certpack: portableVersion, submission }, null, 2)}\n`
  const temporary = join(dirname(outPath), `.${basename(outPath)}.${randomUUID()}.partial`)
  try {
    await writeZip(temporary, [{ name: 'submission.json', content: document }, ...members.values()], signal, report)
    throwIfCancelled(signal)
    await rename(temporary, outPath)
    await syncFolder(dirname(outPath))
  } catch (error) {
    await rm(temporary, { force: true })
    throw describeFileError(error, outPath)
  }
}

/** The folder that holds the document: the root, or the only folder in it (as zip programs like to pack). */
async function documentFolder(root: string, path: string, documentName: string): Promise<string> {
  const entries = (await readdir(root, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.') && entry.name !== '__MACOSX')
  if (entries.some((entry) => entry.name === documentName)) return root
  const [only] = entries
  if (entries.length === 1 && only?.isDirectory() && (await readdir(join(root, only.name))).includes(documentName)) return join(root, only.name)
  throw new UserError(
    'bad-input',
    `${JSON.stringify(basename(path))} holds no ${documentName}.`,
    'Choose a .certpack file, or a folder with submission.json and files in it.',
  )
}

async function readDocument(file: string, path: string): Promise<unknown> {
  const { bytes, path: real } = await requireRegularFile(file)
  if (bytes > maxDocumentBytes)
    throw new UserError('bad-input', `${basename(file)} in ${JSON.stringify(basename(path))} is ${bytes} bytes, more than ${maxDocumentBytes}.`)
  const bad = (reason: string) =>
    new UserError('bad-input', `${basename(file)} in ${JSON.stringify(basename(path))} ${reason}`, 'Choose a file that Certpack saved.')
  let raw: unknown
  try {
    raw = JSON.parse((await readFile(real, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) throw bad(`is not JSON: ${error.message}`)
    throw describeFileError(error, file)
  }
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) throw bad('is not a submission.')
  const { certpack, submission } = raw as { certpack?: unknown; submission?: unknown }
  if (typeof certpack === 'number' && certpack > portableVersion)
    throw new UserError(
      'bad-input',
      `${JSON.stringify(basename(path))} was written by a newer Certpack (format ${certpack}; this one reads ${portableVersion}).`,
      'Install the current version.',
    )
  if (certpack !== portableVersion) throw bad(`does not say "certpack": ${portableVersion}.`)
  if (submission === null || typeof submission !== 'object') throw bad('has no "submission".')
  return submission
}
