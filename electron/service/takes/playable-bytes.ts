/** @file How much of a take a player gets to see. Service process. */
import { readBoxes } from '../video/mp4-boxes.ts'

/**
 * A fragment that is not whole makes Chromium stop with an error at the end of what it can play; so it is kept from it.
 * @param bytes of the file that the journal knows. @returns up to the last whole fragment of an MP4; all of anything else.
 */
export async function playableBytes(path: string, bytes: number): Promise<number> {
  const boxes = await readBoxes(path)
  const last = boxes.findLast((box) => box.type === 'mdat' && box.offset + box.bytes <= bytes)
  return last ? last.offset + last.bytes : bytes
}
