/** @file Compares what people wrote. Pure. */

/** @returns the text in lower case with single spaces and without marks at its end: the same for what reads the same. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.?!:*]+$/, '')
    .trim()
}
