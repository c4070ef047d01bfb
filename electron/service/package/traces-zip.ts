/** @file 4-traces.zip, or several of them where one would not fit into a message. */
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { throwIfCancelled } from '../files/cancellation.ts'
import { pathProblem, safeFileName, uniqueNames } from '../files/file-names.ts'
import { describeFileError } from '../files/regular-file.ts'
import { defaultZipLimits, zipMembers } from '../files/read-zip.ts'
import { writeZip } from '../files/write-zip.ts'

/** Local header, data descriptor, directory record, and twice the name. */
const memberOverheadBytes = 300

const longestSegment = 120

/** Mail gateways refuse pages in archives, and Fiddler's says nothing that the messages do not. */
const leftOut = /\.html?$/i

/**
 * @param path a redacted trace in a folder that nothing else lies in; an archive is unpacked beside it.
 * @returns the files that stand for it in the archive of traces: itself, or its members in a folder of its name.
 * @throws UserError `file-unsupported`, `disk-full`, `cancelled`
 */
export async function unpackedTrace(path: string, name: string, signal?: AbortSignal): Promise<{ name: string; path: string }[]> {
  if (!(await isZip(path))) return [{ name, path }]
  const stem = name.replace(/\.[^.]+$/, '')
  const folder = `${path}.members`
  await mkdir(folder)
  const unique = uniqueNames()
  const unpacked: { name: string; path: string }[] = []
  for await (const member of zipMembers(path, name, defaultZipLimits, signal)) {
    if (member.isFolder || leftOut.test(member.name)) continue
    const target = join(folder, String(unpacked.length))
    try {
      await pipeline(Readable.from(member.read(), { objectMode: false }), createWriteStream(target, { flags: 'wx', mode: 0o644 }), { signal })
    } catch (error) {
      throwIfCancelled(signal)
      throw describeFileError(error, member.name)
    }
    unpacked.push({ name: `${stem}/${unique(portableName(member.name))}`, path: target })
  }
  return unpacked
}

/** Tools name members after operations and addresses, with what some disks refuse; names that every disk takes stay as they are. */
function portableName(member: string): string {
  const name = member.normalize('NFC')
  if (pathProblem(name) === null) return name
  const segments = name.split(/[/\\]/).filter((segment) => !['', '.', '..'].includes(segment))
  return segments.map((segment) => (pathProblem(segment) === null ? segment : safeFileName(segment, longestSegment))).join('/') || 'file'
}

async function isZip(path: string): Promise<boolean> {
  const head = Buffer.alloc(2)
  const handle = await open(path)
  await handle.read(head, 0, head.length, 0).finally(() => handle.close())
  return head.toString('latin1') === 'PK'
}

/**
 * @param traces what goes in, with its name in the archive. @param maxBytes most bytes of one archive.
 * @returns the names of the archives in `folder`; [] without traces. A trace too large for any message gets an archive of its own.
 * @throws UserError `file-missing`, `disk-full`, `cancelled`
 */
export async function writeTraces(
  folder: string,
  traces: readonly { name: string; path: string }[],
  maxBytes: number,
  signal?: AbortSignal,
): Promise<string[]> {
  if (traces.length === 0) return []
  const single = '4-traces.zip'
  await writeZip(join(folder, single), traces, signal)
  if (traces.length === 1 || (await stat(join(folder, single))).size <= maxBytes) return [single]

  const measured = join(folder, `${single}.measured`)
  await rename(join(folder, single), measured)
  const sizes = new Map<string, number>()
  for await (const member of zipMembers(measured, single, undefined, signal)) sizes.set(member.name, member.packedBytes)
  await rm(measured)

  const groups: { name: string; path: string }[][] = []
  let room = 0
  for (const trace of traces) {
    const bytes = (sizes.get(trace.name) ?? 0) + memberOverheadBytes
    if (bytes > room) {
      groups.push([])
      room = maxBytes
    }
    groups.at(-1)?.push(trace)
    room -= bytes
  }
  const names: string[] = []
  for (const [index, group] of groups.entries()) {
    const name = `4-traces-${index + 1}.zip`
    await writeZip(join(folder, name), group, signal)
    names.push(name)
  }
  return names
}
