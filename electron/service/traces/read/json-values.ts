/** @file Looks into JSON that anyone may have made: what is not of the expected type counts as missing. */
import type { Header } from '#shared/domain/traces/exchange.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** @returns the object, or an empty one: a missing part is looked into without asking first. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Numbers and truth values count as the text that they are written as. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** @returns a number that is written as such or as text. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/**
 * Headers as the tools write them: `{ name, value }`, Postman's `{ key, value, disabled }`, Slack's `[name, value]`, or one object.
 * Pseudo headers of HTTP/2 (`:path`) say nothing that method, address and status do not.
 * @returns null when there is no such list
 */
export function headersOf(value: unknown): Header[] | null {
  const pairs = isObject(value) ? Object.entries(value) : value
  if (!Array.isArray(pairs)) return null
  return pairs.flatMap((entry: unknown) => {
    const [first, second] = Array.isArray(entry) ? (entry as unknown[]) : []
    const { name: own, key, value: content, disabled } = objectOf(entry)
    const name = textOf(first) ?? textOf(own) ?? textOf(key)
    if (name === null || name === '' || name.startsWith(':') || disabled === true) return []
    return [{ name, value: textOf(second) ?? textOf(content) ?? '' }]
  })
}
