import { describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/submission.ts'
import { noWishes, videoWishesSchema, type Cover } from '#shared/domain/video-plan.ts'
import { addCover, changeCover, moveCoverEdge, removeCover, restoreCover } from '../../../../renderer/steps/video/covers.ts'
import { addCuts, beginAt, edgeRange, endAt, keepAgain, keptMs, moveCutEdge, takeBackCuts } from '../../../../renderer/steps/video/cuts.ts'
import { beginHere, coverSpan, keepSelectionAgain, leaveOutSelection } from '../../../../renderer/steps/video/edit-commands.ts'
import { edgesOf, snapTargets, type Edits } from '../../../../renderer/steps/video/edits.ts'

const durationMs = 60_000
const cut = (startMs: number, endMs: number) => ({ startMs, endMs })
const cover = (more: Partial<Cover> = {}): Cover => ({
  startMs: 1_000,
  endMs: 5_000,
  x: 0.1,
  y: 0.1,
  width: 0.2,
  height: 0.2,
  kind: 'solid',
  ...more,
})
const mark = (atMs: number, title: string): Mark => ({ atMs, title, flow: 'normal', scene: '' })
const edits = (more: Partial<Edits> = {}): Edits => ({ marks: [], cuts: [], covers: [], selection: { inMs: null, outMs: null }, ...more })

describe('cuts', () => {
  it('are kept in order, and joined where they meet', () => {
    expect(addCuts([cut(20_000, 30_000)], [cut(5_000, 8_000), cut(29_000, 31_000), cut(31_010, 32_000)], durationMs)).toEqual([
      cut(5_000, 8_000),
      cut(20_000, 32_000),
    ])
  })

  it('leave something of the recording', () => {
    expect(addCuts([cut(0, 30_000)], [cut(30_000, 59_500)], durationMs)).toBeNull()
  })

  it('are taken back in part or in whole', () => {
    expect(keepAgain([cut(10_000, 20_000)], cut(12_000, 15_000), durationMs)).toEqual([cut(10_000, 12_000), cut(15_000, 20_000)])
    expect(keepAgain([cut(10_000, 20_000), cut(30_000, 31_000)], cut(5_000, 25_000), durationMs)).toEqual([cut(30_000, 31_000)])
  })

  it('are taken back as one step, whatever was cut or kept since', () => {
    const [first, second] = [cut(10_000, 20_000), cut(30_000, 40_000)]
    expect(takeBackCuts([first, second], [], [first], durationMs)).toEqual([second])
    expect(takeBackCuts([second], [first], [], durationMs)).toEqual([first, second])
    expect(takeBackCuts([cut(8_000, 20_000)], [cut(12_000, 13_000)], [first], durationMs)).toEqual([cut(8_000, 10_000), cut(12_000, 13_000)])
    expect(takeBackCuts([cut(0, 58_000)], [cut(58_000, 60_000)], [], durationMs)).toEqual([cut(0, 58_000)])
  })

  it('at the ends are trims: the video begins and ends anew, earlier or later', () => {
    const trimmed = beginAt([], 5_000, durationMs)!
    expect(endAt(trimmed, 50_000, durationMs)).toEqual([cut(0, 5_000), cut(50_000, 60_000)])
    expect(beginAt(trimmed, 2_000, durationMs)).toEqual([cut(0, 2_000)])
    expect(beginAt(trimmed, 0, durationMs)).toEqual([])
    expect(endAt([cut(50_000, 60_000)], durationMs, durationMs)).toEqual([])
  })

  it('have edges that pass neither each other nor the neighbours', () => {
    const two = [cut(10_000, 20_000), cut(30_000, 40_000)]
    expect(moveCutEdge(two, 0, 'end', 35_000, durationMs)[0]).toEqual(cut(10_000, 29_960))
    expect(moveCutEdge(two, 1, 'start', 99_000, durationMs)[1]).toEqual(cut(39_960, 40_000))
    expect(edgeRange(two, 1, 'end', durationMs)).toEqual({ earliestMs: 30_040, latestMs: durationMs })
  })

  it('say how much is kept, counting nothing twice', () => {
    expect(keptMs([cut(0, 10_000), cut(5_000, 20_000)], durationMs)).toBe(40_000)
  })
})

describe('covers', () => {
  it('are added to the wishes within the picture, in a form that can be stored', () => {
    const wishes = addCover(noWishes, { ...cut(1_000, 2_000), box: { x: -0.1, y: 0.9, width: 0.5, height: 0.5 } })
    expect(wishes.covers).toEqual([{ ...cut(1_000, 2_000), x: 0, y: 0.9, width: 0.5, height: 0.1, kind: 'solid' }])
    expect(videoWishesSchema.parse(wishes)).toEqual(wishes)
    expect(noWishes.covers).toEqual([])
  })

  it('are changed, removed, and put back where they were', () => {
    const two = [cover(), cover({ x: 0.5 })]
    expect(changeCover(two, 1, { kind: 'blur' })[1]).toEqual(cover({ x: 0.5, kind: 'blur' }))
    expect(restoreCover(removeCover(two, 0), 0, cover())).toEqual(two)
  })

  it('have a beginning before their end, within the recording', () => {
    expect(moveCoverEdge([cover()], 0, 'start', 9_000, durationMs)[0]).toMatchObject(cut(4_900, 5_000))
    expect(moveCoverEdge([cover()], 0, 'end', 99_000, durationMs)[0]).toMatchObject(cut(1_000, 60_000))
  })
})

describe('what the keys do', () => {
  const selection = { inMs: 10_000, outMs: 20_000 }

  it('leave the selection out, and keep it again', () => {
    const after = leaveOutSelection(edits({ selection }), 0, durationMs)!
    expect(after).toEqual(edits({ cuts: [cut(10_000, 20_000)] }))
    expect(keepSelectionAgain(after, 12_000, durationMs)?.cuts).toEqual([])
    expect(keepSelectionAgain(after, 30_000, durationMs)).toBeNull()
    expect(leaveOutSelection(edits(), 0, durationMs)).toBeNull()
  })

  it('do not leave everything out', () => {
    expect(beginHere(edits(), 59_900, durationMs)).toBeNull()
  })

  it('cover for the selection, else for the scene, else throughout', () => {
    const marks = [mark(5_000, 'Send'), mark(40_000, 'Sign')]
    expect(coverSpan({ selection, marks }, 50_000, durationMs)).toEqual(cut(10_000, 20_000))
    expect(coverSpan(edits({ marks }), 6_000, durationMs)).toEqual(cut(5_000, 40_000))
    expect(coverSpan(edits(), 6_000, durationMs)).toEqual(cut(0, durationMs))
  })
})

describe('edges on the timeline', () => {
  const all = edits({
    marks: [mark(0, 'Send'), mark(30_000, 'Sign'), mark(90_000, 'Behind the end')],
    cuts: [cut(0, 2_000), cut(10_000, 20_000)],
    covers: [cover()],
    selection: { inMs: 40_000, outMs: 50_000 },
  })

  it('are those of marks, cuts, the selection and the cover that is edited', () => {
    expect(edgesOf(all, null, durationMs).map(({ label, atMs }) => `${label} ${atMs}`)).toEqual([
      'Start of “Send” 0',
      'Start of “Sign” 30000',
      'End of cut 1 2000',
      'Start of cut 2 10000',
      'End of cut 2 20000',
      'In 40000',
      'Out 50000',
    ])
    expect(edgesOf(all, 0, durationMs).filter(({ of }) => of === 'cover')).toHaveLength(2)
  })

  it('each move what they belong to, and nothing else', () => {
    for (const edge of edgesOf(all, 0, durationMs)) {
      const toMs = Math.min(edge.latestMs, edge.atMs + 500)
      const moved = edge.move(all, toMs)
      expect(edgesOf(moved, 0, durationMs).map(({ atMs }) => atMs)).toEqual(
        edgesOf(all, 0, durationMs).map(({ key, atMs }) => (key === edge.key ? toMs : atMs)),
      )
    }
  })

  it('rest at all the others, at new pictures, at the player, and at both ends, but not at themselves', () => {
    const edges = edgesOf(all, null, durationMs)
    const targets = snapTargets(edges, 'cut 1 start', { positionMs: 33_333.4, sceneChangesMs: [7_000], durationMs })
    expect(targets.map(({ atMs }) => atMs).toSorted((a, b) => a - b)).toEqual([0, 0, 2_000, 7_000, 20_000, 30_000, 33_333, 40_000, 50_000, 60_000])
  })
})
