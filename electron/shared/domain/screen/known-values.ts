/** @file Values that are known, found although a recogniser confuses letters and digits. Pure. */

export type KnownValue = { value: string; label: string }

/** Too short a value is found everywhere. */
const shortest = 5
/** One of so many characters may be read wrongly, beside those that are confused anyway. */
const charactersPerFault = 10

const lookAlikes: readonly [RegExp, string][] = [
  [/[\s_.,'"`·-]+/g, ''],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[oq]/g, '0'],
  [/[il|!¡\][]/g, '1'],
  [/[s$]/g, '5'],
  [/b/g, '8'],
  [/g/g, '9'],
  [/z/g, '2'],
]

/** @returns the text as a recogniser cannot read it wrongly: what looks alike is the same, what is easily lost is gone. */
export function foldLookAlikes(text: string): string {
  return lookAlikes.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), text.toLowerCase())
}

/** @returns where in the text the value stands, by whole words; null where it does not. */
export function containsKnownValue(text: string, { value }: KnownValue): { from: number; to: number } | null {
  const wanted = foldLookAlikes(value)
  if (wanted.length < shortest) return null
  const words = [...text.matchAll(/\S+/g)]
  const count = value.trim().split(/\s+/).length
  if (!mayContain(foldLookAlikes(text), wanted)) return null
  // Underscores part a word in two, and spaces are lost.
  for (let length = Math.max(1, count - 1); length <= count + 2; length++)
    for (let first = 0; first + length <= words.length; first++) {
      const [start, end] = [words[first], words[first + length - 1]]
      if (!start || !end) continue
      const span = { from: start.index, to: end.index + end[0].length }
      if (isNearly(foldLookAlikes(text.slice(span.from, span.to)), wanted)) return span
    }
  return null
}

/** With one fault in it, one half of the value is still as it was. */
function mayContain(text: string, wanted: string): boolean {
  const half = Math.floor(wanted.length / 2)
  return text.includes(wanted.slice(0, half)) || text.includes(wanted.slice(half))
}

function isNearly(read: string, wanted: string): boolean {
  if (read.includes(wanted)) return read.length <= wanted.length + 6
  return editDistance(read, wanted, Math.floor(wanted.length / charactersPerFault)) !== null
}

/** @returns how many characters differ, null where more than `most`. */
export function editDistance(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  const distance = row[b.length] as number
  return distance <= most ? distance : null
}
