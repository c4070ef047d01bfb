/** @file E-mail addresses that still stand in a redacted text. Looks from each `@` outwards, so that hostile text costs linear time. */
import { fromByteText } from '../redact/byte-text.ts'

const at = /@|%40|\\u0040|&#(?:64|x40);/gi
const mostLocal = 64
const domain =
  /(?:[a-z0-9\u0080-\u00ff](?:[a-z0-9\u0080-\u00ff-]{0,61}[a-z0-9\u0080-\u00ff])?\.){1,8}[a-z\u0080-\u00ff][a-z0-9\u0080-\u00ff-]{1,62}/iy
const local = new RegExp(String.raw`[\w.!#$'*+^~\u0080-\u00ff-]{1,${mostLocal}}$`)
/** As in `logo@2x.png`. */
const isFileName = /\.(?:png|jpe?g|gif|svg|webp|ico|js|mjs|css|map|ts|json|woff2?|ttf|html?)$/i

/** @param kept personal values in lower case that stay. @returns where the others stand, as places of their `@`. */
export function leftoverEmails(text: string, kept: ReadonlySet<string>): number[] {
  const found: number[] = []
  for (const match of text.matchAll(at)) {
    domain.lastIndex = match.index + match[0].length
    const host = domain.exec(text)?.[0]
    if (host === undefined || isFileName.test(host)) continue
    const name = local.exec(unescapeNear(text.slice(Math.max(0, match.index - 3 * mostLocal), match.index)))?.[0].replace(/^['*.]+/, '')
    if (!name || kept.has(fromByteText(`${name}@${host}`).toLowerCase())) continue
    found.push(match.index)
  }
  return found
}

/** What an escape ends must not become part of the name: `\nanna@example.com`, `%22anna@example.com`. */
function unescapeNear(text: string): string {
  if (!/[%\\&]/.test(text)) return text
  return text
    .replace(/%([0-9a-f]{2})|\\u00([0-9a-f]{2})/gi, (_, one?: string, other?: string) => String.fromCharCode(Number.parseInt(one ?? other ?? '', 16)))
    .replace(/\\[bfnrt]/g, ' ')
}
