/** @file A place for work in progress inside the folder of the results, so that results move there in one step. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describeFileError } from '../files/regular-file.ts'

/**
 * Makes `outFolder` if needed and runs `work` with a folder in it that is gone afterwards.
 * A folder that was made for nothing is removed again.
 */
export async function withWorkplace<Result>(outFolder: string, work: (workDir: string, outFolder: string) => Promise<Result>): Promise<Result> {
  const out = resolve(outFolder)
  const workDir = join(out, `.certpack-${randomUUID()}`)
  let firstMade: string | undefined
  try {
    firstMade = await mkdir(out, { recursive: true })
    await mkdir(workDir)
  } catch (error) {
    throw describeFileError(error, out)
  }
  try {
    return await work(workDir, out)
  } finally {
    await rm(workDir, { recursive: true, force: true })
    // Fails as it should when there is a result in it.
    if (firstMade) await rmdir(out).catch(() => undefined)
  }
}
