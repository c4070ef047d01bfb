/** @file Build script: brings the file references of the sample submission up to date with the files beside it, and its variants with it. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { hashFile } from '../../electron/service/files/hash-file.ts'
import { writeFileDurably } from '../../electron/service/files/write-durably.ts'
import { writeVariants } from './write-variants.ts'

export const sampleFolder = new URL('../../resources/sample/', import.meta.url)

export function samplePath(name: string): string {
  return new URL(name, sampleFolder).pathname
}

/** @returns the JSON value with name, size and hash of every object that has a `path`, as measured. */
async function refreshed(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(refreshed))
  if (value === null || typeof value !== 'object') return value
  if ('path' in value && typeof value.path === 'string') {
    const { bytes, sha256 } = await hashFile(samplePath(value.path))
    return { ...value, name: basename(value.path), bytes, sha256 }
  }
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, inner]) => [key, await refreshed(inner)] as const)))
}

type SampleVideo = { recording: { file: { path: string } }; marks: unknown; fit: unknown; noErrorsAttestation: { sha256s: string[] } }

/**
 * Rewrites `submission.json`; `changed` replaces what its video section says of the recording and the marks.
 * Whoever runs this has watched the recording: the attestation is renewed for it.
 */
export async function refreshSubmission(changed: Partial<SampleVideo> = {}): Promise<void> {
  const path = samplePath('submission.json')
  const document = JSON.parse(await readFile(path, 'utf8')) as { submission: { video: SampleVideo } }
  const video = { ...document.submission.video, ...changed }
  const { sha256 } = await hashFile(samplePath(video.recording.file.path))
  document.submission.video = { ...video, noErrorsAttestation: { ...video.noErrorsAttestation, sha256s: [sha256] } }
  await writeFileDurably(path, `${JSON.stringify(await refreshed(document), null, 2)}\n`)
  await writeVariants(samplePath)
}
