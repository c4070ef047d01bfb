/** @file Addresses: user and password, query, fragment, session ids in paths; one-time addresses of DocuSign's signing pages. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { mapEdits } from './layer.ts'
import { percentLayer } from './percent.ts'
import { redactForm } from './redact-form.ts'
import type { Walk } from './walk.ts'

const parts = /^([a-z][a-z0-9+.-]{0,20}:\/\/)?((?:[^/?#@\s]{1,2000}@)?)([^/?#\s]*)([^?#]*)(\?[^#]*)?(#[\s\S]*)?$/i
/** Whoever has such an address is let in as the recipient or the sender. */
const sessionPages = /\/(?:signing|member|s|senderview|embedded)(?:\/|$)|startinsession|mtredeem/i

/** The address of a form that anyone may open. Besides these, what is in it fills in fields: `Buyer_UserName`, `Buyer_Salary`. */
const powerForm = /\/powerformsigning\.aspx$/i
const powerFormNames = /^(?:powerformid|env|acct|v|lang|activateonly)$/i

/** @param url absolute, or a path with a query; at least a character. */
export function redactUrl(url: string, walk: Walk): Edit[] {
  const match = parts.exec(url)
  if (!match) return walk.plain(url, true)
  const [, scheme = '', user = '', host = '', path = '', query = '', fragment = ''] = match
  const edits: Edit[] = []
  let at = scheme.length
  if (user !== '') {
    const credentials = user.slice(0, -1)
    const colon = credentials.indexOf(':')
    if (scheme !== '' && colon !== -1) {
      walk.alsoSecret(percentLayer(credentials.slice(colon + 1), 0, false).text)
      edits.push(...shiftEdits(walk.secret(credentials, 'url:user'), at))
    } else edits.push(...shiftEdits(walk.plain(user + host, true), at))
  }
  at += user.length + host.length
  edits.push(...redactPath(path, at, walk))
  at += path.length
  const areAllSecret = /(?:^|\.)docusign\.(?:net|com)(?::\d{1,5})?$/i.test(host) && sessionPages.test(path) && !powerForm.test(path)
  if (query.length > 1 && powerForm.test(path)) edits.push(...shiftEdits(redactPowerForm(query.slice(1), walk), at + 1))
  else if (query.length > 1) edits.push(...shiftEdits(redactForm(query.slice(1), walk, { areAllSecret }), at + 1))
  at += query.length
  if (/^#.*=/.test(fragment)) edits.push(...shiftEdits(redactForm(fragment.slice(1), walk), at + 1))
  return inOrder(edits)
}

function redactPowerForm(query: string, walk: Walk): Edit[] {
  return [...query.matchAll(/([^&=]{1,400})=([^&]{1,8000})/g)].flatMap(({ 0: pair, 1: name = '', 2: value = '', index }) => {
    if (powerFormNames.test(name)) return []
    const start = index + pair.length - value.length
    const edits = redactForm(pair, walk)
    if (edits.length > 0) return shiftEdits(edits, index)
    const layer = percentLayer(value, start, true)
    return mapEdits(layer, walk.personal(layer.text, 'text', 'url:powerform'))
  })
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
  edits.push(...mapEdits(layer, walk.plain(layer.text, true)))
  return edits
}
