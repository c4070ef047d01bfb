/** @file JSON of any kind: bodies, HAR, Charles, Postman, Newman. Walks the tree and edits inside the literals. */
import { applyEdits, type Edit, inOrder } from './edits.ts'
import { applyFieldRule, fieldRule, type FieldRule } from './field-rules.ts'
import { normalName } from './fields.ts'
import { isPairValue, memberAction, type ObjectFacts, type Place, readObject } from './json-members.ts'
import { decodeJsonString, jsonStringLayer } from './json-strings.ts'
import { type JsonNode, parseJsonTree } from './json-tree.ts'
import { mapEdits } from './layer.ts'
import { redactBase64Body, redactByteArray } from './redact-encoded.ts'
import { redactPair } from './redact-form.ts'
import { redactHeader } from './redact-headers.ts'
import type { Hints, Walk } from './walk.ts'

export type JsonOptions = Hints & {
  /** The text is cut out of a larger one: it may close what it did not open. */
  isPiece?: boolean
  /** Key of the array that the outermost values of a piece stand in. */
  parentKey?: string
}

/** @returns the edits, and whether the text is no whole JSON, so that it has to be searched as plain text too. */
export function redactJson(text: string, walk: Walk, options: JsonOptions = {}): { edits: Edit[]; isBroken: boolean } {
  const { root, isBroken } = parseJsonTree(text, options.isPiece)
  const edits: Edit[] = []
  const place: Place = { parentKey: options.parentKey ?? '', isInTabs: false, isOutermost: options.isPiece !== true, force: null, hints: options }
  const run = { text, walk, edits }
  const outermost = root.children.some(({ key }) => key !== null) ? readObject(text, root) : null
  for (const child of root.children) {
    // A piece of a file may have members at its outermost level.
    if (child.key === null || !outermost) visit(run, child, place)
    else visitMember(run, child, outermost, { ...place, isOutermost: false })
  }
  return { edits: inOrder(edits), isBroken }
}

type Run = { text: string; walk: Walk; edits: Edit[] }

function visit(run: Run, node: JsonNode, place: Place): void {
  switch (node.kind) {
    case 'string':
    case 'literal': {
      const { force } = place
      return editScalar(run, node, (value) => (force ? applyFieldRule(value, force, run.walk) : run.walk.content(value, valueHints(place.hints))))
    }
    case 'array':
      return visitArray(run, node, place)
    case 'object': {
      const facts = readObject(run.text, node)
      for (const child of node.children) visitMember(run, child, facts, place)
    }
  }
}

/** What is known of the tool's own data does not hold for the bodies in it. */
const valueHints = ({ isView, contentType }: Hints): Hints => ({ ...(isView && { isView }), ...(contentType !== undefined && { contentType }) })

function visitArray(run: Run, node: JsonNode, place: Place): void {
  const inner = { ...place, isOutermost: false }
  const strings = node.children.filter(({ kind }) => kind === 'string')
  const isFlatHeaders = place.parentKey === 'rawheaders'
  // `[name, value]`, as Slack writes headers.
  const isPair = place.isInArray === true && node.children.length === 2 && strings.length === 2
  if (!place.force && (isFlatHeaders || isPair)) {
    let name = ''
    strings.forEach((child, index) => {
      if (index % 2 === 0) name = scalarText(run.text, child)
      else editScalar(run, child, (value) => headerOrField(name, value, run.walk))
    })
    return
  }
  for (const child of node.children) visit(run, child, { ...inner, isInArray: true })
}

function headerOrField(name: string, value: string, walk: Walk): Edit[] {
  const { own } = fieldRule(name, 'pair')
  return own ? applyFieldRule(value, own, walk) : redactHeader(name, value, walk)
}

function visitMember(run: Run, node: JsonNode, facts: ObjectFacts, place: Place): void {
  const key = decodeJsonString(node.key ?? '')
  const action = memberAction(node, key, facts, place)
  const { walk } = run
  switch (action.act) {
    case 'base64-body':
      return editScalar(run, node, (value) => redactBase64Body(value, `json:${key}`, walk, action.hints))
    case 'byte-array':
      return void run.edits.push(...redactByteArray(run.text, node, walk, valueHints(place.hints)))
    case 'form-field':
      return editScalar(run, node, (value) => redactPair(action.name, value, walk, 'form'))
    case 'rule':
      if (node.kind === 'string' || node.kind === 'literal') return editScalar(run, node, (value) => applyFieldRule(value, action.rule, walk))
      // An object or a list under a sensitive name: everything in it, but for the members that say what it is.
      return visit(run, node, nested(key, place, action.rule))
    case 'walk': {
      noteIdentifier(run, node, key)
      const hints = action.hints ?? place.hints
      return visit(run, node, { ...nested(key, place, action.force), hints })
    }
  }
}

function nested(key: string, place: Place, force: FieldRule | null): Place {
  const normal = normalName(key)
  return {
    parentKey: normal,
    isInTabs: place.isInTabs ? !isPairValue(normal) : /tabs$/.test(normal),
    isOutermost: false,
    force,
    hints: place.hints,
  }
}

function noteIdentifier({ text, walk }: Run, node: JsonNode, key: string): void {
  if (node.kind !== 'string') return
  const normal = normalName(key)
  if (/^(?:account|accountid|apiaccountid|accountidguid)$/.test(normal)) walk.identifier(scalarText(text, node), 'account')
  else if (/^(?:userid|apiuserid|senderuserid|useridguid)$/.test(normal)) walk.identifier(scalarText(text, node), 'user')
}

export function scalarText(text: string, node: JsonNode): string {
  return node.kind === 'string' ? jsonStringLayer(text, node.start + 1, innerEnd(text, node)).text : text.slice(node.start, node.end)
}

function innerEnd(text: string, { start, end }: JsonNode): number {
  // A string that the end of the text cuts off has no closing quote.
  if (end - start < 2 || text.charCodeAt(end - 1) !== 34) return end
  let slashes = 0
  while (text.charCodeAt(end - 2 - slashes) === 92) slashes += 1
  return slashes % 2 === 0 ? end - 1 : end
}

function editScalar({ text, edits }: Run, node: JsonNode, redact: (value: string) => Edit[]): void {
  if (node.kind === 'string') {
    const layer = jsonStringLayer(text, node.start + 1, innerEnd(text, node))
    if (layer.text.length > 0) edits.push(...mapEdits(layer, redact(layer.text)))
    return
  }
  const value = text.slice(node.start, node.end)
  if (/^(?:true|false|null)$/.test(value)) return
  const inner = inOrder(redact(value))
  if (inner.length === 0) return
  // A number becomes a string, so that the text stays JSON.
  const found = inner.flatMap((edit) => edit.found)
  edits.push({ start: node.start, end: node.end, replacement: JSON.stringify(applyEdits(value, inner)), found })
}
