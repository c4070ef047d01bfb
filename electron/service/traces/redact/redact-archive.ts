/** @file An archive of traces into one of redacted traces: a request log, Fiddler's sessions, any zip of traces. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isCancelled, UserError } from '#shared/contract/errors.ts'
import type { TraceFormat } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { writeZip, type ZipEntry } from '../../files/write-zip.ts'
import { archiveMembers, archiveNames } from '../read/archive-members.ts'
import type { ReadContext, TraceSource, Unread } from '../read/reader.ts'
import { recognise } from '../read/recognise.ts'
import { isSaz, sazPartOf } from '../read/saz.ts'
import { traceOfBytes } from '../source.ts'
import type { Redactor } from './redactor.ts'
import { writePieces } from './write-pieces.ts'

type ArchiveInput = {
  redactor: Redactor
  path: string
  name: string
  signal?: AbortSignal | undefined
  onFraction?: ((fraction: number) => void) | undefined
}

/** Learns the secrets of all members. @throws UserError as {@link redactArchive} */
export async function collectArchive(input: ArchiveInput): Promise<void> {
  for await (const { source, format } of members(input, () => undefined)) await input.redactor.collect(source, format)
}

/**
 * @returns what was left out, as it is of no known form
 * @throws UserError `file-unsupported` when no member is of a known form or the archive cannot be read; `file-unreadable`, `disk-full`, `cancelled`
 */
export async function redactArchive(input: ArchiveInput, outPath: string): Promise<Unread[]> {
  const { redactor, name, signal } = input
  const leftOut: Unread[] = []
  const folder = `${outPath}.${randomUUID()}`
  await mkdir(folder, { mode: 0o700 })
  try {
    const entries: ZipEntry[] = []
    const names = new Set<string>()
    for await (const { source, format } of members(input, (what) => void leftOut.push(what))) {
      const staged = join(folder, String(entries.length))
      await writePieces(redactor.redact(source, format, true), staged, signal)
      entries.push({ name: safeName(redactor, source.member ?? '', names), path: staged, isCompressed: false })
    }
    if (entries.length === 0) throw noneKnown(name, leftOut)
    await writeZip(outPath, entries, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return leftOut
}

type Member = { source: TraceSource; format: TraceFormat }

async function* members({ path, name, signal, onFraction }: ArchiveInput, unread: (what: Unread) => void): AsyncGenerator<Member> {
  const context: ReadContext = { signal, unread }
  const names = await archiveNames(path, name, context)
  const isSession = isSaz(names)
  let done = 0
  for await (const { name: member, bytes } of archiveMembers(path, name, names, context)) {
    throwIfCancelled(signal)
    onFraction?.(Math.min(0.99, (done += 1) / names.length))
    const part = isSession ? sazPartOf(member)?.part : undefined
    if (part) {
      yield { source: rawSource(bytes, name, member), format: part === 'm' ? 'soapui' : 'saz' }
      continue
    }
    try {
      const source = await traceOfBytes(bytes, name, member, signal)
      const reader = recognise(source)
      if ('reason' in reader) unread({ member, line: 1, bytes: bytes.length, reason: reader.reason })
      else yield { source, format: reader.format }
    } catch (error) {
      if (isCancelled(error) || !(error instanceof UserError)) throw error
      unread({ member, line: 1, bytes: bytes.length, reason: error.message })
    }
  }
}

/** A raw message: its bytes are its own, whatever they look like. */
function rawSource(bytes: Buffer, fileName: string, member: string): TraceSource {
  return {
    fileName,
    member,
    bytes: bytes.length,
    encoding: 'utf-8',
    packing: 'none',
    head: bytes.subarray(0, 65_536).toString('latin1'),
    async *open() {
      yield bytes
    },
    all: async () => bytes,
  }
}

/** Names of members may name people. */
function safeName(redactor: Redactor, member: string, names: Set<string>): string {
  const ending = /\.\w{1,8}$/.exec(member)?.[0] ?? ''
  const stem = member.slice(0, member.length - ending.length)
  const redacted = redactor.redactText(stem)
  let name = redacted === stem ? member : redacted.replace(/[<>[\]:"|?*]/g, '') + ending
  if (names.has(name)) name = `${names.size}-${name}`
  names.add(name)
  return name
}

function noneKnown(name: string, leftOut: readonly Unread[]): UserError {
  const reason = leftOut[0]?.reason ?? 'it has no files in it.'
  return new UserError(
    'file-unsupported',
    `${JSON.stringify(name)} holds no trace of a known form: ${reason}`,
    'Add the traffic in a form that is known.',
  )
}
