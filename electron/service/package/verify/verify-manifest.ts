/** @file The manifest and the checksums against what lies there: nothing missing, nothing changed, nothing more. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathProblem } from '../../files/file-names.ts'
import { hashFile } from '../../files/hash-file.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { describeIssues } from '../../serve.ts'
import { changesInWords } from '#shared/domain/rounds/file-changes.ts'
import { signatureName } from '../signature.ts'
import { checksumsName, manifestName, manifestSchema, parseChecksums, type Manifest } from '../manifest.ts'

const maxTextBytes = 32 * 1024 * 1024

/** @returns the manifest, or null when there is none to go by; adds to `problems`. */
export async function verifyManifest(
  root: string,
  files: ReadonlyMap<string, number>,
  problems: string[],
  signal?: AbortSignal,
): Promise<Manifest | null> {
  const manifest = await readManifest(root, files, problems)
  if (!manifest) return null
  const hashes = new Map<string, string>()
  for (const name of files.keys()) {
    throwIfCancelled(signal)
    const hash = await hashFile(join(root, ...name.split('/')), signal).catch((error: Error) => {
      throwIfCancelled(signal)
      problems.push(`${name} cannot be read: ${error.message}`)
      return null
    })
    if (hash) hashes.set(name, hash.sha256)
  }
  // Whether a signature belongs there is asked of the signature itself.
  const listed = new Set([manifestName, checksumsName, signatureName])
  for (const { name, bytes, sha256 } of manifest.files) {
    const problem = pathProblem(name)
    if (problem) problems.push(`${manifestName} lists ${JSON.stringify(name)}: ${problem}.`)
    if (listed.has(name)) problems.push(`${manifestName} lists ${name} twice.`)
    listed.add(name)
    const actual = files.get(name)
    if (actual === undefined) problems.push(`${name} is missing.`)
    else if (actual !== bytes) problems.push(`${name} has ${actual} bytes, not the ${bytes} of the manifest.`)
    else if (hashes.get(name) !== sha256) problems.push(`${name} was changed: its SHA-256 is not that of the manifest.`)
  }
  problems.push(...verifyChanges(manifest))
  for (const name of files.keys()) if (!listed.has(name)) problems.push(`${name} is not listed in ${manifestName}.`)
  await verifyChecksums(root, files, hashes, problems)
  return manifest
}

/** What the manifest says of the last round must agree with its own files. */
function verifyChanges({ files, since, round }: Manifest): string[] {
  if (!since) return []
  const now = new Map(files.map(({ name, sha256 }) => [name, sha256]))
  const wrong = since.files.filter(({ name, change, before, after }) => {
    const isRight = { unchanged: before === after, changed: before !== after && before !== '', new: before === '', removed: after === '' }[change]
    return !isRight || (now.get(name) ?? '') !== after
  })
  return [
    ...(since.round < round ? [] : [`${manifestName} says that round ${round} follows round ${since.round}.`]),
    ...wrong.map(
      ({ name }) =>
        `${manifestName} says of ${name} that it is ${JSON.stringify(wrong.find((file) => file.name === name)?.change)} since round ${since.round}, which it is not.`,
    ),
  ]
}

/** @returns what a person should know of a package of a later round. */
export function describeRound({ round, since }: Manifest): string[] {
  if (!since) return []
  const messages = since.areMessagesWhole
    ? 'Its messages carry every file again.'
    : 'Its messages carry only what is new or changed; the rest was sent before.'
  return [`It is round ${round}. Since round ${since.round} (${since.name}), ${changesInWords(since.files)}. ${messages}`]
}

async function readManifest(root: string, files: ReadonlyMap<string, number>, problems: string[]): Promise<Manifest | null> {
  const bytes = files.get(manifestName)
  if (bytes === undefined || bytes > maxTextBytes) {
    problems.push(bytes === undefined ? `There is no ${manifestName}: this is no package of Certpack.` : `${manifestName} is too large.`)
    return null
  }
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(root, manifestName), 'utf8')))
    if (parsed.success) return parsed.data
    problems.push(`${manifestName} is not valid: ${describeIssues(parsed.error)}.`)
  } catch (error) {
    problems.push(`${manifestName} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return null
}

async function verifyChecksums(
  root: string,
  files: ReadonlyMap<string, number>,
  hashes: ReadonlyMap<string, string>,
  problems: string[],
): Promise<void> {
  const bytes = files.get(checksumsName)
  if (bytes === undefined || bytes > maxTextBytes)
    return void problems.push(bytes === undefined ? `${checksumsName} is missing.` : `${checksumsName} is too large.`)
  const parsed = parseChecksums(await readFile(join(root, checksumsName), 'utf8'))
  if ('badLine' in parsed) return void problems.push(`${checksumsName}, line ${parsed.badLine}, is no checksum of a further file.`)
  for (const [name, sha256] of parsed.sums) {
    if (!files.has(name)) problems.push(`${checksumsName} lists ${JSON.stringify(name)}, which is missing.`)
    else if (hashes.get(name) !== sha256) problems.push(`${name} was changed: its SHA-256 is not that of ${checksumsName}.`)
  }
  for (const name of files.keys()) if (name !== checksumsName && !parsed.sums.has(name)) problems.push(`${name} is not listed in ${checksumsName}.`)
}
