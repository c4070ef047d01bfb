/** @file Tells questions, headings and the lists of an answer apart by how their numbers follow one another. Pure. */
import type { CopiedBlock } from './copied-text.ts'
import { afterAnswerWord, isAsking, numberedLine } from './copied-lines.ts'

type Numbered = { index: number; parts: number[]; text: string; asks: boolean }

/** How far a question may reach until its question mark, in lines. */
const longestQuestion = 4
/** Below this share of questions that ask, numbers alone make questions. */
const leastAsking = 0.3

/** @returns what each numbered line is, by its index; lines of a list within an answer are in no role. */
export function numberedRoles(blocks: readonly CopiedBlock[]): Map<number, 'question' | 'heading'> {
  const found = blocks.flatMap((block, index): Numbered[] => {
    if (block.kind !== 'line' && block.kind !== 'heading') return []
    const line = numberedLine(block.text.trim())
    if (!line) return []
    const parts = line.number
      .replace(/^q/i, '')
      .split('.')
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part.toLowerCase().charCodeAt(0)))
    return [{ index, parts, text: line.text, asks: isAsking(line.text) || asksBelow(blocks, index) }]
  })
  const inTurn = inSequence(found)
  const asking = inTurn.filter(({ asks }) => asks).length
  const numbersAreEnough = inTurn.length >= 3 && asking < inTurn.length * leastAsking
  const turns = new Map(inTurn.map((line, turn) => [line, turn]))
  const roles = new Map<number, 'question' | 'heading'>()
  for (const line of found) {
    const turn = turns.get(line) ?? -1
    const next = turn === -1 ? undefined : inTurn[turn + 1]
    const isParent = next !== undefined && next.parts.length > line.parts.length && line.parts.every((part, at) => part === next.parts[at])
    if (isParent && !line.asks) roles.set(line.index, 'heading')
    else if (line.asks || (turn !== -1 && numbersAreEnough)) roles.set(line.index, 'question')
    else if (turn !== -1 && asking > 0 && line.text.length < 60 && !/[.;]$/.test(line.text) && next?.index === nextLine(blocks, line.index))
      roles.set(line.index, 'heading')
  }
  return roles
}

/** @returns the lines whose numbers go on where the last one stopped: what begins again at 1 is a list. */
function inSequence(found: readonly Numbered[]): Numbered[] {
  const turn: Numbered[] = []
  for (const line of found) {
    const last = turn.at(-1)
    if (!last ? line.parts.at(-1) === 1 || line.asks : follows(last.parts, line.parts)) turn.push(line)
  }
  return turn
}

/** Whether a number comes after another: 3.2 after 3.1, 3.1 after 3, 4 and 4.1 after 3.2. */
function follows(last: readonly number[], next: readonly number[]): boolean {
  const shared = last.findIndex((part, at) => part !== next[at])
  if (shared === -1) return next.length === last.length + 1 && next.at(-1) === 1
  const isNext = next[shared] === (last[shared] ?? 0) + 1
  return isNext && next.slice(shared + 1).every((part) => part === 1) && next.length <= last.length + 1
}

function asksBelow(blocks: readonly CopiedBlock[], index: number): boolean {
  for (const block of blocks.slice(index + 1, index + 1 + longestQuestion)) {
    if (block.kind === 'row' || block.kind === 'heading') return false
    if (block.kind === 'gap') continue
    if (afterAnswerWord(block.text) !== null) return true
    if (numberedLine(block.text.trim())) return false
    if (/\?["*)]?$/.test(block.text.trim())) return blocks[index + 1] === block && /^[a-z]/.test(block.text.trim())
  }
  return false
}

/** @returns the index of the next line that is no gap; that behind the last one where there is none. */
function nextLine(blocks: readonly CopiedBlock[], index: number): number {
  let next = index + 1
  while (blocks[next]?.kind === 'gap') next += 1
  return next
}
