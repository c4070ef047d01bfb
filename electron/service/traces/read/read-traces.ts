/** @file Reads a file of traces, whatever its form: a file of its own, or an archive with many. */
import { isCancelled, UserError } from '#shared/contract/errors.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { isArchive, openTraceFile, placeName, traceOfBytes } from '../source.ts'
import { archiveMembers, archiveNames } from './archive-members.ts'
import type { ReadContext, TraceSource } from './reader.ts'
import { recognise } from './recognise.ts'
import { isSaz, readSaz, sazPartOf } from './saz.ts'

/**
 * The exchanges in the order of the file; the members of an archive in the order of their numbers. What no exchange is made of is told.
 * @param path a regular file. @param name what it is called in messages.
 * @throws UserError `file-missing`, `file-unreadable`; `file-unsupported` for archives and files that cannot be read on; `cancelled`
 */
export async function* readTraceFile(path: string, name: string, context: ReadContext): AsyncGenerator<Exchange> {
  const source = await openTraceFile(path, name, context.signal)
  if (isArchive(source)) yield* readArchive(path, name, context)
  else yield* readSource(source, context)
}

async function* readArchive(path: string, name: string, context: ReadContext): AsyncGenerator<Exchange> {
  const names = await archiveNames(path, name, context)
  const isSession = isSaz(names)
  const belongs = (member: string) => isSession && sazPartOf(member) !== null
  const sessions = names.filter(belongs)
  if (sessions.length > 0) yield* readSaz(archiveMembers(path, name, sessions, context), context)
  const others = names.filter((member) => !belongs(member))
  if (others.length > 0)
    for await (const { name: member, bytes } of archiveMembers(path, name, others, context)) yield* readMember(bytes, name, member, context)
  if (names.length === 0) context.unread({ member: null, line: 1, bytes: 0, reason: 'not recognised (0 bytes): the archive has no files in it.' })
}

/** A member that cannot be read does not stop the others. */
async function* readMember(bytes: Buffer, name: string, member: string, context: ReadContext): AsyncGenerator<Exchange> {
  try {
    yield* readSource(await traceOfBytes(bytes, name, member, context.signal), context)
  } catch (error) {
    if (isCancelled(error) || !(error instanceof UserError)) throw error
    context.unread({ member, line: 1, bytes: bytes.length, reason: error.message })
  }
}

async function* readSource(source: TraceSource, context: ReadContext): AsyncGenerator<Exchange> {
  const { member, bytes } = source
  const reader = recognise(source)
  if ('reason' in reader) return context.unread({ member, line: 1, bytes, reason: reader.reason })
  let count = 0
  const counted: ReadContext = {
    ...context,
    unread(what) {
      count += 1
      context.unread(what)
    },
  }
  for await (const exchange of reader.read(source, counted)) {
    count += 1
    yield exchange
  }
  if (count === 0)
    context.unread({ member, line: 1, bytes, reason: `${placeName(source)} is in a known form (${reader.format}) but holds no exchange.` })
}
