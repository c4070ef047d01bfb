import { describe, expect, it } from 'vitest'
import { pixelsOf, gridOf } from '../../../electron/service/review/changed-cells.ts'
import { findChange } from '../../../electron/service/video/compare-pictures.ts'
import { createScreenFollower } from '../../../electron/service/review/follow-screen.ts'
import type { PixelBox } from '../../../electron/service/review/grey-picture.ts'

const size = { width: 320, height: 160 }
const frameRate = 5
type Bar = { text: string; x: number; y: number }

/** A white page with patterns in the place of letters. */
function page(...bars: Bar[]): Uint8Array {
  const luma = new Uint8Array(size.width * size.height).fill(235)
  for (const { text, x, y } of bars)
    for (let row = y; row < y + 10; row++)
      for (const [index, letter] of [...text].entries())
        for (let column = 0; column < 6; column++)
          if ((letter.charCodeAt(0) >> ((row - y + column) % 7)) & 1) luma[row * size.width + x + index * 8 + column] = 16
  return luma
}

const boxOf = ({ text, x, y }: Bar): PixelBox => ({ x, y, width: text.length * 8 - 2, height: 10 })

/** Shows each page for so many frames, and reads where it is told to, without a recogniser's doubts. */
function follow(...shown: [bars: Bar[], frames: number][]) {
  const follower = createScreenFollower(size, frameRate)
  const pages = shown.flatMap(([bars, frames]) => Array.from({ length: frames }, () => bars))
  const read: { frame: number; texts: string[] }[] = []
  for (const [index, bars] of pages.entries()) {
    const next = pages[index + 1]
    const picture = page(...bars)
    const boxes = follower.take(picture, index, next === undefined ? null : findChange(picture, page(...next), size).share)
    for (const box of boxes) {
      const { x, y, width, height } = pixelsOf(box, gridOf(size))
      const within = bars.filter((bar) => bar.x >= x && bar.y >= y && bar.x + boxOf(bar).width <= x + width && bar.y + 10 <= y + height)
      read.push({ frame: index, texts: within.map(({ text }) => text) })
      follower.put(
        box,
        within.map((bar) => ({ text: bar.text, confidence: 90, box: boxOf(bar) })),
      )
    }
  }
  const lines = follower
    .end(pages.length)
    .map(({ words, startFrame, endFrame }) => ({ text: words.map(({ text }) => text).join(' '), startFrame, endFrame }))
  return { read, lines }
}

const top = { text: 'HEAD', x: 16, y: 20 }
const low = { text: 'BODY', x: 16, y: 100 }

describe('a screen', () => {
  it('is read once while it stands still', () => {
    const { read, lines } = follow([[top, low], 50])
    expect(read).toHaveLength(1)
    expect(lines).toEqual([
      { text: 'HEAD', startFrame: 0, endFrame: 50 },
      { text: 'BODY', startFrame: 0, endFrame: 50 },
    ])
  })

  it('is read where it changes, and what stays keeps its time', () => {
    const { read, lines } = follow([[top, low], 20], [[top, { ...low, text: 'NEWS' }], 20])
    expect(read.map(({ texts }) => texts)).toEqual([['HEAD', 'BODY'], ['NEWS']])
    expect(lines).toContainEqual({ text: 'HEAD', startFrame: 0, endFrame: 40 })
    const [body, news] = ['BODY', 'NEWS'].map((text) => lines.find((line) => line.text === text))
    expect(body!.endFrame).toBeGreaterThanOrEqual(20)
    expect(news!.startFrame).toBeLessThanOrEqual(20)
  })

  it('is read when it is about to be replaced, also after two frames', () => {
    const { lines } = follow([[top], 20], [[low], 3], [[top], 20])
    expect(lines.map(({ text }) => text)).toContain('BODY')
  })

  it('is not read while something moves through it, but never waits for longer than five seconds', () => {
    const moving = Array.from({ length: 60 }, (_, index): [Bar[], number] => [[{ text: 'MOVE', x: 16 + 4 * (index % 60), y: 60 }], 1])
    const { read } = follow([[top], 10], ...moving)
    expect(read.length).toBeLessThanOrEqual(5)
    expect(read.some(({ frame }) => frame > 10 && frame < 65)).toBe(true)
  })

  it('that is typed letter by letter is read when nothing more comes, and was there since the first letter', () => {
    const typed = [...'SECRET'].map((_, index): [Bar[], number] => [[top, { text: 'SECRET'.slice(0, index + 1), x: 16, y: 100 }], 2])
    const { read, lines } = follow([[top], 20], ...typed, [[top, { text: 'SECRET', x: 16, y: 100 }], 20])
    expect(read.at(-1)?.texts).toEqual(['SECRET'])
    expect(lines.find(({ text }) => text === 'SECRET')!.startFrame).toBeLessThanOrEqual(22)
  })

  it('that comes back is known', () => {
    const { read, lines } = follow(
      [[top, low], 20],
      [
        [
          { ...top, text: 'ELSE' },
          { ...low, text: 'MORE' },
        ],
        20,
      ],
      [[top, low], 20],
    )
    expect([...new Set(read.map(({ frame }) => frame))]).toEqual([4, 24])
    expect(lines.filter(({ text }) => text === 'HEAD')).toHaveLength(2)
  })

  it('with a blinking cursor is not read again and again', () => {
    const blinks = Array.from({ length: 20 }, (_, index): [Bar[], number] => [index % 2 ? [top] : [top, { text: 'I', x: 200, y: 20 }], 3])
    expect(follow([[top], 20], ...blinks).read.length).toBeLessThanOrEqual(4)
  })

  it('that never rests is read twelve times a minute at most, after a first minute in stock', () => {
    const slides = Array.from({ length: 300 }, (_, index): [Bar[], number] => [
      Array.from({ length: 8 }, (__, row) => ({ text: `${index}`.padEnd(30, String.fromCodePoint(65 + (index % 26))), x: 8, y: 4 + row * 20 })),
      6,
    ])
    const { read } = follow(...slides)
    // Six minutes.
    expect(read.length).toBeGreaterThan(40)
    expect(read.length).toBeLessThanOrEqual(12 * 10)
  })
})
