import { describe, expect, it } from 'vitest'
import { countTextCells, findChange, noChange } from '../../../electron/service/video/compare-pictures.ts'
import type { Luma } from '../../../electron/service/video/read-frames.ts'
import { createTempoCounter, type Showing } from '../../../electron/service/video/tempo.ts'
import { blankPage, textPage } from '../../fixtures/pictures.ts'

const size = { width: 320, height: 192 }
const frameRate = 5
const page = (from: number) => textPage(size, from)
/** A page that stands for two frames, scrolls for three, and stands again. */
const scroll = [page(0), page(0), page(30), page(60), page(90), page(90), page(90)]

/** Watches pictures as the analysis does, from a buffer that is used again. */
function watch(pictures: readonly Luma[], settleMs: number) {
  const shown: (Pick<Showing, 'frame' | 'drawnCells'> & { before: Luma | null; after: Luma })[] = []
  const lent = new Uint8Array(size.width * size.height)
  const counter = createTempoCounter(settleMs, frameRate, size, ({ before, after, frame, drawnCells }) =>
    shown.push({ before: before && before.slice(), after: after.slice(), frame, drawnCells }),
  )
  const intoOf = (frame: number) => (frame > 0 ? findChange(pictures[frame - 1]!, pictures[frame]!, size) : noChange)
  for (const [frame, picture] of pictures.entries()) {
    lent.set(picture)
    counter.take(frame, lent, intoOf(frame), frame + 1 < pictures.length ? intoOf(frame + 1).share : 0)
  }
  return { ...counter.tempo(pictures.length), shown }
}

describe('a recording that is shown as it comes', () => {
  const { drawnCells, hiddenShare, shown } = watch(scroll, 0)
  it('costs the text of the first picture, then of every change, and nothing while it stands', () => {
    expect(drawnCells[0]).toBe(countTextCells(scroll[0]!, size))
    expect([...drawnCells].map((cells) => cells > 0)).toEqual([true, false, true, true, true, false, false])
  })
  it('hides nothing', () => expect([...hiddenShare].every((share) => share === 0)).toBe(true))
  it('tells every picture once, with the one before it', () => {
    expect(shown.map(({ frame }) => frame)).toEqual([0, 2, 3, 4])
    expect(shown[0]!.before).toBeNull()
    expect(shown[2]).toMatchObject({ before: page(30), after: page(60) })
  })
})

describe('a recording that is held back until it has settled', () => {
  const { drawnCells, hiddenShare, shown, settleMs } = watch(scroll, 2_000)
  it('costs the picture that stays, and not those on the way to it', () => {
    expect(settleMs).toBe(2_000)
    expect([...drawnCells].map((cells) => cells > 0)).toEqual([true, false, false, false, true, false, false])
    expect(shown.map(({ frame }) => frame)).toEqual([0, 4])
    expect(shown[1]).toMatchObject({ before: page(0), after: page(90) })
  })
  it('hides what is new while an older picture stands for it', () => {
    expect(hiddenShare[0]).toBe(0)
    expect(hiddenShare[2]).toBeGreaterThan(0.9)
    expect([...hiddenShare.subarray(4)]).toEqual([0, 0, 0])
  })
  it('hides nothing and costs nothing where the picture comes back to what is shown', () => {
    const there = watch([page(0), page(0), page(30), page(0), page(0)], 2_000)
    expect([...there.drawnCells].slice(1)).toEqual([0, 0, 0, 0])
    expect(there.hiddenShare[2]).toBeGreaterThan(0.9)
  })
  it('never costs more than one that is shown as it comes', () => {
    const sum = (cells: Float32Array) => cells.reduce((total, value) => total + value, 0)
    for (const held of [1_000, 2_000, 5_000]) expect(sum(watch(scroll, held).drawnCells)).toBeLessThanOrEqual(sum(watch(scroll, 0).drawnCells))
  })
})

it('a recording without text costs nothing', () => {
  expect([...watch([blankPage(size), blankPage(size)], 0).drawnCells]).toEqual([0, 0])
})
it('frames that never came count as standing still', () => {
  expect([...createTempoCounter(0, frameRate, size).tempo(3).drawnCells]).toEqual([0, 0, 0])
})
