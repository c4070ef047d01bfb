/** @file Walks the top-level boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2) without reading their content. Service process. */
import { open } from 'node:fs/promises'

export type Box = { type: string; offset: number; bytes: number }

const boxesAtMost = 100_000

/**
 * @returns the top-level boxes in order; empty when the file does not begin like an MP4. The last one may reach beyond the
 * end of the file: then the file is cut short.
 */
export async function readBoxes(path: string): Promise<Box[]> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const header = Buffer.alloc(16)
    const boxes: Box[] = []
    for (let offset = 0; offset + 8 <= size && boxes.length < boxesAtMost;) {
      const { bytesRead } = await handle.read(header, 0, 16, offset)
      const type = header.toString('latin1', 4, 8)
      if (bytesRead < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(type)) break
      const short = header.readUInt32BE(0)
      // Size 1 means a 64-bit size follows; size 0 means the box lasts to the end of the file.
      const bytes = short === 1 && bytesRead === 16 ? Number(header.readBigUInt64BE(8)) : short === 0 ? size - offset : short
      if (bytes < 8) break
      boxes.push({ type, offset, bytes })
      offset += bytes
    }
    return boxes.some(({ type }) => type === 'ftyp' || type === 'moov' || type === 'mdat') ? boxes : []
  } finally {
    await handle.close()
  }
}

/** @returns whether the index stands before the pictures, so that playing can begin before the file is there ("faststart"). */
export function isFastStart(boxes: readonly Box[]): boolean {
  const index = boxes.findIndex(({ type }) => type === 'moov')
  const data = boxes.findIndex(({ type }) => type === 'mdat')
  return index >= 0 && (data < 0 || index < data)
}
