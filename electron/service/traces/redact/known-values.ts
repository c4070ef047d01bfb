/** @file Values that were found somewhere, taken out wherever else they stand. */
import { type RedactionClass, secretReplacement } from '#shared/domain/traces/redaction.ts'
import { type Edit, inOrder } from './edits.ts'
import { minSearchLength, valueForms } from './value-forms.ts'
import { createValueSearch, type ValueMatch } from './value-search.ts'

export type KnownValue = { value: string; replace(found: string): Edit[] }

/** @param values for text that is decoded already. @param isCaseless also in other letters */
export function createLeafSearch(values: readonly KnownValue[], isCaseless = false): (text: string) => Edit[] {
  const plain = (text: string) => (isCaseless ? lowerBytes(text) : text)
  const search = createValueSearch(
    values.map(({ value }) => plain(value)),
    (value) => [{ text: value, isBase64: false }],
  )
  // The user may choose texts that are too short for the search.
  const short = values.filter(({ value }) => value.length < minSearchLength)
  return (text) => {
    if (values.length === 0) return []
    const searched = plain(text)
    const edits = spansOf(search(searched), (match) => wholeStart(searched, match, plain(values[match.value]?.value ?? ''))).flatMap(
      ({ start, end, value }) => {
        const known = values[value]
        return known ? replaceAt(text, known, start, end) : []
      },
    )
    for (const known of short) {
      const value = plain(known.value)
      for (let at = searched.indexOf(value); at !== -1; at = searched.indexOf(value, at + value.length))
        edits.push(...replaceAt(text, known, at, at + value.length))
    }
    return inOrder(edits)
  }
}

/** Byte text in lower case: ASCII, and the letters of western Europe, whose two bytes in UTF-8 begin with C3. */
function lowerBytes(text: string): string {
  const lower = text.toLowerCase()
  if (!lower.includes('\u00e3')) return lower
  return lower.replace(/\u00e3([\u0080-\u0096\u0098-\u009e])/g, (_, byte: string) => `\u00e3${String.fromCharCode(byte.charCodeAt(0) + 32)}`)
}

function replaceAt(text: string, known: KnownValue, start: number, end: number): Edit[] {
  return known.replace(text.slice(start, end)).map((edit) => ({ ...edit, start, end }))
}

export type RawValue = { value: string; rule: string; class: RedactionClass }

/** @param secrets searched in all their encodings in text as it stands. `[omitted]` is at home in every syntax. */
export function createRawSearch(secrets: readonly RawValue[]): (text: string) => Edit[] {
  const search = createValueSearch(
    secrets.map(({ value }) => value),
    valueForms,
  )
  return (text) =>
    inOrder(
      spansOf(search(text), (match) => (match.isBase64 ? match.start : wholeStart(text, match, secrets[match.value]?.value ?? ''))).flatMap(
        (match) => {
          const known = secrets[match.value]
          if (!known) return []
          const { value, rule } = known
          const { start, end } = match.isBase64 ? base64Run(text, match) : match
          const replacement = isBareNumber(text, start, end) ? '0' : secretReplacement
          return [{ start, end, replacement, found: [{ class: known.class, rule, value, replacement }] }]
        },
      ),
    )
}

/** From the last match to the first, without those that lie within what is found already: text that repeats itself matches at every place. */
function spansOf(matches: readonly ValueMatch[], startOf: (match: ValueMatch) => number): ValueMatch[] {
  const spans: ValueMatch[] = []
  let covered = Number.POSITIVE_INFINITY
  for (const match of matches.toReversed()) {
    if (match.start >= covered) continue
    const start = startOf(match)
    spans.push({ ...match, start })
    covered = start
  }
  return spans
}

/** Only the end of a long value was compared: where more of it stands in front, that goes too. */
function wholeStart(text: string, { start, end }: ValueMatch, value: string): number {
  if (end - start < 48) return start
  if (end >= value.length && text.startsWith(value, end - value.length)) return end - value.length
  const tail = text.slice(start, end)
  let earliest = start
  for (const { text: form } of valueForms(value)) {
    if (!form.endsWith(tail)) continue
    let length = tail.length
    while (length < form.length && end - length > 0 && text[end - length - 1] === form[form.length - length - 1]) length += 1
    earliest = Math.min(earliest, end - length)
  }
  return earliest
}

/** The whole of an encoded text that holds a secret. */
function base64Run(text: string, match: ValueMatch): { start: number; end: number } {
  const part = /[\w+/=-]/
  let { start, end } = match
  while (start > 0 && part.test(text[start - 1] ?? '')) start -= 1
  while (end < text.length && part.test(text[end] ?? '')) end += 1
  return { start, end }
}

/** A number of JSON, which has to stay one. */
function isBareNumber(text: string, start: number, end: number): boolean {
  if (!/^\d+$/.test(text.slice(start, end))) return false
  return /[:[,]\s{0,20}$/.test(text.slice(Math.max(0, start - 21), start)) && /^\s{0,20}[,\]}]/.test(text.slice(end, end + 21))
}
