/** @file 4-traces.zip, or several of them where one would not fit into a message. */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultZipLimits, extractZip, zipMembers } from '../files/read-zip.ts'
import { writeZip } from '../files/write-zip.ts'

/** Local header, data descriptor, directory record, and twice the name. */
const memberOverheadBytes = 300

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
  const members = await extractZip(path, folder, defaultZipLimits, signal)
  return members.filter((member) => !leftOut.test(member)).map((member) => ({ name: `${stem}/${member}`, path: join(folder, ...member.split('/')) }))
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
