import { describe, expect, test } from 'vitest'
import { UserError } from '#shared/contract/errors.ts'
import { maxPieceBytes } from '#shared/domain/takes.ts'
import { createTakeWriter, type TakePiece } from '../../../renderer/recorder/take-writer.ts'

const away = new UserError('service-stopped', 'The service stopped before it answered.')

/** A service that answers as `answer` says, and the writer that writes to it. */
function writerTo(answer: (piece: TakePiece, tries: number) => Error | null) {
  const taken: TakePiece[] = []
  const failures: unknown[] = []
  let tries = 0
  const writer = createTakeWriter({
    async append(piece) {
      tries += 1
      const problem = answer(piece, tries)
      if (problem) throw problem
      taken.push(piece)
      return { nextIndex: piece.index + 1, freeBytes: 1 }
    },
    isTransient: (problem) => problem === away,
    onFailure: (problem) => failures.push(problem),
    onFreeBytes: () => undefined,
  })
  return { writer, taken, failures }
}

const blob = (bytes: number, value = 0) => new Blob([new Uint8Array(bytes).fill(value)])

describe('what the recorder hands out', () => {
  test('arrives in order, in pieces that are never larger than allowed, each with the length up to it', async () => {
    const { writer, taken } = writerTo(() => null)
    writer.add(blob(2 * maxPieceBytes + 5, 1), 1_000)
    writer.add(blob(0), 1_500)
    writer.add(blob(3, 2), 2_000)
    await writer.flush()
    expect(taken.map(({ index, atMs, bytes }) => [index, atMs, bytes.length, bytes[0]])).toEqual([
      [0, 1_000, maxPieceBytes, 1],
      [1, 1_000, maxPieceBytes, 1],
      [2, 1_000, 5, 1],
      [3, 2_000, 3, 2],
    ])
    expect(writer.writtenBytes()).toBe(2 * maxPieceBytes + 8)
  })

  test('is sent again under its number while the service is being started again', async () => {
    const { writer, taken, failures } = writerTo((_piece, tries) => (tries === 2 || tries === 3 ? away : null))
    for (const atMs of [1_000, 2_000, 3_000]) writer.add(blob(1), atMs)
    await writer.flush()
    expect(taken.map(({ index }) => index)).toEqual([0, 1, 2])
    expect(failures).toEqual([])
  })

  test('ends with the first piece that cannot be kept: that is said once, and nothing follows', async () => {
    const full = new UserError('disk-full', 'There is no room left.')
    const { writer, taken, failures } = writerTo(({ index }) => (index === 1 ? full : null))
    for (const atMs of [1_000, 2_000, 3_000]) writer.add(blob(1), atMs)
    await writer.flush()
    writer.add(blob(1), 4_000)
    await writer.flush()
    expect(taken.map(({ index }) => index)).toEqual([0])
    expect(failures).toEqual([full])
  })
})
