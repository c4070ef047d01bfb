import { describe, expect, it } from 'vitest'
import type { Luma } from '../../../electron/service/video/read-frames.ts'
import { isScrolled, rowProfile } from '../../../electron/service/video/scrolling.ts'
import { blankPage, paint, textPage } from '../../fixtures/pictures.ts'

const size = { width: 640, height: 360 }
const isMove = (first: Luma, second: Luma) => isScrolled(rowProfile(first, size), rowProfile(second, size))

describe('a page', () => {
  it.each([1, 3, 24, 60, 150, -5, -90])('that moved by %i pixels was scrolled', (pixels) => {
    expect(isMove(textPage(size, 300), textPage(size, 300 + pixels))).toBe(true)
  })
  it('that moved below a head that stands was scrolled', () => {
    const withHead = (from: number) => paint(textPage(size, from), size, 0, 0, 640, 48, 90)
    expect(isMove(withHead(0), withHead(40))).toBe(true)
  })
  it.each([
    ['that stands was not', textPage(size), textPage(size)],
    ['that another one replaces was not', textPage(size, 0, 1), textPage(size, 0, 2)],
    ['that appears was not', blankPage(size), textPage(size)],
    ['that goes was not', textPage(size), blankPage(size)],
    ['over which a window opens was not', textPage(size), paint(textPage(size), size, 100, 60, 440, 240, 200)],
    ['in which a letter is typed was not', textPage(size), paint(textPage(size), size, 300, 100, 8, 14)],
  ])('%s', (_, first, second) => expect(isMove(first, second)).toBe(false))
  it('that moved so far that nothing is left of it was not', () => expect(isMove(textPage(size, 0), textPage(size, 2_000))).toBe(false))
})

it('the profile of a picture is the mean of each row in its middle half', () => {
  const picture = paint(blankPage(size), size, 0, 10, 640, 1, 35)
  const profile = rowProfile(picture, size)
  expect(profile.length).toBe(360)
  expect([profile[9], profile[10], profile[11]]).toEqual([235, 35, 235])
  expect(rowProfile(paint(blankPage(size), size, 0, 10, 100, 1), size)[10]).toBe(235)
})
