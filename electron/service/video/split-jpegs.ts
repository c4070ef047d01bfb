/** @file Takes apart JPEG files that were written one behind the other. Pure. */

/**
 * Between pictures an end of image (FF D9) is followed by a start of image (FF D8); within the data of one, FF is always followed by
 * 00 or the number of a restart (ITU-T T.81, B.1.1.2), so that this cannot happen there.
 * @returns the pictures, in order.
 */
export function splitJpegs(bytes: Buffer): Uint8Array<ArrayBuffer>[] {
  const between = Buffer.from([0xff, 0xd9, 0xff, 0xd8])
  const pictures: Uint8Array<ArrayBuffer>[] = []
  let start = 0
  for (;;) {
    const at = bytes.indexOf(between, start)
    const end = at < 0 ? bytes.length : at + 2
    // A copy of its own: it is handed over to the page without the rest.
    if (end > start) pictures.push(new Uint8Array(bytes.subarray(start, end)))
    if (at < 0) return pictures
    start = end
  }
}
