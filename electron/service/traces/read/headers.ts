/** @file Looking into the headers of a message. */
import type { Header } from '#shared/domain/traces/exchange.ts'

/** @returns the value of the first header of that name, whatever its case; null when there is none. */
export function headerValue(headers: readonly Header[] | null, name: string): string | null {
  const wanted = name.toLowerCase()
  return headers?.find((header) => header.name.toLowerCase() === wanted)?.value ?? null
}

/** @returns a parameter of a header's value, as `charset` of `text/xml; charset="utf-8"`; null when there is none. */
export function headerParameter(value: string | null, name: string): string | null {
  for (const part of (value ?? '').split(';').slice(1)) {
    const equals = part.indexOf('=')
    if (equals < 0 || part.slice(0, equals).trim().toLowerCase() !== name) continue
    return part
      .slice(equals + 1)
      .trim()
      .replace(/^["']|["']$/g, '')
  }
  return null
}
