/** @file Stands in for nodemailer's list of two thousand types: every attachment of ours is given its type and its name. */

export function detectMimeType(): string {
  return 'application/octet-stream'
}

export function detectExtension(): string {
  return 'bin'
}
