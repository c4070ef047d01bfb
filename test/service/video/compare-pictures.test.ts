import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compareLikeness, countTextCells, findChange } from '../../../electron/service/video/compare-pictures.ts'
import { blankPage, inBlocks, paint, scaledAndBack, textPage } from '../../fixtures/pictures.ts'
import { testTools } from '../../helpers/clips.ts'

const size = { width: 640, height: 352 }
const cells = (640 / 16) * (352 / 16)
const page = textPage(size)
const readable = (result: Uint8Array) => {
  const { textCells, readableCells } = compareLikeness(page, result, size)
  return readableCells / textCells
}

describe('of the text of a picture', () => {
  it('everything can be read in the same picture', () => {
    expect(readable(page)).toBeCloseTo(1, 6)
    expect(compareLikeness(page, page, size).ssim).toBeCloseTo(1, 6)
  })
  it('most can be read in one that was scaled down and up softly, less in a smaller one', () => {
    expect(readable(scaledAndBack(page, size, 5 / 6))).toBeGreaterThan(0.7)
    expect(readable(scaledAndBack(page, size, 2 / 3))).toBeGreaterThan(0.5)
    expect(readable(scaledAndBack(page, size, 1 / 4))).toBeLessThan(0.05)
  })
  it('nothing can be read in coarse blocks, nor where other text stands, nor where there is none', () => {
    expect(readable(inBlocks(page, size, 8))).toBeLessThan(0.01)
    expect(readable(textPage(size, 0, 2))).toBeLessThan(0.05)
    expect(readable(blankPage(size))).toBeLessThan(0.01)
  })
  it('half can be read where half of the picture is coarse', () => {
    const half = page.slice()
    half.set(inBlocks(page, size, 8).subarray(0, page.length / 2))
    expect(readable(half)).toBeCloseTo(0.5, 1)
  })
  it('a different brightness takes nothing', () => {
    expect(readable(page.map((value) => value - 10))).toBeGreaterThan(0.99)
  })
  it('there is none in a flat picture or in a soft gradient, and their likeness is still told', () => {
    const gradient = Uint8Array.from({ length: size.width * size.height }, (_, index) => 60 + Math.floor((index % size.width) / 6))
    for (const flat of [blankPage(size), gradient]) expect(countTextCells(flat, size)).toBe(0)
    expect(compareLikeness(gradient, gradient, size)).toMatchObject({ textCells: 0, readableCells: 0 })
    expect(compareLikeness(gradient, blankPage(size), size).ssim).toBeLessThan(0.9)
  })
  it('a picture smaller than a cell has none and is like itself', () => {
    const tiny = { width: 2, height: 2 }
    expect(compareLikeness(new Uint8Array(4), new Uint8Array(4), tiny)).toEqual({ textCells: 0, readableCells: 0, ssim: 1 })
    expect(findChange(new Uint8Array(4), new Uint8Array(4).fill(255), tiny)).toEqual({ share: 0, textCells: 0 })
  })
})

it('of a real page less can be read the smaller it was', async () => {
  const { ffmpegPath } = await testTools()
  const recording = fileURLToPath(new URL('../../../resources/sample/files/recording.mp4', import.meta.url))
  const hd = { width: 1920, height: 1080 }
  const luma = (filter: string) =>
    execFileSync(ffmpegPath, ['-v', 'error', '-ss', '60', '-i', recording, '-frames:v', '1', '-vf', `${filter}format=gray`, '-f', 'rawvideo', '-'], {
      maxBuffer: 8_000_000,
    })
  const source = luma('')
  const shares = [
    '',
    'scale=1600:900:flags=lanczos,scale=1920:1080:flags=lanczos,',
    'scale=640:360:flags=lanczos,scale=1920:1080:flags=lanczos,',
  ].map((filter) => {
    const { textCells, readableCells } = compareLikeness(source, luma(filter), hd)
    return readableCells / textCells
  })
  expect(shares[0]).toBeCloseTo(1, 6)
  expect(shares[1]).toBeGreaterThan(0.6)
  expect(shares[2]).toBeLessThan(0.2)
})

describe('what changed between two pictures', () => {
  it('is nothing in the same one, and nothing that is only noise of the recorder', () => {
    expect(findChange(page, page.slice(), size)).toEqual({ share: 0, textCells: 0 })
    expect(
      findChange(
        page,
        page.map((value, index) => value + (index % 7) - 3),
        size,
      ),
    ).toEqual({ share: 0, textCells: 0 })
  })
  it.each([
    ['one cell', 16, 16, 1],
    ['a row of four cells', 64, 16, 4],
    ['two by two cells', 32, 32, 4],
  ])('is the share of %s of all', (_, wide, high, changed) => {
    const second = paint(blankPage(size), size, 32, 48, wide, high)
    expect(findChange(blankPage(size), second, size).share).toBeCloseTo(changed / cells, 6)
  })
  it('is one cell for one dot, wherever it stands, and four where it lies across corners', () => {
    expect(findChange(blankPage(size), paint(blankPage(size), size, 100, 100, 1, 1), size).share).toBeCloseTo(1 / cells, 6)
    expect(findChange(blankPage(size), paint(blankPage(size), size, 111, 111, 2, 2), size).share).toBeCloseTo(4 / cells, 6)
  })
  it('costs the cells that hold text afterwards: drawing costs, wiping does not', () => {
    const { textCells } = findChange(blankPage(size), page, size)
    expect(textCells).toBe(countTextCells(page, size))
    expect(textCells).toBeGreaterThan(cells * 0.8)
    expect(findChange(page, blankPage(size), size)).toMatchObject({ textCells: 0 })
    expect(findChange(blankPage(size), paint(blankPage(size), size, 0, 0, 160, 160), size).textCells).toBe(0)
  })
})
