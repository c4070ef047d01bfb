/** @file From what the rules suspect to findings: neighbours joined, secrets hidden, boxes with room around. Pure. */
import { editDistance, foldLookAlikes } from './known-values.ts'
import { loggedError } from './find-errors.ts'
import { overlapOf, unionOf } from './read-word.ts'
import type { Suspicion } from './suspicion.ts'
import type { Box, ScreenFinding } from '../screen-review.ts'

export const mostFindings = 500
const longestExcerpt = 300
/** The same thing at the same place after so long is another one. */
const samePauseMs = 2_000
/** Share of its height that a box is larger on each side, for a cover to hide all of it. */
const room = 0.35
/** Share of the smaller box from which two are at the same place. */
const samePlace = 0.4
/** Lines of one message are at most so many heights apart. */
const lineDistance = 1.6

type Joined = Suspicion & { isMasked: boolean }

/** @returns the findings in the order of time; secrets stay where there are too many. */
export function toFindings(suspicions: readonly Suspicion[]): ScreenFinding[] {
  const joined: Joined[] = []
  for (const one of suspicions.toSorted((a, b) => a.startMs - b.startMs || a.box.y - b.box.y)) {
    const same = joined.findLast((other) => belongTogether(other, one))
    if (!same) {
      joined.push({ ...one, isMasked: one.kind === 'secret' })
      continue
    }
    // Of a value that is typed, and of one that was read several times, the longest tells most.
    if (one.text.length > same.text.length && isSameText(one.text, same.text)) same.text = one.text
    // A trace is told by its first line, its error.
    if (one.label === 'Stack trace') same.label = one.label
    same.box = unionOf([same.box, one.box])
    same.startMs = Math.min(same.startMs, one.startMs)
    same.endMs = Math.max(same.endMs, one.endMs)
  }
  const order = { secret: 0, error: 1, address: 2 }
  const kept = joined.length > mostFindings ? joined.toSorted((a, b) => order[a.kind] - order[b.kind]).slice(0, mostFindings) : joined
  return withIds(kept.toSorted((a, b) => a.startMs - b.startMs || a.box.y - b.box.y || a.box.x - b.box.x))
}

function belongTogether(a: Suspicion, b: Suspicion): boolean {
  if (a.kind !== b.kind || b.startMs > a.endMs + samePauseMs) return false
  if (a.label === b.label && overlapOf(a.box, b.box) > samePlace && isSameText(a.text, b.text)) return true
  // A log shows dozens of them at once.
  return a.kind === 'error' && ((a.label === loggedError && b.label === loggedError) || isOneMessage(a, b))
}

/** What is typed begins with what was there before; what is read again may have a letter wrong. */
function isSameText(a: string, b: string): boolean {
  const [first, second] = [foldLookAlikes(a), foldLookAlikes(b)]
  if (first.includes(second) || second.includes(first)) return true
  return editDistance(first, second, Math.ceil(Math.max(first.length, second.length) / 5)) !== null
}

/** Lines below each other, for most of the time that one of them is there. */
function isOneMessage(a: Suspicion, b: Suspicion): boolean {
  const height = b.box.height
  const isNear = b.box.y < a.box.y + a.box.height + lineDistance * height && b.box.y + height > a.box.y - lineDistance * height
  const sharedWidth = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x)
  const sharedMs = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs)
  const isAtOnce = sharedMs > Math.min(a.endMs - a.startMs, b.endMs - b.startMs) / 2
  return isNear && sharedWidth > 0 && isAtOnce && (a.label === b.label || isOfTrace(a, b))
}

/** A stack trace begins with its error. */
function isOfTrace(...both: [Suspicion, Suspicion]): boolean {
  const labels = both.map(({ label }) => label)
  return labels.includes('Stack trace') && labels.some((label) => label === 'Exception' || label === 'Error message')
}

function withIds(joined: readonly Joined[]): ScreenFinding[] {
  const ids = new Set<string>()
  return joined.map(({ kind, label, text, box, startMs, endMs, isMasked }) => {
    const place = [Math.round(startMs), Math.round(box.x * 1000), Math.round(box.y * 1000)].join('-')
    let id = `${kind}-${place}`
    for (let number = 2; ids.has(id); number++) id = `${kind}-${place}-${number}`
    ids.add(id)
    return { id, kind, label, excerpt: (isMasked ? maskSecret(text) : text).slice(0, longestExcerpt), startMs, endMs, box: withRoom(box) }
  })
}

/** @returns the first characters of a secret, at most a quarter of it. */
export function maskSecret(text: string): string {
  return `${text.slice(0, Math.min(4, Math.floor(text.length / 4)))}…`
}

function withRoom({ x, y, width, height }: Box): Box {
  // A share of the width is more pixels than the same share of the height.
  const [sideways, upwards] = [(height * room * 9) / 16, height * room]
  const left = Math.max(0, x - sideways)
  const top = Math.max(0, y - upwards)
  return { x: left, y: top, width: Math.min(1, x + width + sideways) - left, height: Math.min(1, y + height + upwards) - top }
}
