import { describe, expect, it } from 'vitest'
import { compareReadings } from '#shared/domain/screen/compare-words.ts'
import { readScenes } from '#shared/domain/screen/scene-words.ts'
import { searchWords } from '#shared/domain/screen/search-words.ts'
import { emptySubmission, type Mark } from '#shared/domain/submission.ts'
import { screenOf } from '../../../fixtures/screen-words.ts'

describe('a search', () => {
  const words = screenOf(
    { text: 'Send the Envelope to two recipients', startMs: 4_000, endMs: 6_000 },
    { text: 'Envelope ID', startMs: 0, endMs: 2_000 },
  )

  it('finds parts of words, whatever their case, in the order of time', () => {
    expect(searchWords(words, 'ENVEL').map(({ text, startMs }) => [text, startMs])).toEqual([
      ['Envelope ID', 0],
      ['Send the Envelope to two recipients', 4_000],
    ])
  })
  it('finds what goes across words, with the box of these alone', () => {
    const [hit] = searchWords(words, 'the  envel')
    expect(hit).toMatchObject({ text: 'Send the Envelope to two recipients', startMs: 4_000, endMs: 6_000 })
    expect(hit!.box.width).toBeCloseTo(12 * 0.005)
  })
  it('shows the same place once while it is read again and again', () => {
    const again = [0, 1_000, 2_000].map((startMs) => ({ text: 'Envelope', y: 0.5, startMs, endMs: startMs + 1_000 }))
    expect(searchWords(screenOf(...again), 'envelope')).toMatchObject([{ startMs: 0, endMs: 3_000 }])
  })
  it('of nothing finds nothing', () => expect(searchWords(words, '  ')).toEqual([]))
})

describe('a marked passage shows its scene', () => {
  const marks: Mark[] = [
    { atMs: 5_000, title: 'Sign', flow: 'normal', scene: 'signing' },
    { atMs: 0, title: 'Generate', flow: 'normal', scene: 'generation' },
    { atMs: 8_000, title: 'Elsewhere', flow: 'exception', scene: '' },
  ]
  const video = { ...emptySubmission().video, marks }
  const shown = (...screen: Parameters<typeof screenOf>) =>
    readScenes(screenOf(...screen), video).map(({ markIndex, isShown }) => [markIndex, isShown])

  it('when two of its words are read in it', () => {
    expect(shown({ text: 'Generate the document', endMs: 4_000 }, { text: 'Adopt and sign', startMs: 6_000, endMs: 7_000 })).toEqual([
      [0, true],
      [1, true],
    ])
  })
  it('not by one of them, nor by what is read before and after', () => {
    expect(shown({ text: 'Generate it', endMs: 4_000 }, { text: 'Adopt and sign', startMs: 8_000 })).toEqual([
      [0, false],
      [1, false],
    ])
  })
  it('of which nothing is said before anything was read', () => expect(readScenes([], video)).toEqual([]))
})

describe('of the words of the recording, the video loses', () => {
  const seen = (...screen: Parameters<typeof screenOf>) => screenOf(...screen)

  it('those that are not read there any more', () => {
    expect(compareReadings(seen('Lease number 74'), seen('Lease nnnnbr 74'), [])).toEqual({
      readableWords: 2,
      stillReadableWords: 1,
      lost: ['number'],
    })
  })
  it('none for one letter of a long word, or one that is parted in two', () => {
    expect(compareReadings(seen('generated master agreements'), seen('generoted moster agreements'), [])).toMatchObject({ lost: [] })
    expect(compareReadings(seen('account_number'), seen('account number'), [])).toMatchObject({ lost: [] })
  })
  it('none that are covered on purpose, and none that nobody could read', () => {
    const covered = { x: 0.1, y: 0.09, width: 0.05, height: 0.05 }
    expect(compareReadings(seen('Secret', 'Plain'), seen(), [covered])).toMatchObject({ readableWords: 1, lost: ['Plain'] })
    const faint = seen('Blurred').map((word) => ({ ...word, confidence: 30 }))
    expect(compareReadings(faint, [], [])).toMatchObject({ readableWords: 0 })
  })
})
