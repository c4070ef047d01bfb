/** What the tests of the readers share: text in, exchanges and what was left out out. */
import { traceOfBytes } from '../../electron/service/traces/source.ts'
import type { Reader, Unread } from '../../electron/service/traces/read/reader.ts'
import type { Body, Exchange } from '../../electron/shared/domain/traces/exchange.ts'

export type Reading = { exchanges: Exchange[]; unread: Unread[] }

export async function readWith(
  reader: Reader,
  content: string | Buffer,
  fileName = 'trace.txt',
  member: string | null = null,
  signal?: AbortSignal,
): Promise<Reading> {
  const source = await traceOfBytes(Buffer.from(content), fileName, member)
  const unread: Unread[] = []
  const exchanges: Exchange[] = []
  for await (const exchange of reader.read(source, { signal, unread: (what) => unread.push(what) })) exchanges.push(exchange)
  return { exchanges, unread }
}

export async function recognises(reader: Reader, content: string | Buffer): Promise<boolean> {
  return reader.recognises(await traceOfBytes(Buffer.from(content), 'trace.txt'))
}

export function bytesOf(body: Body | null | undefined): string | null {
  return body ? Buffer.from(body.bytes).toString('utf8') : null
}

/** What stands in the content at the place of a part: the beginning of it when the place is right. */
export function at(content: string | Buffer, place: { line: number; offset: number } | undefined, length: number): string {
  return Buffer.from(content)
    .subarray(place?.offset ?? 0)
    .subarray(0, length)
    .toString('utf8')
}

/** The number of a line by counting, to compare a place with. */
export function lineOf(content: string | Buffer, offset: number): number {
  return Buffer.from(content)
    .subarray(0, offset)
    .toString('latin1')
    .split(/\r\n|\n|\r/).length
}
