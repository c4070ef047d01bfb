/** @file A place for work in progress inside the folder of the results, so that results move there in one step. */
import { realpath } from 'node:fs/promises'
import { makeFolders, removeEmptyFolders } from '../files/make-folders.ts'
import { makeStaging, removeStaging } from '../package/place-package.ts'

/**
 * Makes `outFolder` if needed and runs `work` with a folder in it that is gone afterwards; what a run that was killed left there
 * goes first. Folders that were made for nothing are removed again.
 * @param work takes that folder, and the real path of `outFolder`.
 */
export async function withWorkplace<Result>(outFolder: string, work: (workDir: string, outFolder: string) => Promise<Result>): Promise<Result> {
  const made = await makeFolders(outFolder)
  try {
    const out = await realpath(outFolder)
    const workDir = await makeStaging(out)
    try {
      return await work(workDir, out)
    } finally {
      await removeStaging(out, workDir)
    }
  } finally {
    await removeEmptyFolders(made)
  }
}
