/** @file Small parts of HTTP messages: headers, addresses, forms. Pure, for text that may be anything. */
import type { Header, TracedRequest } from './exchange.ts'

/** @returns the first value of a header, without regard to case; '' where there is none. */
export function headerValue(headers: readonly Header[] | null | undefined, name: string): string {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value.trim() ?? ''
}

/** @returns as in `application/json`, in lower case; '' where nothing tells. */
export function mediaType(headers: readonly Header[] | null | undefined): string {
  return headerValue(headers, 'content-type').split(';', 1)[0]!.trim().toLowerCase()
}

export type Address = { host: string; path: string }

/** @returns host (with port) and path with query, '' where the text does not tell. */
export function addressOfUrl(url: string): Address {
  const absolute = /^[a-z][a-z0-9+.-]{0,20}:\/\/([^/?#]{0,300})/i.exec(url)
  if (absolute) {
    const authority = absolute[1] ?? ''
    return { host: authority.slice(authority.lastIndexOf('@') + 1), path: url.slice(absolute[0].length) || '/' }
  }
  // As Postman writes it while its variables are not resolved.
  const variable = /^\{\{[^{}/]{1,100}\}\}/.exec(url)
  return variable ? { host: variable[0], path: url.slice(variable[0].length) || '/' } : { host: '', path: url }
}

/** @returns the same of a request; the host may stand in its header alone. */
export function addressOf(request: TracedRequest | null): Address {
  if (!request) return { host: '', path: '' }
  const { host, path } = addressOfUrl(request.url.trim())
  return { host: host || headerValue(request.headers, 'host'), path }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** @returns the fields of `a=b&c=d`, the first of each name; at most 500. */
export function formFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of text.split('&', 500)) {
    const equals = field.indexOf('=')
    const name = decoded(equals === -1 ? field : field.slice(0, equals)).trim()
    if (name !== '' && !fields.has(name)) fields.set(name, equals === -1 ? '' : decoded(field.slice(equals + 1)))
  }
  return fields
}

/** @returns the fields of the query, names in lower case. */
export function queryFields(path: string): Map<string, string> {
  const question = path.indexOf('?')
  if (question === -1) return new Map()
  return new Map([...formFields(path.slice(question + 1).split('#', 1)[0]!)].map(([name, value]) => [name.toLowerCase(), value]))
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @returns the bytes of base64 or base64url as characters; enough for the ASCII inside of tokens. null for other text. */
export function decodedBase64(text: string): string | null {
  if (text.length > 100_000 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null
  let bits = 0
  let held = 0
  const characters: string[] = []
  for (const digit of text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')) {
    held = ((held << 6) | base64Digits.indexOf(digit)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    characters.push(String.fromCharCode((held >> bits) & 0xff))
  }
  return characters.join('')
}
