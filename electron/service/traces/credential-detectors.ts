/**
 * @file What live credentials look like in text, whatever wrote it: raw HTTP, curl, JSON, HAR, Postman, XML, SOAP, forms, PHP dumps. Pure.
 * Every pattern is bounded, so that hostile text costs linear time.
 */

export type Detected = { what: string; index: number }

type Detector = { what: string; pattern: RegExp; isLive: (value: string) => boolean }

const quote = String.raw`(?:\\{0,4}["']|&quot;|&#34;)`
const inQuotes = String.raw`((?:[^"'\\\r\n&]|\\.|&(?!quot;|#34;)){1,4000})`
const headers = 'authorization|proxy-authorization|cookie|set-cookie2?|x-api-key|x-auth-token|x-csrf-token|x-xsrf-token'
const secrets =
  'password|passwd|pwd|passphrase|api_?password|(?:current|new|old|template|distributor|onetime)_?password|access_?token|refresh_?token|id_?token|client_?secret|lock_?token'
const names = `${headers}|${secrets}`

/** Says of a value whether something was put in the place of a secret. */
export function isPlaceholder(value: string): boolean {
  const bare = value
    .trim()
    .replace(/^\\?["']|\\?["'],?;?$/g, '')
    .trim()
  return (
    bare === '' ||
    // the brackets of an object or a list
    /^[[\]{},\s]{1,20}$/.test(bare) ||
    // ours, where a tool wraps lines
    '[omitted]'.startsWith(bare) ||
    /^\[omitted\]"?[ \t]*[\r\n]/.test(bare) ||
    // an ellipsis or a bullet in UTF-8, read as latin1
    /^(?:\*{3,}|[xX]{3,}|[.…•#-]{3,}|(?:â\x80[¦¢])+|\[[^\]]*\][\][]?|<[^>]*>|&lt;.*?&gt;|\{\{[^}]*\}\}|\$\{\w+\}|\$[A-Z_]{3,}|%\w+%|\([a-z ]*\)|[{[(])$/.test(
      bare,
    ) ||
    /^(?:redacted|removed|omitted|filtered|hidden|masked|none|null|nil|undefined|true|false)(?: [a-z ,.]*)?$/i.test(bare)
  )
}

function isLiveHeader(value: string): boolean {
  return !isPlaceholder(value.trim().replace(/^(?:bearer|basic|digest|negotiate|ntlm|oauth|token)(?=\s|$)/i, ''))
}

const cookieAttribute = /^\s*(?:path|domain|expires|max-age|samesite|secure|httponly|priority|partitioned|version)\s*(?:=|[\][]?$)/i

function isLiveCookie(value: string): boolean {
  return value
    .split(';')
    .filter((part) => part.trim() !== '' && !cookieAttribute.test(part))
    .some((part) => !isPlaceholder(part.slice(part.indexOf('=') + 1)))
}

const isLiveValue = (name: string, value: string) => (/cookie/i.test(name) ? isLiveCookie(value) : isLiveHeader(value))

/** Patterns with two groups: the name, and the value. */
const named: RegExp[] = [
  // Header: value   "Header": "value"   [Header] => value   Header: ["value"]   (also folded onto the next line; an empty list or one of objects is no value)
  new RegExp(
    String.raw`(?<![\w-])(${headers})(?:${quote}|\])?[ \t]*(?::|=>)(?:[ \t]*\r?\n(?=[ \t]))?[ \t]*(?:\[\s{0,40}(?=${quote}))?${quote}?(?!\[\s{0,40}[\]{])([^\r\n"'\\]{1,4000})`,
    'gi',
  ),
  // "password": "value"   'password' => 'value'   [password] => value   "pin": 1234
  new RegExp(String.raw`(?:${quote}|\[)(${secrets})(?:${quote}|\])\s*(?::|=>|=)\s*(?:${quote}${inQuotes}|[^\S\r\n]*([\w.+/=-]{1,4000}))`, 'gi'),
  // ["password"]=> string(5) "value" of var_dump
  new RegExp(String.raw`\["(${names})"\]=>\s{1,40}string\(\d{1,9}\) "([^"\r\n]{1,4000})`, 'gi'),
  // ?password=value&   password=value in forms, addresses and connection strings
  new RegExp(String.raw`(?<![\w-])(${secrets})=${quote}?([^&\s"'<>\\;]{1,4000})`, 'gi'),
  // X-DocuSign-Authentication and other places without quotes: Password: value
  new RegExp(String.raw`(?<=[{,]\s{0,20})(${secrets})\s*:\s*([^\s"'{},\\]{1,4000})`, 'gi'),
  // <Password>value</Password>, with prefix, attributes, and as escaped text
  new RegExp(String.raw`(?:<|&lt;)(?:[\w-]{1,40}:)?(${names})(?:\s[^<>]{0,400})?(?:>|&gt;)(?:<!\[CDATA\[)?((?:(?!&lt;/|<)[\s\S]){1,4000})`, 'gi'),
  // {"name": "Authorization", "value": "…"} as in HAR, Charles, Postman and Newman
  new RegExp(
    String.raw`${quote}(?:name|key)${quote}\s*:\s*${quote}(${names}|token)${quote}\s*,[^{}]{0,400}?${quote}value${quote}\s*:\s*${quote}${inQuotes}`,
    'gi',
  ),
  // ["Authorization", "…"]   and  13:Authorization,6:value, of mitmproxy
  new RegExp(String.raw`\[\s*${quote}(${headers})${quote}\s*,\s*${quote}${inQuotes}${quote}\s*\]`, 'gi'),
  new RegExp(String.raw`(?<![\w-])(${headers}),\d{1,6}:([^\r\n]{1,4000})`, 'gi'),
  // name="Authorization" value="…" as in SoapUI and svclog
  new RegExp(String.raw`(?:name|key)=${quote}(${names})${quote}[^<>]{0,400}?value=${quote}${inQuotes}`, 'gi'),
]

/** The same objects written with the value first: groups are value, then name. */
const valueFirst = new RegExp(
  String.raw`${quote}value${quote}\s*:\s*${quote}${inQuotes}${quote}\s*,[^{}]{0,400}?${quote}(?:name|key)${quote}\s*:\s*${quote}(${names}|token)${quote}`,
  'gi',
)

/** Said of a body that is packed; whoever can unpack it may look into it instead. */
export const compressedBody = 'a compressed body that cannot be looked into'

const shapes: Detector[] = [
  { what: 'a JSON Web Token', pattern: /(?<![\w-])ey[\w-]{10,}\.ey[\w-]{10,}\.[\w-]{10,}/g, isLive: () => true },
  { what: 'a private key', pattern: /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----/g, isLive: () => true },
  {
    what: 'a password in an address',
    pattern: /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{1,100}:([^\s/@"'<>]{1,200})@/gi,
    isLive: (value) => !isPlaceholder(value),
  },
  // {"access_token": and {"cookies":[{ as base64, the way a HAR keeps a body
  { what: 'an encoded access token', pattern: /(?<![\w+/])eyJhY2Nlc3NfdG9rZW4iO/g, isLive: () => true },
  { what: 'a cookie', pattern: /"cookies"\s*:\s*\[\s*\{[^{}]{0,400}?"value"\s*:\s*"([^"]{1,4000})/gi, isLive: (value) => !isPlaceholder(value) },
  // A body that is still packed inside a raw response could hold anything.
  // oxlint-disable-next-line no-control-regex -- the first bytes of gzip
  { what: compressedBody, pattern: /\r?\n\r?\n(?:[0-9a-f]{1,8}\r\n)?\x1f\x8b\x08/gi, isLive: () => true },
]

function describe(name: string): string {
  const lower = name.toLowerCase()
  if (/cookie/.test(lower)) return 'a cookie'
  if (/authorization/.test(lower)) return 'an Authorization header'
  if (/^x-/.test(lower)) return `a value of ${name}`
  if (/pass|pwd/.test(lower)) return 'a password'
  if (/secret/.test(lower)) return 'a client secret'
  return 'an access token'
}

/** Where the value of a live credential stands, and where what shows it begins. */
export type CredentialSpan = { name: string; index: number; start: number; end: number }

/** @returns the values of the credentials that stand under a name. */
export function namedCredentials(text: string): CredentialSpan[] {
  const spans: CredentialSpan[] = []
  const add = (name: string, value: string, index: number, start: number) => {
    const bare = untilClosingQuote(text, value, start)
    if (isLiveValue(name, bare)) spans.push({ name, index, start, end: start + bare.length })
  }
  for (const pattern of named)
    for (const match of text.matchAll(pattern)) {
      const value = match[2] ?? match[3] ?? ''
      add(match[1] ?? '', value, match.index, match.index + match[0].lastIndexOf(value))
    }
  for (const match of text.matchAll(valueFirst)) {
    const value = match[1] ?? ''
    add(match[2] ?? '', value, match.index, match.index + match[0].indexOf(value))
  }
  return spans
}

/** In JSON inside JSON the closing quote is escaped as often as the opening one, and the value ends there. */
function untilClosingQuote(text: string, value: string, start: number): string {
  const escapes = /\\{1,4}(?=["']$)/.exec(text.slice(Math.max(0, start - 5), start))?.[0]
  if (escapes === undefined) return value
  for (const match of value.matchAll(/\\+(?=["'])/g)) if (match[0].length === escapes.length) return value.slice(0, match.index)
  return value
}

/** @returns every live credential of the text with its position; never the value. The text may be bytes read as latin1. */
export function detectCredentials(text: string): Detected[] {
  const found: Detected[] = namedCredentials(text).map(({ name, index }) => ({ what: describe(name), index }))
  for (const { what, pattern, isLive } of shapes)
    for (const match of text.matchAll(pattern)) if (isLive(match[1] ?? '')) found.push({ what, index: match.index })
  return found
}

/**
 * For what a person wrote: only values that look like real ones, so that prose about headers and passwords passes.
 * @returns what was found, or null.
 */
export function credentialInProse(text: string): string | null {
  const shape = shapes.find(({ pattern, isLive }) => [...text.matchAll(pattern)].some((match) => isLive(match[1] ?? '')))
  if (shape) return shape.what
  for (const pattern of named)
    for (const match of text.matchAll(pattern)) {
      const value = (match[2] ?? match[3] ?? '').trim()
      if (isLiveValue(match[1] ?? '', value) && /(?=\S*\d)\S{12,}/.test(value)) return describe(match[1] ?? '')
    }
  return null
}
