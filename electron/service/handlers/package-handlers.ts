/** @file Calls about the package: export and verification. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { basename } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import type { ServiceParts } from '../index.ts'
import { exportPackage } from '../package/export-package.ts'
import { verifyPackage } from '../package/verify-package.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `package.${string}`>>

export function createPackageHandlers(parts: ServiceParts): Calls {
  return {
    'package.export': async ({ id, folderGrantId, isDraft }, { signal, progress }) => {
      const result = await exportPackage({
        submission: parts.submissions.get(id).submission,
        settings: parts.settings.get(),
        today: parts.today(),
        filePath: parts.files.path,
        outFolder: parts.grants.path(folderGrantId),
        isDraft,
        appVersion: packageJson.version,
        tools: parts.tools,
        signal,
        onProgress: progress,
      })
      const { grantId } = await parts.grants.add(result.folder)
      return { grantId, folderName: basename(result.folder), zipName: basename(result.zip), files: result.files }
    },
    'package.verify': async ({ grantId }, { signal, progress }) => {
      progress({ activity: 'Verifying', fraction: 0, secondsLeft: null })
      return verifyPackage(parts.grants.path(grantId), signal)
    },
  }
}
