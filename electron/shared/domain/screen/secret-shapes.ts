/** @file What secrets look like by themselves, as a recogniser reads them: underscores become spaces, 0 and O are one. Pure. */

export type SecretShape = { label: string; pattern: RegExp }

/** Each pattern is global and matches the secret itself, or captures it as group 1. */
export const secretShapes: readonly SecretShape[] = [
  { label: 'Private key', pattern: /BEGIN\s{1,3}(?:[A-Z0-9]{2,10}\s{1,3}){0,3}PRIVATE\s{1,3}KEY/g },
  { label: 'JSON Web Token', pattern: /(?<![\w])[ec]y[JI][\w-]{8,}(?:[.,]\s?[\w-]{4,}){0,2}/g },
  { label: 'AWS access key', pattern: /(?<!\w)A[KS][I1l]A[0-9A-Za-z]{12,18}(?!\w)/g },
  { label: 'GitHub token', pattern: /(?<!\w)(?:gh[pousr][_ ]?[A-Za-z0-9]{20,}|github[_ ]pat[_ ][A-Za-z0-9_ ]{20,})/g },
  { label: 'API key', pattern: /(?<!\w)[srp]k[_ -]{1,2}(?:live|test|prod|proj)[_ -]{1,2}[A-Za-z0-9_-]{8,}/g },
  { label: 'API key', pattern: /(?<!\w)(?:sk-[A-Za-z0-9_-]{20,}|A[I1l]za[A-Za-z0-9_-]{25,}|SG\.[\w-]{16,}\.[\w-]{16,})/g },
  { label: 'Slack token', pattern: /(?<!\w)xox[abprs]-[A-Za-z0-9-]{10,}/g },
  {
    label: 'Authorization header',
    pattern: /authori[sz]ation["']?\s{0,3}[:=;]\s{0,3}["']?(?:(?:bearer|basic|digest|token)\s{1,3})?([^\s"',]{8,})/gi,
  },
  { label: 'Bearer token', pattern: /(?<!\w)bearer\s{1,3}([A-Za-z0-9._~+/=-]{16,})/gi },
  { label: 'Password in an address', pattern: /[a-z][a-z0-9+.-]{1,12}:\/\/[^\s/:@]{1,60}:([^\s/@]{3,100})@/gi },
]

const guid = /^[({]?[0-9a-z]{8}-?[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{12}[)}]?$/i

/** @returns whether a word has the form of a GUID; letters that no GUID has are misread digits. */
export function isGuid(word: string): boolean {
  return guid.test(word)
}

const shortest = 20
/** Share of neighbours in a random text of letters and digits that are of different classes is about a half; in names of programs hardly a tenth. */
const leastTurns = 0.25

/** @returns whether a word looks drawn by lot: twenty characters or more of small and capital letters and digits, well mixed. */
export function isRandomLooking(word: string): boolean {
  const bare = word.replace(/^["'`([{<]+|["'`)\]}>.,;:]+$/g, '')
  // The address of something holds its number; keys have slashes too, but not before and behind words.
  if (bare.split('/').length > 2 || bare.startsWith('/')) return false
  if (bare.length < shortest || !/^[A-Za-z0-9+/=_-]+$/.test(bare) || isGuid(bare)) return false
  const classes = [...bare].map((character) => (/[0-9]/.test(character) ? 0 : /[a-z]/.test(character) ? 1 : /[A-Z]/.test(character) ? 2 : 3))
  const count = (of: number) => classes.filter((is) => is === of).length
  if (count(0) < 2 || count(1) < 2 || count(2) < 2) return false
  const turns = classes.filter((is, index) => index > 0 && is !== classes[index - 1]).length
  return turns / bare.length >= leastTurns && new Set(bare).size >= 10
}
