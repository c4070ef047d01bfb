/** @file What the beginning of a JSON file tells of its form. */
import { jsonPlaces } from './json-places.ts'

const headKeys = new Set(
  (
    'log entries version creator browser pages info schema _postman_id item collection environment globals run executions name request ' +
    'event data envelopeId status documentsUri recipientsUri envelopeUri recipients host scheme method times protocolVersion path ' +
    'generatedDateTime apiVersion configurationId'
  ).split(' '),
)
const headDepth = 3

export type JsonHead = { root: '{' | '['; has(path: string): boolean; text(path: string): string | null }

/** @param head of a file, a character a byte. @returns null when it is no JSON object or array. */
export function jsonHeadOf(head: string): JsonHead | null {
  const bytes = Buffer.from(head, 'latin1')
  const places = jsonPlaces(bytes, headKeys, headDepth)
  const root = head[places.get('') ?? -1]
  if (root !== '{' && root !== '[') return null
  return {
    root,
    has: (path) => places.has(path),
    text(path) {
      const literal = /^"(?:[^"\\]|\\.)*"/.exec(head.slice(places.get(path) ?? head.length).slice(0, 1000))?.[0]
      if (literal === undefined) return null
      try {
        return String(JSON.parse(literal))
      } catch {
        return null
      }
    },
  }
}
