/** @file Finds words on the screen. Pure. */
import type { Box } from '../screen-review.ts'
import { linesOf, unionOf, type ReadWord } from './read-word.ts'

/** `text` is what was found among its neighbours, `box` the place of what was found alone. */
export type WordHit = { text: string; startMs: number; endMs: number; box: Box }

const mostHits = 500
/** The same words at the same place after so short a pause are shown once. */
const samePauseMs = 1_000
const samePlace = 0.01
/** So many words before and after tell what it is about. */
const neighbours = 5

/** @returns where a text stands, whatever its case, also across words; in the order of time. */
export function searchWords(words: readonly ReadWord[], text: string): WordHit[] {
  const wanted = fold(text)
  if (wanted === '') return []
  const hits: WordHit[] = []
  for (const line of linesOf(words).toSorted((a, b) => a.startMs - b.startMs || a.box.y - b.box.y)) {
    const folded = line.words.map((word) => fold(word.text))
    const joined = folded.join(' ')
    for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
      let start = 0
      const under = line.words.filter((_, index) => {
        const from = start
        start += (folded[index] as string).length + 1
        return from < at + wanted.length && from + (folded[index] as string).length > at
      })
      const first = under[0] ? line.words.indexOf(under[0]) : 0
      const around = line.words.slice(Math.max(0, first - neighbours), first + under.length + neighbours)
      add(hits, {
        text: around.map((word) => word.text).join(' '),
        startMs: line.startMs,
        endMs: line.endMs,
        box: unionOf(under.map(({ box }) => box)),
      })
    }
    if (hits.length >= mostHits) break
  }
  return hits.slice(0, mostHits)
}

function add(hits: WordHit[], hit: WordHit): void {
  const same = hits.findLast(
    ({ box, endMs }) => hit.startMs <= endMs + samePauseMs && Math.abs(box.x - hit.box.x) < samePlace && Math.abs(box.y - hit.box.y) < samePlace,
  )
  if (same) same.endMs = Math.max(same.endMs, hit.endMs)
  else hits.push(hit)
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim().replace(/\s+/g, ' ')
}
