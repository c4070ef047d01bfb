/** @file Calls about the package: export and verification. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { basename, join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import type { ServiceParts } from '../index.ts'
import { exportPackage } from '../package/export-package.ts'
import { requestDate } from '../package/package-name.ts'
import { packedOf } from '../rounds/packed-of.ts'
import { verifyPackage } from '../package/verify-package.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `package.${string}`>>

export function createPackageHandlers(parts: ServiceParts): Calls {
  return {
    'package.export': async ({ id, folderGrantId, isDraft, isWhole }, { signal, progress }) => {
      const settings = parts.settings.get()
      const { submission } = parts.submissions.get(id)
      const result = await exportPackage({
        submission,
        settings,
        signer: settings.signPackages ? await parts.signingKeys.signer() : undefined,
        today: parts.today(),
        filePath: parts.files.path,
        outFolder: parts.grants.path(folderGrantId),
        isDraft,
        isWhole,
        appVersion: packageJson.version,
        tools: parts.tools,
        signal,
        onProgress: progress,
      })
      if (!isDraft) {
        await parts.rounds.keepExported(id, submission, await packedOf(result.folder, requestDate(submission, parts.today())), result.zip)
        parts.emit('submission.changed', { id, revision: parts.submissions.get(id).revision })
      }
      const grant = async (name: string) => (await parts.grants.add(join(result.folder, name))).grantId
      const messages = result.messages.map(async (message) => ({
        ...message,
        grantId: await grant(message.name),
        attachmentGrantIds: await Promise.all(message.attachments.map(grant)),
      }))
      return {
        grantId: await grant(''),
        folderName: basename(result.folder),
        zipName: basename(result.zip),
        files: result.files,
        messages: await Promise.all(messages),
      }
    },
    'package.verify': async ({ grantId }, { signal, progress }) => {
      progress({ activity: 'Verifying', fraction: 0, secondsLeft: null })
      return verifyPackage(parts.grants.path(grantId), { signal })
    },
  }
}
