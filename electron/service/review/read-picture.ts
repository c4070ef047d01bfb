/** @file Reads a part of a picture, in strips that several threads can take. */
import { cellSide, isTextCell } from '../video/compare-pictures.ts'
import { cutOut } from './cut-out.ts'
import type { GreyPicture, PixelBox } from './grey-picture.ts'
import type { PictureWord } from './picture-words.ts'
import type { TextReader } from './text-reader.ts'

/** Strips are about so high: enough for a thread to be busy with, few enough bytes for its memory to stay small. */
const stripHeight = 288
/** How far around that the calmest row is looked for. */
const searchHeight = 64
/** What is read around a strip, so that no letter is cut; words are kept where their middle lies within. */
const surroundings = 16

/** @returns the words in the box, in pixels of the picture. @throws UserError of `TextReader.read`. */
export async function readPart(reader: TextReader, picture: GreyPicture, box: PixelBox): Promise<PictureWord[]> {
  const strips = splitIntoStrips(picture, box).filter((strip) => holdsText(picture, strip))
  const read = await Promise.all(strips.map((strip) => readStrip(reader, picture, strip)))
  return read.flat()
}

async function readStrip(reader: TextReader, picture: GreyPicture, strip: PixelBox): Promise<PictureWord[]> {
  const x = Math.max(0, strip.x - surroundings)
  const y = Math.max(0, strip.y - surroundings)
  const width = Math.min(picture.width, strip.x + strip.width + surroundings) - x
  const height = Math.min(picture.height, strip.y + strip.height + surroundings) - y
  const words = await reader.read(cutOut(picture, { x, y, width, height }))
  return words
    .map((word) => ({ ...word, box: { ...word.box, x: word.box.x + x, y: word.box.y + y } }))
    .filter(({ box }) => holds(strip, box.x + box.width / 2, box.y + box.height / 2))
}

function holds(box: PixelBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

/** @returns the strips of a box from top to bottom; they meet where least is drawn, between lines of text. */
export function splitIntoStrips(picture: GreyPicture, box: PixelBox): PixelBox[] {
  const strips: PixelBox[] = []
  let top = box.y
  const bottom = box.y + box.height
  while (bottom - top > stripHeight + searchHeight) {
    const split = calmestRow(picture, box, top + stripHeight - searchHeight, Math.min(bottom - searchHeight, top + stripHeight + searchHeight))
    strips.push({ ...box, y: top, height: split - top })
    top = split
  }
  strips.push({ ...box, y: top, height: bottom - top })
  return strips
}

function calmestRow({ luma, width }: GreyPicture, box: PixelBox, from: number, to: number): number {
  let calmest = from
  let least = Infinity
  for (let y = from; y < to; y++) {
    let drawn = 0
    for (let x = y * width + box.x + 1; x < y * width + box.x + box.width; x++) drawn += Math.abs((luma[x] as number) - (luma[x - 1] as number))
    if (drawn >= least) continue
    least = drawn
    calmest = y
  }
  return calmest
}

function holdsText({ luma, width, height }: GreyPicture, box: PixelBox): boolean {
  for (let y = box.y; y < box.y + box.height; y += cellSide)
    for (let x = box.x; x < box.x + box.width; x += cellSide) {
      const corner = Math.min(y, height - cellSide) * width + Math.min(x, width - cellSide)
      if (corner >= 0 && isTextCell(luma, corner, width)) return true
    }
  return false
}
