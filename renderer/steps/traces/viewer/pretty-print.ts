/** @file The body of a message as people read it. Pure. */
import type { BodyKind } from '#shared/domain/traces/exchange-detail.ts'
import { prettyJson } from './pretty-json.ts'
import { prettyXml } from './pretty-xml.ts'

/** @returns whether this kind of body is easier to read set out in lines. */
export function canBePretty(kind: BodyKind): boolean {
  return kind === 'json' || kind === 'xml' || kind === 'form'
}

/** @returns the body set out in lines; as it is where its kind has no other form. */
export function prettyBody(kind: BodyKind, body: string): string {
  if (kind === 'json') return prettyJson(body)
  if (kind === 'xml') return prettyXml(body)
  return kind === 'form' ? prettyForm(body) : body
}

/** One field a line, decoded. */
function prettyForm(body: string): string {
  return body
    .trim()
    .split('&')
    .map((field) => {
      const [name = '', ...value] = field.split('=')
      return `${decoded(name)} = ${decoded(value.join('='))}`
    })
    .join('\n')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Longer texts are shown in part until the rest is asked for: laying out a hundred thousand lines takes seconds. */
export const shownAtFirst = { lines: 1_500, characters: 120_000 }

/** @returns the beginning of a long text, whole lines where there are any; the text itself when it is short. */
export function beginningOf(text: string): string {
  let end = Math.min(text.length, shownAtFirst.characters)
  for (let lines = 0, at = 0; at < end; lines += 1) {
    if (lines === shownAtFirst.lines) {
      end = at
      break
    }
    const next = text.indexOf('\n', at)
    at = next < 0 ? end : next + 1
  }
  return text.slice(0, end)
}
