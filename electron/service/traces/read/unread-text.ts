/** @file Tells of the text that no exchange was made of. */
import type { ReadContext } from './reader.ts'
import { skipNoise, trimNoise } from './text-noise.ts'
import type { TraceText } from './trace-text.ts'

/** Reports what stands in a part of the text, without the empty lines, rulers and labels around it; nothing when that is all. */
export function reportUnread(source: TraceText, from: number, to: number, context: ReadContext, reason: string): void {
  const start = skipNoise(source.text, from, to)
  const end = trimNoise(source.text, start, to)
  if (end <= start) return
  const place = source.placeAt(start)
  context.unread({ member: place.member, line: place.line, bytes: end - start, reason })
}
