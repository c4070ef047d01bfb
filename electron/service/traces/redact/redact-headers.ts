/** @file HTTP headers by name: schemes, names of cookies, integrator keys and origins stay, so that a reviewer sees how a call was made. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { addressHeaders, isSecretName, secretHeaders, userHeaders } from './fields.ts'
import type { Walk } from './walk.ts'

/** @param value as it stands, unencoded. @returns edits on it. */
export function redactHeader(name: string, value: string, walk: Walk): Edit[] {
  const lower = name.trim().toLowerCase()
  const rule = `header:${name.trim().slice(0, 80)}`
  switch (lower) {
    case 'authorization':
    case 'proxy-authorization':
    case 'proxyauthorization':
    case 'x-authorization':
    case 'x-forwarded-authorization':
    case 'x-original-authorization':
      return redactAuthorization(value, rule, walk)
    case 'x-docusign-authentication':
    case 'xdocusignauthentication':
      return redactDocuSignAuthentication(value, rule, walk)
    case 'cookie':
    case 'cookie2':
      return redactCookies(value, rule, walk)
    case 'set-cookie':
    case 'set-cookie2':
    case 'setcookie':
      return redactSetCookies(value, rule, walk)
    case 'x-docusign-act-as-user':
      return walk.user(value, rule)
    case 'from': {
      const addresses = walk.content(value)
      return addresses.length > 0 || !value.includes('@') ? addresses : walk.personal(value, 'email', rule)
    }
    case 'referer':
    case 'referrer':
      return redactReferer(value, rule, walk)
    case 'x-docusign-tracetoken':
    case 'etag':
    case 'if-none-match':
      return []
    default:
      if (secretHeaders.test(lower) || (isSecretName(lower) && lower !== 'nonce')) return walk.secret(value, rule)
      if (userHeaders.test(lower)) return walk.user(value, rule)
      return addressHeaders.test(lower) ? redactAddresses(value, rule, walk) : walk.content(value)
  }
}

const schemes = /^([ \t]*(?:bearer|basic|digest|negotiate|ntlm|oauth|token|hawk|apikey|sharedkey|aws4-hmac-sha256|dpop|mac)[ \t]+)(\S[\s\S]*)$/i

function redactAuthorization(value: string, rule: string, walk: Walk): Edit[] {
  const match = schemes.exec(value)
  if (!match) return /^[ \t]*(?:bearer|basic|digest|negotiate|ntlm|oauth)[ \t]*$/i.test(value) ? [] : walk.secret(value, rule)
  const scheme = match[1] ?? ''
  const rest = match[2] ?? ''
  if (/^\s*basic/i.test(scheme)) {
    const pair = Buffer.from(rest, 'base64').toString('latin1')
    const colon = pair.indexOf(':')
    // The user may be the integrator key; what follows is the client secret or a password.
    if (colon !== -1) walk.alsoSecret(pair.slice(colon + 1))
  }
  return shiftEdits(walk.secret(rest, rule), scheme.length)
}

function redactDocuSignAuthentication(value: string, rule: string, walk: Walk): Edit[] {
  if (/^\s*(?:[{<]|&lt;|\\u003c)/.test(value)) return walk.content(value, { isCredentials: true })
  return walk.secret(value, rule)
}

/** Names stay: `a=[omitted]; b=[omitted]`. */
function redactCookies(value: string, rule: string, walk: Walk): Edit[] {
  return redactParts(value, /[;\n]/g, (part) => {
    const equals = part.indexOf('=')
    return shiftEdits(walk.secret(part.slice(equals + 1), rule), equals + 1)
  })
}

const attribute = /^[ \t]*(?:path|domain|expires|max-age|samesite|secure|httponly|priority|partitioned|version|comment)[ \t]*(?:=|$)/i

/** Several cookies in one value are apart by line feeds (Chromium) or commas (folded). */
function redactSetCookies(value: string, rule: string, walk: Walk): Edit[] {
  return redactParts(value, /[;\n]|,(?=[ \t]*[^\s;,=]{1,200}=)/g, (part) => {
    const equals = part.indexOf('=')
    return attribute.test(part) ? [] : shiftEdits(walk.secret(part.slice(equals + 1), rule), equals + 1)
  })
}

function redactParts(value: string, separator: RegExp, redact: (part: string) => Edit[]): Edit[] {
  const edits: Edit[] = []
  let start = 0
  const part = (end: number) => edits.push(...shiftEdits(redact(value.slice(start, end)), start))
  for (const { index } of value.matchAll(separator)) {
    part(index)
    start = index + 1
  }
  part(value.length)
  return edits
}

/** The origin tells a call of the web application; the rest may name people. */
function redactReferer(value: string, rule: string, walk: Walk): Edit[] {
  const match = /^(\s*[a-z][a-z0-9+.-]{1,20}:\/\/[^/?#\s]{0,300}\/?)(\S[\s\S]*)?$/i.exec(value)
  if (!match) return walk.personal(value, 'text', rule)
  const origin = match[1] ?? ''
  const rest = match[2] ?? ''
  return inOrder([...walk.content(origin), ...(rest === '' ? [] : shiftEdits(walk.personal(rest, 'text', rule), origin.length))])
}

const address = /(?:\d{1,3}\.){3}\d{1,3}|\[?(?:[0-9a-f]{0,4}:){2,7}[0-9a-f.]{0,40}\]?/gi

function redactAddresses(value: string, rule: string, walk: Walk): Edit[] {
  return [...value.matchAll(address)].flatMap(({ 0: found, index }) => shiftEdits(walk.personal(found, 'ip', rule), index))
}
