/** @file XML of any kind: SOAP, Connect, svclog, SoapUI projects, session files of SAZ. By local names, whatever their prefixes. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { applyFieldRule, fieldRule, type FieldRule } from './field-rules.ts'
import { normalName } from './fields.ts'
import { mapEdits } from './layer.ts'
import type { Hints, Walk } from './walk.ts'
import { parseXmlTree, type XmlElement } from './xml-tree.ts'
import { xmlLayer } from './xml-text.ts'

/** @returns the edits, and whether the text is no whole XML, so that it has to be searched as plain text too. */
export function redactXml(text: string, walk: Walk, options: Hints & { isPiece?: boolean } = {}): { edits: Edit[]; isBroken: boolean } {
  const { root, comments, isBroken } = parseXmlTree(text, options.isPiece)
  const run: Run = { text, walk, edits: [], hints: options }
  visit(run, root, { parent: null, force: null, rule: null })
  for (const { start, end } of comments) run.edits.push(...shiftEdits(walk.plain(text.slice(start, end)), start))
  return { edits: inOrder(run.edits), isBroken }
}

type Run = { text: string; walk: Walk; edits: Edit[]; hints: Hints }
/** `rule` holds for the text of the element, `force` for everything inside. */
type Place = { parent: XmlElement | null; force: FieldRule | null; rule: FieldRule | null }

function visit(run: Run, element: XmlElement, place: Place): void {
  visitAttributes(run, element)
  visitTexts(run, element, place)
  const pair = pairOf(run, element)
  for (const child of element.children) {
    const { own, contents } = elementRule(run, child, element)
    const paired = pair?.value === child ? pair.rule : null
    visit(run, child, { parent: element, force: place.force ?? contents, rule: place.force ?? paired ?? own })
  }
}

function visitTexts(run: Run, element: XmlElement, { rule }: Place): void {
  const { texts, children } = element
  // The text of a leaf is one value, even where a comment or CDATA cuts it.
  const values = children.length === 0 && texts.length > 1 ? [texts] : texts.map((text) => [text])
  for (const value of values) {
    const layer = xmlLayer(run.text, value)
    if (!hasContent(layer.text)) continue
    noteIdentifier(run, element, layer.text)
    const looked = children.length > 0 && rule?.act === 'binary' ? null : rule
    run.edits.push(...mapEdits(layer, looked ? applyFieldRule(layer.text, looked, run.walk) : run.walk.content(layer.text)))
  }
}

const hasContent = (text: string) => /[^ \t\r\n]/.test(text)

function elementRule({ hints }: Run, element: XmlElement, parent: XmlElement): { own: FieldRule | null; contents: FieldRule | null } {
  const { local } = element
  const rule = `xml:${local.slice(0, 80)}`
  const only = (own: FieldRule) => ({ own, contents: null })
  switch (local) {
    case 'name':
      if (hasSibling(parent, ['email', 'recipientId', 'roleName', 'routingOrder'])) return only({ act: 'personal', kind: 'person', rule })
      break
    case 'Subject':
    case 'EmailBlurb':
      return only({ act: 'personal', kind: 'text', rule })
    case 'FormData':
    case 'formData':
      return { own: null, contents: { act: 'personal', kind: 'text', rule } }
    case 'value':
    case 'Value':
      if (hasSibling(parent, ['tabLabel', 'tabId', 'TabLabel', 'CustomTabType'])) return only({ act: 'personal', kind: 'text', rule })
      break
    case 'Data':
      if (/Attachment/i.test(parent.local)) return only({ act: 'binary', rule })
      break
    case 'Nonce':
    case 'BinarySecurityToken':
    case 'SignatureValue':
      return only({ act: 'secret', rule: `xml:wsse:${local}` })
    case 'From':
    case 'To':
      return { own: null, contents: null }
  }
  if (/headers$/i.test(parent.local)) return only({ act: 'header', name: local, rule: `header:${local.slice(0, 80)}` })
  return fieldRule(local, 'xml', hints)
}

const hasSibling = ({ children }: XmlElement, names: readonly string[]) => children.some(({ local }) => names.includes(local))

function visitAttributes(run: Run, { attributes }: XmlElement): void {
  const find = (pattern: RegExp) => attributes.find(({ local }) => pattern.test(local))
  const name = find(/^(?:name|key|n)$/i)
  const paired = name ? find(/^(?:value|v|content)$/i) : undefined
  for (const attribute of attributes) {
    // Namespaces are addresses that tell nothing.
    if (attribute.start === attribute.end || /^xmlns(?:$|:)/.test(attribute.name)) continue
    const layer = xmlLayer(run.text, [{ ...attribute, isCdata: false }])
    const nameText = name && attribute === paired ? run.text.slice(name.start, name.end) : attribute.local
    const { own } = fieldRule(nameText, attribute === paired ? 'pair' : 'attribute', run.hints)
    run.edits.push(...mapEdits(layer, own ? applyFieldRule(layer.text, own, run.walk) : run.walk.content(layer.text)))
  }
}

/** `<Key>Authorization</Key><Value>…</Value>` and the like. */
function pairOf(run: Run, { children }: XmlElement): { value: XmlElement; rule: FieldRule } | null {
  if (children.length > 8) return null
  const name = children.find(({ local, children: inner }) => /^(?:name|key|headername)$/i.test(local) && inner.length === 0)
  const value = children.find(({ local }) => /^(?:value|headervalue)$/i.test(local))
  if (!name || !value) return null
  const { own } = fieldRule(xmlLayer(run.text, name.texts).text.trim(), 'pair')
  return own ? { value, rule: own } : null
}

function noteIdentifier({ walk }: Run, { local }: XmlElement, value: string): void {
  const normal = normalName(local)
  if (/^(?:accountid|apiaccountid)$/.test(normal)) walk.identifier(value.trim(), 'account')
  else if (/^(?:userid|apiuserid)$/.test(normal)) walk.identifier(value.trim(), 'user')
}
