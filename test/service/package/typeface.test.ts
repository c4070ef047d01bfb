import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { joinFiles, splitFiles } from '../../../electron/service/package/pdf/joined-files.ts'
import { fontBytes, packFonts, weights } from '../../../electron/service/package/pdf/typeface.ts'

test('files that were joined come apart as they were, empty ones too', () => {
  const files = ['one', '', 'three'].map((text) => Buffer.from(text))
  expect(splitFiles(joinFiles(files))).toEqual(files)
})

test('the packed fonts are those of the package, in the order of their weights, and a third smaller than each by itself', () => {
  const folder = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/inter', import.meta.url))
  const packed = packFonts(folder)
  const fonts = splitFiles(brotliDecompressSync(packed))
  for (const [index, weight] of weights.entries()) expect(fonts[index]?.equals(fontBytes(weight))).toBe(true)
  expect(fonts[0]?.equals(readFileSync(`${folder}/400Regular/Inter_400Regular.ttf`))).toBe(true)
  expect(packed.length).toBeLessThan(280_000)
})
