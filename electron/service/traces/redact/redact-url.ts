/** @file Addresses: user and password, query, fragment, session ids in paths; one-time addresses of DocuSign's signing pages. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { mapEdits } from './layer.ts'
import { percentLayer } from './percent.ts'
import { redactForm } from './redact-form.ts'
import type { Walk } from './walk.ts'

const parts = /^([a-z][a-z0-9+.-]{0,20}:\/\/)?((?:[^/?#@\s]{1,2000}@)?)([^/?#\s]*)([^?#]*)(\?[^#]*)?(#[\s\S]*)?$/i
/** Whoever has such an address is let in as the recipient or the sender. */
const sessionPages = /\/(?:signing|member|s|senderview|embedded)(?:\/|$)|startinsession|mtredeem/i

/** @param url absolute, or a path with a query; at least a character. */
export function redactUrl(url: string, walk: Walk): Edit[] {
  const match = parts.exec(url)
  if (!match) return walk.plain(url)
  const [, scheme = '', user = '', host = '', path = '', query = '', fragment = ''] = match
  const edits: Edit[] = []
  let at = scheme.length
  if (user !== '') {
    const credentials = user.slice(0, -1)
    const colon = credentials.indexOf(':')
    if (scheme !== '' && colon !== -1) {
      walk.alsoSecret(percentLayer(credentials.slice(colon + 1), 0, false).text)
      edits.push(...shiftEdits(walk.secret(credentials, 'url:user'), at))
    } else edits.push(...shiftEdits(walk.plain(user + host), at))
  }
  at += user.length + host.length
  edits.push(...redactPath(path, at, walk))
  at += path.length
  const areAllSecret = /(?:^|\.)docusign\.(?:net|com)(?::\d{1,5})?$/i.test(host) && sessionPages.test(path)
  if (query.length > 1) edits.push(...shiftEdits(redactForm(query.slice(1), walk, { areAllSecret }), at + 1))
  at += query.length
  if (/^#.*=/.test(fragment)) edits.push(...shiftEdits(redactForm(fragment.slice(1), walk), at + 1))
  return inOrder(edits)
}

function redactPath(path: string, outer: number, walk: Walk): Edit[] {
  if (path === '') return []
  for (const match of path.matchAll(/\/(accounts|users)\/([^/?#;]{1,100})/gi))
    walk.identifier(match[2] ?? '', match[1]?.toLowerCase() === 'users' ? 'user' : 'account')
  for (const match of path.matchAll(/\/(?:envelopes|templates|documents)\/([^/?#;]{1,100})/gi)) walk.keep(match[1] ?? '')
  const edits: Edit[] = []
  for (const match of path.matchAll(/;(jsessionid|sid|phpsessid)=([^/;?#]{1,400})/gi))
    edits.push(...shiftEdits(walk.secret(match[2] ?? '', `url:${match[1] ?? ''}`), outer + match.index + (match[1] ?? '').length + 2))
  const layer = percentLayer(path, outer, false)
  edits.push(...mapEdits(layer, walk.plain(layer.text)))
  return edits
}
