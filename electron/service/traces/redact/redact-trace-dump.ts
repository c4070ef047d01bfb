/** @file Dumps of curl: the bytes put together, redacted as HTTP, and the blocks that changed dumped anew with their sizes and offsets. */
import { applyEdits, type Edit, inOrder, shiftEdits } from './edits.ts'
import { type DumpBlock, readDump, sizeOfDump, writeDump } from './trace-dump.ts'
import type { Walk } from './walk.ts'

export function redactTraceDump(text: string, walk: Walk): Edit[] {
  const { blocks, others } = readDump(text)
  const edits = others.flatMap(({ start, end }) => shiftEdits(walk.http(text.slice(start, end)), start))
  let message: DumpBlock[] = []
  for (const [index, block] of blocks.entries()) {
    message.push(block)
    if (blocks[index + 1]?.direction === block.direction) continue
    edits.push(...redactMessage(message, walk))
    message = []
  }
  return inOrder(edits)
}

function redactMessage(blocks: readonly DumpBlock[], walk: Walk): Edit[] {
  const inner = inOrder(walk.http(blocks.map(({ bytes }) => bytes).join('')))
  const edits: Edit[] = []
  let at = 0
  for (const block of blocks) {
    const end = at + block.bytes.length
    const own = inner.filter((edit) => edit.start < end && edit.end > at).map((edit) => cut(edit, at, end))
    at = end
    if (own.length === 0) continue
    const bytes = applyEdits(block.bytes, own)
    edits.push({ start: block.sizeStart, end: block.sizeEnd, replacement: sizeOfDump(bytes), found: [] })
    edits.push({ start: block.start, end: block.end, replacement: writeDump(bytes, block), found: own.flatMap(({ found }) => found) })
  }
  return edits
}

/** A value may go on in the next block: what stands for it is put where it begins. */
function cut(edit: Edit, from: number, to: number): Edit {
  const isBegun = edit.start < from
  return {
    start: Math.max(edit.start, from) - from,
    end: Math.min(edit.end, to) - from,
    replacement: isBegun ? '' : edit.replacement,
    found: isBegun ? [] : edit.found,
  }
}
