import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** @returns the bytes of a zip with these members; `mode` as of Unix. Names are written as given, hostile ones too. */
export async function zipOf(members: { name: string; content: string | Buffer; mode?: number }[]): Promise<Buffer> {
  const zip = new ZipFile()
  const placeholders = members.map(({ name }, index) => String(index).padEnd(Buffer.byteLength(name), '_').slice(0, Buffer.byteLength(name)))
  members.forEach(({ content, mode }, index) =>
    zip.addBuffer(Buffer.from(content), placeholders[index] ?? '', { mtime: new Date(1980, 0, 1), mode: mode ?? 0o100644 }),
  )
  zip.end()
  const bytes = await buffer(zip.outputStream)
  // yazl refuses hostile names, so they are put in afterwards: same length, in the local header and in the directory.
  members.forEach(({ name }, index) => {
    const placeholder = Buffer.from(placeholders[index] ?? '')
    for (let at = bytes.indexOf(placeholder); at !== -1; at = bytes.indexOf(placeholder, at + 1)) {
      const isHeader = [30, 46].some((size) => at >= size && bytes.readUInt16LE(at - size) === 0x4b50)
      if (isHeader) bytes.write(name, at)
    }
  })
  return bytes
}
