/** @file The file references in a portable document: found, checked against `files/`, and completed. */
import { realpath } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { hashFile } from '../files/hash-file.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { pathProblem } from '../files/file-names.ts'

/** A reference as a person may write it: only `path` is needed. */
export type RawReference = { path?: unknown; name?: unknown; bytes?: unknown; sha256?: unknown }

/** The document itself is less than 10 deep. */
const maxDepth = 50
const referenceKeys = new Set(['path', 'name', 'bytes', 'sha256'])

/** Calls `visit` with every file reference in the document: an object of no other keys than a reference's, with `path` or `sha256`. */
export function visitReferences(value: unknown, visit: (reference: RawReference, place: string) => void, place = 'submission', depth = 1): void {
  if (value === null || typeof value !== 'object') return
  if (depth > maxDepth) throw new UserError('bad-input', `submission.json is nested more than ${maxDepth} deep.`)
  const keys = Object.keys(value)
  if ((keys.includes('path') || keys.includes('sha256')) && keys.every((key) => referenceKeys.has(key))) visit(value, place)
  else for (const [key, item] of Object.entries(value)) visitReferences(item, visit, `${place}.${key}`, depth + 1)
}

/**
 * Completes every reference of the document in place: name, bytes and sha256 are computed where absent and compared where given.
 * @returns where each content lies, by SHA-256.
 * @throws UserError `bad-input` for a path that leads elsewhere, `file-missing`, `file-changed`
 */
export async function resolveReferences(document: unknown, folder: string, signal?: AbortSignal): Promise<Map<string, string>> {
  const references: { reference: RawReference; place: string }[] = []
  visitReferences(document, (reference, place) => references.push({ reference, place }))
  const hashes = new Map<string, { sha256: string; bytes: number }>()
  const paths = new Map<string, string>()
  for (const { reference, place } of references) {
    const path = reference.path ?? (typeof reference.name === 'string' ? `files/${reference.name}` : undefined)
    const problem =
      typeof path === 'string' ? (pathProblem(path) ?? (path.startsWith('files/') ? null : 'it does not begin with "files/"')) : 'it is not text'
    if (typeof path !== 'string' || problem !== null)
      throw new UserError('bad-input', `${place}.path ${JSON.stringify(path)} is refused: ${problem}.`, 'Put the file into files/ and name it there.')
    const file = await fileBelow(folder, path, place)
    const found = hashes.get(file) ?? (await hashFile(file, signal))
    hashes.set(file, found)
    for (const key of ['sha256', 'bytes'] as const) {
      if (reference[key] === undefined || reference[key] === found[key]) continue
      throw new UserError(
        'file-changed',
        `${path} is not the file that ${place} describes: its ${key} is ${found[key]}, not ${JSON.stringify(reference[key])}.`,
        `If the replacement was intended, remove "sha256" and "bytes" from ${place} in submission.json.`,
      )
    }
    const name = typeof reference.name === 'string' ? reference.name : basename(path)
    delete reference.path
    Object.assign(reference, { name, ...found })
    paths.set(found.sha256, file)
  }
  return paths
}

async function fileBelow(folder: string, path: string, place: string): Promise<string> {
  const file = join(folder, ...path.split('/'))
  try {
    const [real, root] = await Promise.all([realpath(file), realpath(folder)])
    if (!real.startsWith(root + sep))
      throw new UserError(
        'bad-input',
        `${place}.path ${JSON.stringify(path)} is refused: it is a link that leads out of the folder.`,
        'Put the file itself into files/.',
      )
    return (await requireRegularFile(real)).path
  } catch (error) {
    if (error instanceof UserError && error.code !== 'file-missing') throw error
    if (error instanceof UserError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UserError('file-missing', `${path} is not there; ${place} needs it.`, 'Put the file there, or remove the reference.')
    throw describeFileError(error, file)
  }
}
