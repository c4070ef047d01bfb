/** @file Goes through the members of an archive of traces in the order of their numbers, within limits. */
import { buffer } from 'node:stream/consumers'
import { zipMembers } from '../../files/read-zip.ts'
import type { ReadContext } from './reader.ts'

export type ArchiveMember = { name: string; bytes: Buffer }

const limits = { maxEntries: 5_000, maxTotalBytes: 512 * 1024 * 1024 }
const maxMemberBytes = 64 * 1024 * 1024

/** Members that tools add beside the traffic, and that hold nothing of it. */
const companions = /(?:^|[/\\])(?:__MACOSX[/\\].*|\.DS_Store|Thumbs\.db|desktop\.ini|_index\.html?|\[Content_Types\]\.xml)$/i

/** @returns the names of the members that may hold traffic, in the order in which they are to be read. */
export async function archiveNames(path: string, label: string, context: ReadContext): Promise<string[]> {
  const names = new Set<string>()
  for await (const { name, bytes, isFolder } of zipMembers(path, label, limits, context.signal)) {
    if (isFolder || companions.test(name)) continue
    if (names.has(name))
      context.unread({ member: name, line: 1, bytes, reason: `not read (${bytes} bytes): the archive has another member of the same name.` })
    names.add(name)
  }
  return inNumericOrder([...names])
}

/** Folder by folder; `2_…` before `10_…`. Names without numbers keep to the order of the archive as far as their folder goes. */
function inNumericOrder(names: readonly string[]): string[] {
  const folders = new Map<string, string[]>()
  for (const name of names) {
    const folder = name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    folders.set(folder, [...(folders.get(folder) ?? []), name])
  }
  const compare = new Intl.Collator('en', { numeric: true }).compare
  return [...folders].flatMap(([folder, own]) => own.sort((one, other) => compare(one.slice(folder.length), other.slice(folder.length))))
}

/**
 * Reads the members in the given order. Those that come earlier in the archive are held until their turn.
 * @throws UserError `file-unsupported` as `zipMembers`, `cancelled`
 */
export async function* archiveMembers(path: string, label: string, order: readonly string[], context: ReadContext): AsyncGenerator<ArchiveMember> {
  const wanted = new Set(order)
  const held = new Map<string, Buffer | null>()
  let turn = 0
  for await (const member of zipMembers(path, label, limits, context.signal)) {
    if (!wanted.delete(member.name)) continue
    held.set(member.name, await contentOf(member, context))
    for (let name = order[turn]; name !== undefined && held.has(name); name = order[turn]) {
      const bytes = held.get(name)
      held.delete(name)
      turn += 1
      if (bytes) yield { name, bytes }
    }
  }
}

async function contentOf(member: { name: string; bytes: number; read(): AsyncIterable<Buffer> }, context: ReadContext): Promise<Buffer | null> {
  if (member.bytes > maxMemberBytes) {
    const reason = `not read (${member.bytes} bytes): a member of an archive may have ${maxMemberBytes / 1024 / 1024} MB. Add it as a file of its own.`
    context.unread({ member: member.name, line: 1, bytes: member.bytes, reason })
    return null
  }
  return buffer(member.read())
}
