/** @file A round's package once more, byte for byte as it was sent: folder and zip. */
import { copyFile, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { extractZip } from '../files/read-zip.ts'
import { describeFileError } from '../files/regular-file.ts'
import { requireUnchanged } from '../files/require-stored.ts'
import { makeStaging, placePackage, removeStaging, requireReplaceable } from '../package/place-package.ts'

export type ExportRoundInput = {
  round: Round
  filePath: (sha256: string) => string
  outFolder: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/**
 * @returns the paths of the folder and the zip.
 * @throws UserError `blocked` (something else lies there), `file-missing`, `file-changed`, `disk-full`, `cancelled`; then nothing has changed.
 */
export async function exportRound({ round, filePath, outFolder, signal, onProgress }: ExportRoundInput): Promise<{ folder: string; zip: string }> {
  const { archive, packageName } = round
  const kept = filePath(archive.sha256)
  await requireUnchanged(kept, archive, signal)
  onProgress?.({ activity: 'Unpacking the round', fraction: 0.3, secondsLeft: null })
  const [folder, zip] = [join(outFolder, packageName), join(outFolder, `${packageName}.zip`)]
  await requireReplaceable(folder)
  const staging = await makeStaging(outFolder)
  try {
    const unpacked = join(staging, 'unpacked')
    await mkdir(unpacked)
    await extractZip(kept, unpacked, undefined, signal)
    await copyFile(kept, join(staging, `${packageName}.zip`))
    throwIfCancelled(signal)
    // The zip holds one folder of the package's name.
    await rename(join(unpacked, packageName), join(staging, packageName))
    await placePackage(staging, outFolder, [packageName, `${packageName}.zip`])
    onProgress?.({ activity: 'Done', fraction: 1, secondsLeft: 0 })
    return { folder, zip }
  } catch (error) {
    throw describeFileError(error, folder)
  } finally {
    await removeStaging(outFolder, staging)
  }
}
