/** @file Gives the memory of a piece back at once. Service process. */

/**
 * Call it with a piece of a pipe or a file that was read and is needed no more. Node reads each piece into memory of its own, and V8 lets 64 MB of
 * that lie before it collects: reading gigabytes of pictures then takes as much for good, because the allocator keeps it.
 * A piece that shares its memory with others is left alone.
 */
export function freeBuffer({ buffer, byteLength }: Buffer): void {
  if (byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
