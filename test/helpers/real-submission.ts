import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referencedFiles, submissionSchema, type FileReference, type Submission } from '#shared/domain/submission.ts'
import { testTools } from './clips.ts'

export type RealSubmission = { submission: Submission; filePath: (sha256: string) => string; folder: string }

const { ffmpegPath } = await testTools()

/** A short real video, made once a folder: a moving test picture with a tone. */
export function makeVideo(path: string, seconds = 2): Buffer {
  const source = [
    '-f',
    'lavfi',
    '-i',
    `testsrc2=size=640x360:rate=5:duration=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:duration=${seconds}`,
  ]
  execFileSync(ffmpegPath, [
    '-nostdin',
    '-y',
    '-loglevel',
    'error',
    ...source,
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
    '-preset',
    'ultrafast',
    '-c:a',
    'aac',
    '-movflags',
    '+faststart',
    path,
  ])
  return readFileSync(path)
}

export const cleanTrace = [
  'TraceToken: 0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11',
  'Timestamp: 2026-12-14T10:00:00.0000000Z',
  '',
  'POST https://demo.docusign.net/restapi/v2.1/accounts/1/envelopes',
  'Authorization: [omitted]',
  'Content-Type: application/json',
  '',
  '{"status":"sent"}',
  '',
  '201 Created',
  'Content-Type: application/json',
  '',
  '{"envelopeId":"1"}',
  '',
].join('\r\n')

/**
 * Gives every file reference of a submission a real content below `folder`: videos are videos, traces are traces, the rest is text.
 * @param contents by name of the file, where a test needs a certain one.
 */
export function withRealFiles(base: Submission, folder: string, contents: Record<string, Buffer | string> = {}): RealSubmission {
  mkdirSync(folder, { recursive: true })
  const paths = new Map<string, string>()
  let json = JSON.stringify(base)
  const replaced = new Map<string, FileReference>()
  for (const reference of referencedFiles(base)) {
    const isVideo =
      base.video.recording?.file.sha256 === reference.sha256 || base.video.fit?.outputs.some(({ file }) => file.sha256 === reference.sha256)
    const isTrace = base.traces.files.some(({ file }) => file.sha256 === reference.sha256)
    const path = join(folder, `${paths.size}-stored`)
    const content =
      contents[reference.name] ??
      (isVideo ? makeVideo(`${path}.mp4`, 1 + paths.size) : isTrace ? `${cleanTrace}${reference.name}` : `Content of ${reference.name}\n`)
    writeFileSync(path, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    paths.set(sha256, path)
    replaced.set(reference.sha256, { name: reference.name, sha256, bytes: Buffer.byteLength(content) })
  }
  for (const [old, { sha256 }] of replaced) json = json.replaceAll(old, sha256)
  const submission = submissionSchema.parse(
    JSON.parse(json, (_key, value: unknown) => {
      const reference = value as Partial<FileReference> | null
      const real =
        typeof reference === 'object' && reference !== null && typeof reference.sha256 === 'string'
          ? [...replaced.values()].find(({ sha256 }) => sha256 === reference.sha256)
          : undefined
      return real ? { ...reference, bytes: real.bytes } : value
    }),
  )
  const filePath = (sha256: string) => {
    const path = paths.get(sha256)
    if (path === undefined) throw new Error(`no file ${sha256}`)
    return path
  }
  return { submission, filePath, folder }
}
