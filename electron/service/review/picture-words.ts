/** @file Words as the recogniser writes them down. Pure. */
import type { PixelBox } from './grey-picture.ts'

/** `confidence` is 0 to 100. */
export type PictureWord = { text: string; confidence: number; box: PixelBox }

const wordLevel = 5

/** @param table tab-separated, one row for each page, block, paragraph, line and word. @param scale by how much the picture was enlarged. */
export function parseWords(table: string, scale: number): PictureWord[] {
  const words: PictureWord[] = []
  for (const row of table.split('\n')) {
    const [level, , , , , , x, y, width, height, confidence, ...rest] = row.split('\t')
    const text = rest.join(' ').trim()
    if (Number(level) !== wordLevel || text === '') continue
    const toPixels = (value: string | undefined) => Math.round(Number(value) / scale)
    const box = { x: toPixels(x), y: toPixels(y), width: toPixels(width), height: toPixels(height) }
    words.push({ text, confidence: Number(confidence), box })
  }
  return words
}
