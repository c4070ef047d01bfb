/**
 * @file The journal of a take: one JSON line for everything that became of it. A line is written after the bytes that it speaks of
 * are on the disk, and says absolute numbers, so that every line that can be read stands for itself. Pure.
 */
import { z } from 'zod'
import { takeAboutSchema, type TakeAbout } from '#shared/domain/takes.ts'
import { markSchema, type Mark } from '#shared/domain/submission.ts'

const whole = z.number().int().nonnegative()

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), submissionId: z.uuid(), startedAtMs: z.number(), about: takeAboutSchema }),
  /** `endByte` is the length of the media file with this piece, `atMs` that of the take. */
  z.object({ kind: z.literal('piece'), index: whole, bytes: whole, endByte: whole, atMs: z.number().nonnegative() }),
  z.object({ kind: z.literal('marks'), marks: z.array(markSchema).max(200) }),
  z.object({ kind: z.literal('title'), title: z.string().max(200) }),
  z.object({ kind: z.literal('end'), durationMs: z.number().nonnegative(), reason: z.string() }),
])
export type JournalEntry = z.infer<typeof entrySchema>

type Piece = { index: number; endByte: number; atMs: number }

/** What the journal says of a take. */
export type TakeRecord = {
  submissionId: string
  startedAtMs: number
  about: TakeAbout
  pieces: Piece[]
  marks: Mark[]
  end: { durationMs: number; reason: string } | null
}

/** @returns the index of the piece that is wanted next. */
export const nextIndexOf = ({ pieces }: TakeRecord): number => (pieces.at(-1)?.index ?? -1) + 1

/** @returns the bytes of the media file that the journal speaks of. */
export const mediaBytesOf = ({ pieces }: TakeRecord): number => pieces.at(-1)?.endByte ?? 0

/** @returns the length of the take: as it was told at the end, before that up to the last piece. */
export const durationOf = ({ pieces, end }: TakeRecord): number => end?.durationMs ?? pieces.at(-1)?.atMs ?? 0

/** @returns the record with one entry more; null as long as none has begun it. */
export function applyEntry(record: TakeRecord | null, entry: JournalEntry): TakeRecord | null {
  if (entry.kind === 'begin') {
    const { submissionId, startedAtMs, about } = entry
    return record ?? { submissionId, startedAtMs, about, pieces: [], marks: [], end: null }
  }
  if (!record) return null
  if (entry.kind === 'marks') return { ...record, marks: entry.marks }
  if (entry.kind === 'title') return { ...record, about: { ...record.about, title: entry.title } }
  if (entry.kind === 'end') return { ...record, end: { durationMs: entry.durationMs, reason: entry.reason } }
  const { index, endByte, atMs } = entry
  // A piece that comes again, after its file was found to be shorter, takes the place of what it was.
  while ((record.pieces.at(-1)?.index ?? -1) >= index) record.pieces.pop()
  record.pieces.push({ index, endByte, atMs })
  return record
}

export function writeEntry(entry: JournalEntry): Buffer {
  return Buffer.from(`${JSON.stringify(entry)}\n`)
}

/**
 * Reads as much as can be read: a torn last line is left out, so is one in between that a bad disk has spoilt.
 * @returns null for the record when no line begins a take; the bytes up to the end of the last good line.
 */
export function readJournal(content: Buffer): { record: TakeRecord | null; goodBytes: number } {
  let record: TakeRecord | null = null
  let goodBytes = 0
  let from = 0
  for (let end = content.indexOf(0x0a); end !== -1; end = content.indexOf(0x0a, from)) {
    const entry = readEntry(content.toString('utf8', from, end))
    from = end + 1
    if (!entry) continue
    record = applyEntry(record, entry)
    goodBytes = from
  }
  return { record, goodBytes }
}

function readEntry(line: string): JournalEntry | null {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
