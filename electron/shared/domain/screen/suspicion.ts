/** @file What a rule about the screen found, before neighbours are joined and secrets hidden. Pure. */
import type { Box, ScreenFinding } from '../screen-review.ts'
import { unionOf, type ScreenLine } from './read-word.ts'

export type Suspicion = { kind: ScreenFinding['kind']; label: string; /** What was read; of a secret the whole value. */ text: string } & Place
type Place = { box: Box; startMs: number; endMs: number }

/** @param from index of the first character in the text of the line. @returns where and when the words stand that these characters belong to. */
export function placeOf({ words, box, startMs, endMs }: ScreenLine, from: number, to: number): Place {
  let at = 0
  const under = words.filter(({ text }) => {
    const start = at
    at += text.length + 1
    return start < to && start + text.length > from
  })
  if (under.length === 0) return { box, startMs, endMs }
  return { box: unionOf(under.map((word) => word.box)), startMs, endMs }
}
