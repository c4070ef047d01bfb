/** @file Byte text written back in the encoding of its source. */
import type { TraceSource } from '../read/reader.ts'

/** @returns the bytes; UTF-16 gets its mark. */
export async function* encodeLike(texts: AsyncIterable<string>, encoding: TraceSource['encoding']): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    for await (const text of texts) yield Buffer.from(text, 'latin1')
    return
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false })
  const encode = (text: string) => {
    const bytes = Buffer.from(text, 'utf16le')
    return encoding === 'utf-16be' ? bytes.swap16() : bytes
  }
  yield encode('\ufeff')
  for await (const text of texts) yield encode(decoder.decode(Buffer.from(text, 'latin1'), { stream: true }))
  const rest = decoder.decode()
  if (rest !== '') yield encode(rest)
}
