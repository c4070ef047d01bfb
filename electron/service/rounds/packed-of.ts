/** @file What a round keeps of a package that was just exported. */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Packed } from '#shared/domain/rounds/round.ts'
import { manifestName, manifestSchema } from '../package/manifest.ts'

/** @param date the day of the request that its documents name. */
export async function packedOf(folder: string, date: string): Promise<Omit<Packed, 'archive' | 'snapshot'>> {
  const content = await readFile(join(folder, manifestName))
  const { round, name, files } = manifestSchema.parse(JSON.parse(content.toString('utf8')))
  return {
    number: round,
    packageName: name,
    date,
    manifestDigest: createHash('sha256').update(content).digest('hex'),
    files: files.map(({ name: file, kind, bytes, sha256 }) => ({ name: file, kind, bytes, digest: sha256 })),
  }
}
