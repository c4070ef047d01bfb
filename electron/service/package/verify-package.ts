/** @file Verifies a package, folder or zip, for whoever made or received it. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { extractZip } from '../files/read-zip.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { listFolder } from './verify/list-folder.ts'
import { verifyContents } from './verify/verify-contents.ts'
import { describeRound, verifyManifest } from './verify/verify-manifest.ts'
import { verifySignature } from './verify/verify-signature.ts'

/** `notes`: what to know of a later round. `signedBy` is the fingerprint of the key whose signature holds; null for none. Whose key it is, only a person can know. */
export type Verification = { valid: boolean; problems: string[]; signedBy: string | null; notes?: string[] }

export type VerifyOptions = {
  /** Fingerprint of the key that must have signed. */
  pinned?: string
  signal?: AbortSignal
}

const maxProblems = 200

/**
 * @param path the folder or the zip of a package.
 * @returns whether it is whole, unchanged and safe to send, and every problem found. A bad package never throws.
 * @throws UserError only where `path` itself cannot be read, `disk-full` while unpacking, or `cancelled`
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const { signal } = options
  throwIfCancelled(signal)
  const full = resolve(path)
  const isFolder = await stat(full).then(
    (info) => info.isDirectory(),
    (error: unknown) => {
      throw describeFileError(error, full)
    },
  )
  if (isFolder) return verifyFolder(full, options)
  await requireRegularFile(full)
  const unpacked = await mkdtemp(join(tmpdir(), 'certpack-verify-'))
  try {
    await extractZip(full, unpacked, undefined, signal)
    return await verifyFolder(unpacked, options)
  } catch (error) {
    throwIfCancelled(signal)
    if (error instanceof UserError && error.code === 'file-unsupported') return { valid: false, problems: [error.message], signedBy: null }
    throw error
  } finally {
    await rm(unpacked, { recursive: true, force: true })
  }
}

async function verifyFolder(folder: string, { pinned, signal }: VerifyOptions): Promise<Verification> {
  const { root, files, problems } = await listFolder(folder)
  const manifest = await verifyManifest(root, files, problems, signal)
  const signedBy = manifest ? await verifySignature(root, manifest, files, problems, pinned) : null
  if (manifest) await verifyContents(root, manifest, files, problems, signal)
  const notes = manifest ? describeRound(manifest) : []
  throwIfCancelled(signal)
  return {
    valid: problems.length === 0,
    signedBy,
    ...(notes.length > 0 ? { notes } : {}),
    problems: problems.length > maxProblems ? [...problems.slice(0, maxProblems), `and ${problems.length - maxProblems} more`] : problems,
  }
}
