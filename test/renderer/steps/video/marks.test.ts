import type { Mark } from '#shared/domain/submission.ts'
import { describe, expect, it } from 'vitest'
import {
  addMark,
  changeMark,
  inOrder,
  markAt,
  markTitle,
  mostMarks,
  moveMark,
  passagesOf,
  removeMark,
} from '../../../../renderer/steps/video/marks.ts'

const mark = (atMs: number, more: Partial<Mark> = {}): Mark => ({ atMs, title: '', flow: 'normal', scene: '', ...more })
const durationMs = 60_000
const three = [mark(0, { scene: 'generation' }), mark(20_000, { title: 'Send it', scene: 'sending' }), mark(40_000, { flow: 'exception' })]

describe('adding a mark', () => {
  it('keeps the marks in order of time', () => {
    expect(addMark(three, mark(30_000), durationMs)).toMatchObject({
      index: 2,
      marks: [{ atMs: 0 }, { atMs: 20_000 }, { atMs: 30_000 }, { atMs: 40_000 }],
    })
  })

  it('changes the mark that stands there already, instead of a second one', () => {
    const { marks, index } = addMark(three, mark(20_060, { title: 'Signing', scene: 'signing' }), durationMs)
    expect(index).toBe(1)
    expect(marks[1]).toEqual(mark(20_000, { title: 'Signing', scene: 'signing' }))
    expect(marks).toHaveLength(3)
  })

  it('stays within the recording, and before its end', () => {
    expect(addMark([], mark(99_999), durationMs).marks[0]?.atMs).toBe(59_900)
    expect(addMark([], mark(50), 20).marks[0]?.atMs).toBe(0)
  })

  it('stops at the most that a submission holds', () => {
    const full = Array.from({ length: mostMarks }, (_, index) => mark(index * 200))
    expect(addMark(full, mark(50_000), durationMs)).toEqual({ marks: full, index: -1 })
  })
})

describe('moving a mark', () => {
  it('goes where it is asked to, in whole milliseconds', () => {
    expect(moveMark(three, 1, 25_000.4, durationMs)[1]?.atMs).toBe(25_000)
  })

  it('does not pass its neighbours nor the ends', () => {
    expect(moveMark(three, 1, 55_000, durationMs)[1]?.atMs).toBe(39_900)
    expect(moveMark(three, 1, -5, durationMs)[1]?.atMs).toBe(100)
    expect(moveMark(three, 0, -5, durationMs)[0]?.atMs).toBe(0)
    expect(moveMark(three, 2, 99_000, durationMs)[2]?.atMs).toBe(59_900)
  })

  it('stays put between neighbours that leave no room', () => {
    const tight = [mark(1_000), mark(1_050), mark(1_120)]
    expect(moveMark(tight, 1, 5_000, durationMs)).toEqual(tight)
  })
})

describe('other changes', () => {
  it('touch only their mark', () => {
    expect(changeMark(three, 2, { title: 'Declined' })).toEqual([three[0], three[1], { ...three[2], title: 'Declined' }])
    expect(removeMark(three, 0)).toEqual([three[1], three[2]])
    expect(inOrder([three[2] ?? mark(0), three[0] ?? mark(0)]).map(({ atMs }) => atMs)).toEqual([0, 40_000])
  })
})

describe('passages', () => {
  it('last from a mark to the next one or the end', () => {
    expect(passagesOf(three, durationMs)).toEqual([
      { startMs: 0, endMs: 20_000, title: 'Generation', flow: 'normal', scene: 'generation', markIndex: 0 },
      { startMs: 20_000, endMs: 40_000, title: 'Send it', flow: 'normal', scene: 'sending', markIndex: 1 },
      { startMs: 40_000, endMs: 60_000, title: 'Exception', flow: 'exception', scene: '', markIndex: 2 },
    ])
  })

  it('begin with normal flow that is not marked', () => {
    expect(passagesOf([mark(5_000)], durationMs)[0]).toEqual({
      startMs: 0,
      endMs: 5_000,
      title: 'Not marked',
      flow: 'normal',
      scene: '',
      markIndex: null,
    })
    expect(passagesOf([], durationMs)).toHaveLength(1)
  })

  it('never reach beyond the recording', () => {
    expect(passagesOf([mark(0), mark(70_000)], durationMs)).toEqual([expect.objectContaining({ startMs: 0, endMs: 60_000 })])
    expect(passagesOf([mark(70_000)], durationMs)).toEqual([expect.objectContaining({ startMs: 0, endMs: 60_000, markIndex: null })])
  })
})

describe('what a mark stands for', () => {
  it('is its title, else its scene, else its flow', () => {
    expect(three.map(markTitle)).toEqual(['Generation', 'Send it', 'Exception'])
    expect(markTitle(mark(0, { title: '  ' }))).toBe('Normal flow')
  })

  it('holds from its instant on', () => {
    expect([0, 19_999, 20_000, 59_000].map((ms) => markAt(three, ms))).toEqual([0, 0, 1, 2])
    expect(markAt([mark(10)], 5)).toBe(-1)
  })
})
