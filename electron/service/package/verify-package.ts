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
import { verifyManifest } from './verify/verify-manifest.ts'

export type Verification = { valid: boolean; problems: string[] }

const maxProblems = 200

/**
 * @param path the folder or the zip of a package.
 * @returns whether it is whole, unchanged and safe to send, and every problem found. A bad package never throws.
 * @throws UserError only where `path` itself cannot be read, `disk-full` while unpacking, or `cancelled`
 */
export async function verifyPackage(path: string, signal?: AbortSignal): Promise<Verification> {
  throwIfCancelled(signal)
  const full = resolve(path)
  const isFolder = await stat(full).then(
    (info) => info.isDirectory(),
    (error: unknown) => {
      throw describeFileError(error, full)
    },
  )
  if (isFolder) return verifyFolder(full, signal)
  await requireRegularFile(full)
  const unpacked = await mkdtemp(join(tmpdir(), 'certpack-verify-'))
  try {
    await extractZip(full, unpacked, undefined, signal)
    return await verifyFolder(unpacked, signal)
  } catch (error) {
    throwIfCancelled(signal)
    if (error instanceof UserError && error.code === 'file-unsupported') return { valid: false, problems: [error.message] }
    throw error
  } finally {
    await rm(unpacked, { recursive: true, force: true })
  }
}

async function verifyFolder(folder: string, signal?: AbortSignal): Promise<Verification> {
  const { root, files, problems } = await listFolder(folder)
  const manifest = await verifyManifest(root, files, problems, signal)
  if (manifest) await verifyContents(root, manifest, files, problems, signal)
  throwIfCancelled(signal)
  return {
    valid: problems.length === 0,
    problems: problems.length > maxProblems ? [...problems.slice(0, maxProblems), `and ${problems.length - maxProblems} more`] : problems,
  }
}
