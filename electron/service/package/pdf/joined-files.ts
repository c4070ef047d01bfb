/** @file Several files as one, so that what they have alike is compressed once. Pure. */

/** @returns the length of each (32 bits, little endian) after how many there are, then their content. */
export function joinFiles(files: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(4 * (files.length + 1))
  head.writeUInt32LE(files.length)
  for (const [index, { length }] of files.entries()) head.writeUInt32LE(length, 4 * (index + 1))
  return Buffer.concat([head, ...files])
}

/** @returns the files that {@link joinFiles} was given. */
export function splitFiles(joined: Buffer): Buffer[] {
  const count = joined.readUInt32LE()
  let start = 4 * (count + 1)
  return Array.from({ length: count }, (_, index) => {
    const end = start + joined.readUInt32LE(4 * (index + 1))
    const file = joined.subarray(start, end)
    start = end
    return file
  })
}
