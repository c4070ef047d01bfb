/** @file The last files of a package: the manifest that lists all others, its signature, and the checksums. */
import type { ExportedFile } from '#shared/contract/contract.ts'
import { portableVersion } from '#shared/domain/portable-document.ts'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import type { FileChange } from '#shared/domain/rounds/file-changes.ts'
import { nextRoundNumber } from '#shared/domain/rounds/sendings.ts'
import type { BuildInput } from './build-folder.ts'
import { byName, checksumsName, checksumsText, manifestName, type Manifest } from './manifest.ts'
import type { PackageFolder } from './package-folder.ts'
import { packageDate } from './package-name.ts'
import { signatureName } from './signature.ts'

/** @returns every file of the folder, sorted by name. */
export async function sealPackage(
  { submission, today, isDraft, name, appVersion, findings, signer, before, isWhole = false }: BuildInput,
  target: PackageFolder,
  changes: FileChange[],
): Promise<ExportedFile[]> {
  const manifest: Manifest = {
    certpackPackage: 1,
    name,
    isDraft,
    notice: isDraft ? 'DRAFT: not for submission.' : '',
    round: nextRoundNumber(submission),
    date: packageDate(submission, today),
    integratorName: submission.profile.integratorName,
    productName: submission.profile.productName,
    versions: { certpack: appVersion, questionnaire: questionnaire.version, submission: portableVersion },
    findings,
    ...(before
      ? {
          since: {
            round: before.round.number,
            name: before.round.packageName,
            manifestSha256: before.round.manifestDigest,
            areMessagesWhole: isWhole,
            files: changes,
          },
        }
      : {}),
    ...(signer ? { signing: { algorithm: 'ed25519' as const, fingerprint: signer.fingerprint } } : {}),
    files: target.files().map(({ name: file, kind, bytes, sha256, originalName }) => ({
      name: file,
      kind,
      bytes,
      sha256,
      ...(originalName === undefined ? {} : { originalName }),
    })),
  }
  const listed = target.files().map(({ name: file, bytes, sha256 }) => ({ name: file, bytes, sha256 }))
  const content = `${JSON.stringify(manifest, null, 2)}\n`
  const sealed = [await target.seal(manifestName, content)]
  if (signer) sealed.push(await target.seal(signatureName, signer.sign(Buffer.from(content))))
  const all = [...listed, ...sealed].sort(byName)
  return [...all, await target.seal(checksumsName, checksumsText(all))].sort(byName)
}
