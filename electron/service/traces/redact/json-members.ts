/** @file What is done with a member of a JSON object: by its name, by the members beside it, and by where the object stands. */
import { fieldRule, type FieldRule } from './field-rules.ts'
import { normalName } from './fields.ts'
import { decodeJsonString } from './json-strings.ts'
import type { JsonNode } from './json-tree.ts'
import type { Hints } from './walk.ts'

export type Place = {
  /** Of the object or list that holds the value, as of {@link normalName}. */
  parentKey: string
  isInTabs: boolean
  isInArray?: boolean
  /** The object is the whole text. */
  isOutermost: boolean
  /** Holds for everything inside. */
  force: FieldRule | null
  hints: Hints
}

export type MemberAction =
  | { act: 'rule'; rule: FieldRule }
  | { act: 'form-field'; name: string }
  | { act: 'base64-body'; hints: Hints }
  | { act: 'byte-array' }
  | { act: 'walk'; force: FieldRule | null; hints?: Hints }

/** What the members of an object tell about each other. */
export type ObjectFacts = {
  names: ReadonlySet<string>
  /** Name of a name and value pair, null in other objects. */
  pairName: string | null
  /** Whether the name was under `key`, as of Postman, and not under `name`. */
  isKeyed: boolean
  count: number
  isBase64: boolean
  isBuffer: boolean
  mimeType: string | undefined
  /** The request in it asks for a view, whose answer is a one-time address. */
  isViewExchange: boolean
}

export const isPairValue = (normal: string): boolean => /^(?:value|v|values|initialvalue|currentvalue)$/.test(normal)
const headerLists = /^(?:headers?|requestheaders?|responseheaders?|rawheaders|trailers|webheaders|httpheaders)$/
const fieldLists = /^(?:querystring|query|queryparams|params|parameters|urlencoded|formdata|form|postdata)$/
/** Members that say what a sensitive object is, and tell nothing. */
const describing = /^(?:type|tokentype|scheme|expires|expiresin|key|name|enabled|disabled|in|description|algorithm|addtokento|headerprefix)$/

export function readObject(text: string, node: JsonNode): ObjectFacts {
  const names = new Set<string>()
  const scalars = new Map<string, string>()
  let isViewExchange = false
  for (const child of node.children) {
    const normal = normalName(decodeJsonString(child.key ?? ''))
    names.add(normal)
    if (child.kind === 'string' && child.end - child.start < 2_000 && /^(?:name|key|n|encoding|type|mimetype)$/.test(normal))
      scalars.set(normal, decodeJsonString(text.slice(child.start + 1, child.end - 1)))
    if (/^(?:request|path|url|originalrequest)$/.test(normal) && !isViewExchange)
      isViewExchange = isViewCall(text.slice(child.start, Math.min(child.end, child.start + 4_000)))
  }
  const name = scalars.get('name') ?? scalars.get('key') ?? scalars.get('n')
  const isPair = name !== undefined && [...names].some(isPairValue)
  return {
    names,
    pairName: isPair ? name : null,
    isKeyed: !scalars.has('name') && scalars.has('key'),
    count: node.children.length,
    isBase64: scalars.get('encoding')?.toLowerCase() === 'base64',
    isBuffer: scalars.get('type') === 'Buffer',
    mimeType: scalars.get('mimetype'),
    isViewExchange,
  }
}

const isViewCall = (text: string) => /\/views?\/|"views"/i.test(text)

