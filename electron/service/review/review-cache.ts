/** @file What was read of recordings, kept by the hash of their content. It holds what stood on the screen, secrets too: for the owner's eyes only. */
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileDurably } from '../files/write-durably.ts'
import type { ReadRecording } from './read-recording.ts'

/** To be raised when pictures are read in another way. */
const version = 1

const wordSchema = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.number()])
const cachedSchema = z.object({
  version: z.literal(version),
  pictures: z.number().int(),
  lines: z.array(z.object({ startMs: z.number(), endMs: z.number(), words: z.array(wordSchema) })),
})
type Cached = z.infer<typeof cachedSchema>

export type ReviewCache = {
  /** @returns what was read, null where nothing (or nothing usable) is kept. */
  read(sha256: string): Promise<ReadRecording | null>
  /** @throws UserError `disk-full`, `file-unreadable` */
  write(sha256: string, read: ReadRecording): Promise<void>
  /** The same for anything else that was worked out of files. */
  readOther<Value>(key: string, schema: z.ZodType<Value>): Promise<Value | null>
  writeOther(key: string, value: unknown): Promise<void>
}

export function createReviewCache(dataDir: string): ReviewCache {
  const folder = join(dataDir, 'reviews')
  const pathOf = (key: string) => join(folder, `${key}.json`)

  async function readOther<Value>(key: string, schema: z.ZodType<Value>): Promise<Value | null> {
    const text = await readFile(pathOf(key), 'utf8').catch(() => null)
    if (text === null) return null
    try {
      return schema.parse(JSON.parse(text))
    } catch {
      // Damaged, or of another version: it is worked out again.
      return null
    }
  }

  async function writeOther(key: string, value: unknown): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeFileDurably(pathOf(key), JSON.stringify(value), 0o600)
  }

  return {
    readOther,
    writeOther,
    async read(sha256) {
      const cached = await readOther(sha256, cachedSchema)
      return cached && { pictures: cached.pictures, words: unpack(cached) }
    },
    write: (sha256, read) => writeOther(sha256, pack(read)),
  }
}

function pack({ pictures, words }: ReadRecording): Cached {
  const lines = new Map<number, Cached['lines'][number]>()
  for (const { text, confidence, box, startMs, endMs, line } of words) {
    const packed = lines.get(line) ?? { startMs, endMs, words: [] }
    packed.words.push([text, confidence, box.x, box.y, box.width, box.height])
    lines.set(line, packed)
  }
  return { version, pictures, lines: [...lines.values()] }
}

function unpack({ lines }: Cached): ReadRecording['words'] {
  return lines.flatMap(({ startMs, endMs, words }, line) =>
    words.map(([text, confidence, x, y, width, height]) => ({
      text,
      confidence,
      box: { x, y, width, height },
      startMs,
      endMs,
      line,
    })),
  )
}
