/** @file Inter, and what is done with characters that it lacks. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { joinFiles, splitFiles } from './joined-files.ts'

export const weights = ['regular', 'semibold', 'bold'] as const
export type Weight = (typeof weights)[number]

const files: Record<Weight, string> = {
  regular: '400Regular/Inter_400Regular.ttf',
  semibold: '600SemiBold/Inter_600SemiBold.ttf',
  bold: '700Bold/Inter_700Bold.ttf',
}

/** In a packaged application the fonts are one file, from the folder of their package. */
export const packedFontsName = 'fonts.ttf.br'

/** @returns the fonts of the package in `folder` as one file, a quarter of their size: half of each is the same in all. */
export function packFonts(folder: string): Buffer {
  return brotliCompressSync(joinFiles(weights.map((weight) => readFileSync(join(folder, files[weight])))))
}

/** @returns the font file, read from the installed package (also out of an archive, where Node can read that). */
export function fontBytes(weight: Weight): Buffer {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'))
  const path = join(folder, files[weight])
  if (existsSync(path)) return readFileSync(path)
  const fonts = splitFiles(brotliDecompressSync(readFileSync(join(folder, packedFontsName))))
  return fonts[weights.indexOf(weight)]!
}

/** Stands visibly for each character that the typeface lacks. */
export const missingCharacter = '□'

/** Marks that have no shape of their own: joiners, variation selectors, soft hyphens, byte order marks. */
const shapeless = /[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g

/** Longer than a line: it gets places to break at, as looking for them letter by letter takes the setter time that grows with the square. */
const longWord = /\S{100,}/gu

/**
 * @param hasGlyph whether the typeface has a code point.
 * @returns text that can be set: every character that cannot is replaced visibly, and nothing else is lost.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  let result = ''
  for (const character of text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(shapeless, '')) {
    const codePoint = character.codePointAt(0) ?? 0
    const isControl =
      codePoint < 32 ||
      (codePoint >= 0x7f && codePoint < 0xa0) ||
      (codePoint >= 0x202a && codePoint <= 0x202e) ||
      (codePoint >= 0x2066 && codePoint <= 0x2069)
    result += character === '\n' || (!isControl && hasGlyph(codePoint)) ? character : missingCharacter
  }
  return result.replace(longWord, (word) => word.replace(/.{40}/gu, '$&\u200b'))
}
