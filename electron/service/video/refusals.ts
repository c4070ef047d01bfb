/** @file Why a file is not taken as a recording, in words for people. Pure. */
import { UserError } from '#shared/contract/errors.ts'

const acceptedFormats = 'Use an MP4, MOV, M4V, MKV, WebM or AVI recording.'

/** @returns the refusal for what the first bytes of a file show, or null when they do not speak against a recording. */
export function refuseByContent(name: string, head: Buffer): UserError | null {
  const quoted = JSON.stringify(name)
  if (head.length === 0)
    return new UserError('file-unsupported', `${quoted} is empty: it has no bytes.`, 'Choose the file again; the recording was probably not saved.')
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^#EXTM3U/.test(text) || /^ffconcat/.test(text) || /^<(\?xml[^>]*>\s*<)?(MPD|!--|SmoothStreaming)/i.test(text)) {
    return new UserError('file-unsupported', `${quoted} is a playlist that points to other files, not a recording.`, acceptedFormats)
  }
  const isText = head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
  if (isText) return new UserError('file-unsupported', `${quoted} is a text file, not a recording.`, acceptedFormats)
  return null
}

export function refuseTruncated(name: string): UserError {
  return new UserError(
    'file-unsupported',
    `${JSON.stringify(name)} is incomplete: its end is missing, so it cannot be played.`,
    'Copy the file again, or let the recorder repair it; a recording that was cut off before it was saved cannot be used.',
  )
}

export function refuseWithoutPicture(name: string): UserError {
  return new UserError('file-unsupported', `${JSON.stringify(name)} has sound but no picture.`, 'Choose the screen recording.')
}

/** @returns the refusal for what ffprobe said when it could not open the file. */
export function refuseByProbe(name: string, stderr: string): UserError {
  const quoted = JSON.stringify(name)
  if (/EBML header parsing failed|File ended prematurely/i.test(stderr)) return refuseTruncated(name)
  if (/not on whitelist/i.test(stderr))
    return new UserError('file-unsupported', `${quoted} is of a kind that is not taken as a recording.`, acceptedFormats)
  return new UserError('file-unsupported', `${quoted} is not a recording that can be read.`, acceptedFormats)
}
