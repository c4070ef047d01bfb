/** @file Puts a finished package in place of an earlier one of the same name: all of it, or nothing. */
import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { slug } from '../files/file-names.ts'
import { makeFolders } from '../files/make-folders.ts'
import { describeFileError } from '../files/regular-file.ts'
import { syncFolder } from '../files/write-durably.ts'
import { checksumsName, manifestName, manifestSchema } from './manifest.ts'
import { signatureName } from './signature.ts'

/** Names the machine too: on a shared disk, process ids of another one mean nothing here. */
const stagingPrefix = `.certpack-export-${slug(hostname(), 'host')}-`
const previousName = 'previous'

/**
 * Makes a folder for the package under construction, beside its target so that it can be renamed there.
 * What an export that was killed left behind is cleared away first, and an earlier package that it had set aside is put back.
 */
export async function makeStaging(outFolder: string): Promise<string> {
  try {
    await makeFolders(outFolder)
    for (const name of await readdir(outFolder)) {
      const processId = name.startsWith(stagingPrefix) ? Number.parseInt(name.slice(stagingPrefix.length), 10) : Number.NaN
      if (Number.isNaN(processId) || isRunning(processId)) continue
      await removeStaging(outFolder, join(outFolder, name))
    }
    const staging = join(outFolder, `${stagingPrefix}${process.pid}-${randomBytes(6).toString('hex')}`)
    await mkdir(staging)
    return staging
  } catch (error) {
    throw describeFileError(error, outFolder)
  }
}

function isRunning(processId: number): boolean {
  if (processId === process.pid) return true
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes the folder of {@link makeStaging}. An earlier package in it that is not replaced is put back first; where that fails, it stays there. */
export async function removeStaging(outFolder: string, staging: string): Promise<void> {
  const previous = join(staging, previousName)
  for (const name of await readdir(previous).catch(() => [])) {
    if (!(await exists(join(outFolder, name)))) await rename(join(previous, name), join(outFolder, name))
  }
  await rm(staging, { recursive: true, force: true, maxRetries: 3 })
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/**
 * Refuses to replace a folder that holds anything but an earlier package.
 * @throws UserError `blocked`, naming what lies there
 */
export async function requireReplaceable(folder: string): Promise<void> {
  const refuse = (what: string, path = folder) =>
    new UserError('blocked', `${path} already exists and ${what}.`, 'Move it away, or choose another folder.')
  if ((await exists(`${folder}.zip`)) && !(await lstat(`${folder}.zip`)).isFile()) throw refuse('is no file', `${folder}.zip`)
  if (!(await exists(folder))) return
  const manifest = manifestSchema.safeParse(await readFile(join(folder, manifestName), 'utf8').then(JSON.parse, () => null))
  if (!manifest.success) throw refuse('is no package of Certpack')
  // The signature cannot stand in what it signs.
  const signature = manifest.data.signing ? [signatureName] : []
  const listed = new Set([manifestName, checksumsName, ...signature, ...manifest.data.files.map(({ name }) => name)])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const others = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
  const other = others.find((name) => !listed.has(name))
  if (other !== undefined) throw refuse(`holds ${JSON.stringify(other)}, which is not part of the package`)
}

/**
 * Renames `names` from `staging` to `outFolder`; earlier ones are set aside and come back if any rename fails.
 * @throws UserError; then everything in `outFolder` is as it was.
 */
export async function placePackage(staging: string, outFolder: string, names: readonly string[]): Promise<void> {
  const previous = join(staging, previousName)
  const undo: (() => Promise<void>)[] = []
  const move = async (from: string, to: string) => {
    await rename(from, to)
    undo.unshift(() => rename(to, from))
  }
  try {
    await mkdir(previous)
    for (const name of names) {
      if (await exists(join(outFolder, name))) await move(join(outFolder, name), join(previous, name))
      await move(join(staging, name), join(outFolder, name))
    }
    await syncFolder(outFolder)
  } catch (error) {
    for (const step of undo) await step()
    throw describeFileError(error, outFolder)
  }
}
