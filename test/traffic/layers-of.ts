/** @file Everything that someone who unpacks a file can see of it. */
import { buffer } from 'node:stream/consumers'
import { gunzipSync, inflateSync } from 'node:zlib'
import { zipMembers } from '../../electron/service/files/read-zip.ts'
import { parseWireMessage } from './wire-message.ts'

/** @returns the bytes as they are, those of the members of a zip, and of what is packed or cut into pieces in them. */
export async function layersOf(bytes: Buffer): Promise<Buffer[]> {
  const start = bytes.subarray(0, 2).toString('latin1')
  if (start === '\x1f\x8b') return [bytes, ...unpacked(() => gunzipSync(bytes))]
  if (start === 'PK') return [bytes, ...(await membersOf(bytes))]
  return [bytes, ...(start.startsWith('x') ? unpacked(() => inflateSync(bytes)) : [])]
}

async function membersOf(bytes: Buffer): Promise<Buffer[]> {
  const layers: Buffer[] = []
  for await (const member of zipMembers(bytes, 'the archive')) {
    const content = await buffer(member.read())
    layers.push(Buffer.from(member.name), content)
    if (content.includes('\r\n\r\n') && /_[cs]\.txt$/.test(member.name)) layers.push(...unpacked(() => parseWireMessage(content).body))
  }
  return layers
}

/** What is damaged nobody can unpack. */
function unpacked(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()]
  } catch {
    return []
  }
}
