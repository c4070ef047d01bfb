/** @file Invented secrets and persons for traffic made by tests, and a search for them in every encoding that a trace may hold. */

export type Canaries = {
  password: string
  accessToken: string
  refreshToken: string
  clientSecret: string
  assertion: string
  accessCode: string
  signingToken: string
  cookie: string
  sessionCookie: string
  csrfToken: string
  email: string
  person: string
  phone: string
}

/** The characters that JSON, XML, URLs and base64 each write in their own way; a header may hold them all. */
const awkward = `&<"'\\/+=%`

/** @param tag makes the values of one test differ from those of another. Letters and digits. */
export function makeCanaries(tag: string): Canaries {
  const encode = (text: string) => Buffer.from(text).toString('base64url')
  const token = (name: string) =>
    `${encode('{"typ":"MT","alg":"RS256","kid":"1"}')}.${encode(`{"sub":"${name}-${tag}"}`)}.${encode(`${name} signed ${tag} `.repeat(3))}`
  return {
    password: `pass-${tag}-${awkward}-word`,
    accessToken: token('access'),
    refreshToken: token('refresh'),
    clientSecret: `5ec2e7${tag}-client-4d21-90af-secret00`,
    assertion: token('assertion'),
    accessCode: `code-${tag}-82${awkward}19`,
    signingToken: `4e0ea3c1-signing-${tag}-71c7`,
    cookie: `cookie-${tag}-0f1e2d3c4b5a`,
    sessionCookie: `session-${tag}-a5b4c3d2e1f0`,
    csrfToken: `csrf-${tag}-6d5c4b3a2918`,
    email: `frieda.${tag}@example.com`,
    person: `Frieda ${tag} Musterfrau`,
    phone: `555-01${tag.length}-${[...tag].reduce((sum, letter) => sum + letter.charCodeAt(0), 1_000)}`,
  }
}

/** Shorter pieces would be found by accident. */
const shortestBytes = 6

/** @returns the bytes that a value may stand as, by the name of the encoding. */
export function encodingsOf(value: string): Map<string, Buffer> {
  const json = JSON.stringify(value).slice(1, -1)
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const texts: Record<string, string> = {
    plain: value,
    url: encodeURIComponent(value),
    'url, lower case': encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
    form: new URLSearchParams({ v: value }).toString().slice(2),
    json,
    'json, slashes': json.replaceAll('/', '\\/'),
    'json in json': JSON.stringify(json).slice(1, -1),
    xml,
    'xml, quotes': xml.replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    'xml in xml': xml.replaceAll('&', '&amp;'),
    'xml in json': JSON.stringify(xml).slice(1, -1),
    ...base64Forms(value),
  }
  const forms = new Map<string, Buffer>()
  for (const [name, text] of Object.entries(texts)) {
    forms.set(name, Buffer.from(text))
    forms.set(`${name}, UTF-16`, Buffer.from(text, 'utf16le'))
    forms.set(`${name}, UTF-16 big endian`, Buffer.from(text, 'utf16le').swap16())
  }
  const known = new Set<string>()
  const isNew = (bytes: Buffer) => !known.has(bytes.toString('latin1')) && Boolean(known.add(bytes.toString('latin1')))
  return new Map([...forms].filter(([, bytes]) => bytes.length >= shortestBytes && isNew(bytes)))
}

/** What stays the same of the base64 whatever stands before and after the value. */
function base64Forms(value: string): Record<string, string> {
  const forms: Record<string, string> = {}
  for (const before of [0, 1, 2]) {
    const bytes = Buffer.from('\0'.repeat(before) + value)
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64')
    const fixed = whole.slice(before === 0 ? 0 : 4)
    forms[`base64 at ${before}`] = fixed
    forms[`base64url at ${before}`] = fixed.replaceAll('+', '-').replaceAll('/', '_')
  }
  return forms
}

/** @returns what of the canaries stands in the bytes, as in `password (base64 at 1)`. */
export function findCanaries(bytes: Buffer, canaries: Readonly<Record<string, string>>): string[] {
  return Object.entries(canaries).flatMap(([name, value]) =>
    [...encodingsOf(value)].flatMap(([encoding, form]) => (bytes.includes(form) ? [`${name} (${encoding})`] : [])),
  )
}
