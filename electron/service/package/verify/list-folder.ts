/** @file What lies in the folder of a package: plain files only, and not endlessly many. */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFileError } from '../../files/regular-file.ts'
import { manifestName } from '../manifest.ts'

const maxFiles = 20_000
const maxDepth = 10

/** Paths use `/` and are relative to `root`, the folder that holds the manifest. */
export type FolderListing = { root: string; files: Map<string, number>; problems: string[] }

/** @throws UserError where the folder itself cannot be read */
export async function listFolder(folder: string): Promise<FolderListing> {
  const root = await findRoot(folder)
  const files = new Map<string, number>()
  const problems: string[] = []
  const visit = async (relative: string, depth: number): Promise<void> => {
    for (const name of (await readdir(join(root, relative))).sort()) {
      const path = relative === '' ? name : `${relative}/${name}`
      const info = await lstat(join(root, path))
      if (info.isDirectory()) {
        if (depth < maxDepth) await visit(path, depth + 1)
        else problems.push(`${path}: the folders are too deep.`)
      } else if (info.isFile()) files.set(path, info.size)
      else problems.push(`${path} is a link or no plain file.`)
      if (files.size + problems.length > maxFiles) return
    }
  }
  try {
    await visit('', 1)
  } catch (error) {
    throw describeFileError(error, folder)
  }
  if (files.size > maxFiles) problems.push(`There are more than ${maxFiles} files.`)
  return { root, files, problems }
}

/** The zip holds the folder of the package; that one folder is stepped into. */
async function findRoot(folder: string): Promise<string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const [only] = entries
    if (entries.length === 1 && only?.isDirectory() && !entries.some(({ name }) => name === manifestName)) return join(folder, only.name)
    return folder
  } catch (error) {
    throw describeFileError(error, folder)
  }
}
