/** @file Expressions of ffmpeg's filters that stay short and shallow whatever the length of a recording. Pure. */

/** Whole numbers up to 2^48 pass through ffmpeg's expressions exactly. */
const bitsOfWord = 48

/**
 * @param stored whether each frame is. @returns that as an expression of ffmpeg's `select`: one number for 48 frames, so that hours of frames fit a command line.
 * Sums are nested in halves, because ffmpeg refuses expressions that are nested deeper than a hundred.
 */
export function storedExpression(stored: readonly boolean[]): string {
  if (stored.every(Boolean)) return '1'
  const words = Array.from({ length: Math.ceil(stored.length / bitsOfWord) }, (_, index) => {
    const bits = stored.slice(index * bitsOfWord, (index + 1) * bitsOfWord)
    return `eq(ld(0),${index})*${bits.reduce((sum, isStored, bit) => sum + (isStored ? 2 ** bit : 0), 0)}`
  })
  return `st(0,floor(n/${bitsOfWord}));mod(floor((${sumOf(words)})/pow(2,mod(n,${bitsOfWord}))),2)`
}

/** @returns a sum whose depth grows with the logarithm of its length. */
export function sumOf(terms: readonly string[]): string {
  if (terms.length <= 1) return terms[0] ?? '0'
  const middle = Math.ceil(terms.length / 2)
  return `(${sumOf(terms.slice(0, middle))}+${sumOf(terms.slice(middle))})`
}
