/** @file manifest.json and SHA256SUMS: what a package holds, so that whoever receives it can check it. Pure. */
import { z } from 'zod'
import { findingSchema } from '#shared/domain/findings.ts'
import { fileChangeSchema } from '#shared/domain/rounds/file-changes.ts'

export const manifestName = 'manifest.json'
export const checksumsName = 'SHA256SUMS'

/** What a file of the package is for. */
export const packageFileKinds = [
  'readme',
  'check-report',
  'questionnaire',
  'supplement',
  'video',
  'video-scenes',
  'traces',
  'redactions',
  'log-date',
  'key-request',
  'evidence',
  'email',
  'signing-key',
  'changes',
] as const
export type PackageFileKind = (typeof packageFileKinds)[number]

export const manifestSchema = z.object({
  /** Version of this format. */
  certpackPackage: z.literal(1),
  name: z.string().min(1),
  isDraft: z.boolean(),
  notice: z.string(),
  round: z.number().int().positive(),
  date: z.string(),
  integratorName: z.string(),
  productName: z.string(),
  versions: z.object({ certpack: z.string(), questionnaire: z.string(), submission: z.number().int() }),
  findings: z.array(findingSchema),
  /** The key that signed this file; absent where nobody did. The signature lies in manifest.json.sig. */
  signing: z.object({ algorithm: z.literal('ed25519'), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  /** From the second round on: the package that was sent before, and what became of its files. */
  since: z
    .object({
      round: z.number().int().positive(),
      name: z.string().min(1).max(300),
      manifestSha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Whether the messages carry every file, or only what has changed. */
      areMessagesWhole: z.boolean(),
      files: z.array(fileChangeSchema).max(20_000),
    })
    .optional(),
  /** Every file but this one, its signature and SHA256SUMS, sorted by name. */
  files: z
    .array(
      z.object({
        name: z.string().min(1).max(300),
        kind: z.enum(packageFileKinds),
        bytes: z.number().int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        /** Name that the file had before, where it was brought by a person. */
        originalName: z.string().optional(),
      }),
    )
    .max(20_000),
})
export type Manifest = z.infer<typeof manifestSchema>

/** @returns the text of SHA256SUMS as `sha256sum -c` reads it. */
export function checksumsText(files: readonly { name: string; sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

/** @returns name and SHA-256 of every line, or the number of the first line that is none. */
export function parseChecksums(text: string): { sums: Map<string, string> } | { badLine: number } {
  const sums = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') return { badLine: lines.length + 1 }
  for (const [index, line] of lines.entries()) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line)
    if (!match?.[1] || !match[2] || sums.has(match[2])) return { badLine: index + 1 }
    sums.set(match[2], match[1])
  }
  return { sums }
}

export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
