import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { durationOf, mediaBytesOf, nextIndexOf, readJournal, writeEntry, type JournalEntry } from '../../../electron/service/takes/take-journal.ts'
import { aboutTake } from '../../helpers/takes.ts'

const begin: JournalEntry = { kind: 'begin', submissionId: randomUUID(), startedAtMs: 1, about: aboutTake }
const piece = (index: number): JournalEntry => ({ kind: 'piece', index, bytes: 10, endByte: (index + 1) * 10, atMs: (index + 1) * 1000 })
const title: JournalEntry = { kind: 'title', title: 'Signing, ünterschrieben' }
const marks: JournalEntry = { kind: 'marks', marks: [{ atMs: 5, title: 'Sent', flow: 'exception', scene: 'sending' }] }
const written = (...entries: JournalEntry[]) => Buffer.concat(entries.map(writeEntry))

describe('a journal', () => {
  it('says what was written into it', () => {
    const { record } = readJournal(written(begin, piece(0), title, piece(1), marks, { kind: 'end', durationMs: 2_100, reason: 'Stopped.' }))
    expect(record).toMatchObject({ about: { title: 'Signing, ünterschrieben' }, marks: [{ atMs: 5 }], end: { reason: 'Stopped.' } })
    expect([nextIndexOf(record!), mediaBytesOf(record!), durationOf(record!)]).toEqual([2, 20, 2_100])
  })

  it('torn at any byte says what its whole lines say', () => {
    const lines = [begin, piece(0), title, piece(1), marks]
    const whole = written(...lines)
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const { record, goodBytes } = readJournal(whole.subarray(0, cut))
      const kept = lines.filter((_, index) => written(...lines.slice(0, index + 1)).length <= cut)
      expect(goodBytes).toBe(written(...kept).length)
      expect(record).toEqual(readJournal(written(...kept)).record)
    }
  })

  it('with a line that a bad disk has spoilt still says what the others say', () => {
    const { record } = readJournal(Buffer.concat([written(begin, piece(0)), Buffer.from('\0\0\0{"kind":"pie\n'), written(piece(2))]))
    expect([nextIndexOf(record!), mediaBytesOf(record!)]).toEqual([3, 30])
  })

  it.each([
    ['nothing', ''],
    ['something else', 'not a journal\n'],
    ['a beginning that is none', `${JSON.stringify({ ...begin, submissionId: '../x' })}\n`],
    ['pieces of nothing', written(piece(0)).toString()],
  ])('that holds %s is none', (_, content) => {
    expect(readJournal(Buffer.from(content)).record).toBeNull()
  })
})
