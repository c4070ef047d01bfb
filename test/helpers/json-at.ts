import { parse } from 'jsonc-parser'
import { expect } from 'vitest'
import type { SourcePlace } from '../../electron/shared/domain/traces/exchange.ts'
import { lineOf } from './read-with.ts'

/** @returns the JSON value that begins exactly at a place of the content, whose line must fit. */
export function jsonAt(content: string | Buffer, place: SourcePlace | undefined): unknown {
  expect(place).toBeDefined()
  const offset = place?.offset ?? 0
  expect(place?.line).toBe(lineOf(content, offset))
  const rest = Buffer.from(content).subarray(offset).toString()
  // White space before a value would be skipped in silence.
  expect(rest).toMatch(/^\S/)
  return parse(rest, [], { allowTrailingComma: false }) as unknown
}