export function memberAction(node: JsonNode, key: string, facts: ObjectFacts, place: Place): MemberAction {
  const normal = normalName(key)
  const rule = (field: FieldRule): MemberAction => ({ act: 'rule', rule: field })
  if (place.force) return { act: 'walk', force: describing.test(normal) && place.force.act === 'secret' ? null : place.force }
  if (facts.pairName !== null && isPairValue(normal)) {
    const action = pairAction(facts.pairName, facts.isKeyed, place)
    if (action) return action
  }
  if (headerLists.test(place.parentKey) && !place.isInArray && facts.pairName === null && isHeaderValue(node))
    return node.kind === 'string' ? rule({ act: 'header', name: key, rule: `header:${key.slice(0, 80)}` }) : { act: 'walk', force: headerForce(key) }
  if (normal === 'text' && facts.isBase64) return { act: 'base64-body', hints: { isView: place.hints.isView, contentType: facts.mimeType } }
  if (normal === 'text' && facts.mimeType !== undefined && node.kind === 'string')
    return { act: 'walk', force: null, hints: { ...place.hints, contentType: facts.mimeType } }
  if (normal === 'encoded' && node.kind === 'string') return { act: 'base64-body', hints: { isView: place.hints.isView } }
  if (normal === 'data' && facts.isBuffer && node.kind === 'array') return { act: 'byte-array' }
  const special = specialRule(node, normal, facts, place)
  if (special) return rule(special)
  const { own, contents } = fieldRule(key, 'json', place.hints)
  if (own && !(own.act === 'header' && node.kind === 'object') && !isDescribed(own, node)) return rule(own)
  if (normal === 'response' && facts.isViewExchange) return { act: 'walk', force: contents, hints: { ...place.hints, isView: true } }
  return { act: 'walk', force: contents }
}

/** One value, or several of one name. */
const isHeaderValue = ({ kind, children }: JsonNode) => kind === 'string' || (kind === 'array' && children.every((child) => child.kind === 'string'))

/** Lists of cookies and of name and value pairs have their own ways. */
const isDescribed = (own: FieldRule, node: JsonNode) =>
  node.kind === 'array' && (own.act === 'header' || /:api_?key$/i.test(own.rule)) && node.children.some(({ kind }) => kind === 'object')

function headerForce(name: string): FieldRule {
  return { act: 'header', name, rule: `header:${name.slice(0, 80)}` }
}

function pairAction(name: string, isKeyed: boolean, { parentKey, hints }: Place): MemberAction | null {
  if (/^(?:cookies?|cookiejar)$/.test(parentKey)) return { act: 'rule', rule: { act: 'secret', rule: `cookie:${name.slice(0, 80)}` } }
  if (headerLists.test(parentKey)) return { act: 'rule', rule: headerForce(name) }
  // The form data of DocuSign's REST API, not of Postman.
  if (parentKey === 'formdata' && !isKeyed) return { act: 'rule', rule: { act: 'personal', kind: 'text', rule: 'json:formData' } }
  if (fieldLists.test(parentKey)) return { act: 'form-field', name }
  if (parentKey === 'apikey' && name === 'value') return { act: 'rule', rule: { act: 'secret', rule: 'pair:apikey' } }
  const { own } = fieldRule(name, 'pair', hints)
  return own ? { act: 'rule', rule: own } : null
}

const recipientMarks = ['email', 'recipientid', 'rolename', 'routingorder', 'recipientidguid', 'signeremail']
const grantMarks = ['granttype', 'redirecturi', 'clientid', 'codeverifier']

function specialRule(node: JsonNode, normal: string, facts: ObjectFacts, place: Place): FieldRule | null {
  const has = (marks: readonly string[]) => marks.some((mark) => facts.names.has(mark))
  switch (normal) {
    case 'name':
      return has(recipientMarks) && facts.pairName === null ? { act: 'personal', kind: 'person', rule: 'json:name' } : null
    case 'value':
      return place.isInTabs ? { act: 'personal', kind: 'text', rule: 'json:tabs.value' } : null
    case 'url':
      return node.kind === 'string' && place.isOutermost && (facts.count === 1 || place.hints.isView)
        ? { act: 'secret', rule: 'json:views.url' }
        : null
    case 'code':
      return node.kind === 'string' && has(grantMarks) ? { act: 'secret', rule: 'json:code' } : null
    case 'comment':
      return place.hints.isHar && node.kind === 'string' ? { act: 'personal', kind: 'text', rule: 'har:comment' } : null
    default:
      return null
  }
}
