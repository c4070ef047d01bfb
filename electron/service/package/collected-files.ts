/** @file Which files of a submission go into its package, and under which names. Pure. */
import type { FileReference, Submission } from '#shared/domain/submission.ts'
import { safeFileName, uniqueNames } from '../files/file-names.ts'
import type { PackageFileKind } from './manifest.ts'

export type CollectedFile = { reference: FileReference; name: string; kind: PackageFileKind }

/** Names in a message and in the package: at most 60 characters of `A-Z a-z 0-9 . _ -`. */
const maxNameLength = 60

function numbered(files: readonly FileReference[]): { reference: FileReference; name: string }[] {
  return files.map((reference, index) => ({
    reference,
    name: `${String(index + 1).padStart(2, '0')}-${safeFileName(reference.name, maxNameLength - 4)}`,
  }))
}

/** @returns the videos, supplements and evidence; the names are relative to the package and unique. */
export function collectFiles(submission: Submission): CollectedFile[] {
  const { video, questionnaire, requirements, dryRun, remedies, signOff, launch } = submission
  const files: CollectedFile[] = []
  for (const { flow, file } of video.fit?.outputs ?? []) {
    files.push({ reference: file, name: flow === 'exception' ? '3-video-exception.mp4' : '2-video-normal.mp4', kind: 'video' })
  }
  for (const { reference, name } of numbered(questionnaire.supplements)) files.push({ reference, name: `supplements/${name}`, kind: 'supplement' })
  const unique = uniqueNames()
  const evidence: [prefix: string, file: FileReference | null][] = [
    ['1-official-copy', requirements.officialCopy],
    ['1-form-receipt', requirements.powerFormReceipt],
    ['2-dry-run', dryRun.record],
    ...remedies.issues.map(({ evidence: file }, index): [string, FileReference | null] => [`3-issue-${index + 1}`, file]),
    ['9-certification', signOff.evidence],
    ['10-envelope', launch.envelopeNotification],
    ['10-activation', launch.activation],
  ]
  for (const [prefix, reference] of evidence) {
    if (reference)
      files.push({
        reference,
        name: `evidence/${unique(`${prefix}-${safeFileName(reference.name, maxNameLength - prefix.length - 3)}`)}`,
        kind: 'evidence',
      })
  }
  return files
}

/** @returns the traces with the names that they have inside the traces archive. */
export function collectTraces({ traces }: Submission): { reference: FileReference; name: string }[] {
  return numbered(traces.files.map(({ file }) => file))
}

/** @returns a function that names a referenced file as it is called in the package. */
export function evidenceNames(submission: Submission): (file: FileReference | null) => string {
  const names = new Map<string, string>()
  for (const { reference, name } of [...collectTraces(submission), ...collectFiles(submission)]) names.set(reference.sha256, name)
  return (file) => {
    if (!file) return ''
    const name = names.get(file.sha256) ?? file.name
    return name.endsWith(file.name) ? name : `${name} (${file.name})`
  }
}
