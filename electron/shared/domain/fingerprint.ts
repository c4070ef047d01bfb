/** @file A short fingerprint of plain data, to tell whether something has changed. It protects against nothing else. Pure. */

/** @returns the same text for the same data, whatever the order of its keys. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

/** One 32-bit half of the fingerprint: FNV-1a over the characters, mixed at the end (murmur3's finaliser). */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** @returns 16 hex digits, the same for the same data. */
export function fingerprint(value: unknown): string {
  const text = canonicalText(value) ?? ''
  return [0, 0x9e3779b9].map((seed) => hashOf(text, seed).toString(16).padStart(8, '0')).join('')
}
