/** @file Puts together what SoapUI keeps of a request's headers and address in several places of a project. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import { childAt, childText, readXmlTree, type XmlElement } from './xml-tree.ts'

/** @returns the headers that the user set; those that SoapUI adds when it sends are not stored. */
export function soapuiHeaders(request: XmlElement): Header[] {
  const settings = childAt(request, 'settings')?.children ?? []
  const stored = settings.find(({ attributes }) => attributes.get('id')?.endsWith('@request-headers'))?.text.trim()
  if (!stored) return []
  // The setting is XML written as text. Its prefix may be declared outside.
  const tree = readXmlTree(Buffer.from(stored), 3)
  if ('problem' in tree) return []
  const entries = tree.root.name === 'entry' ? [tree.root] : tree.root.children
  return entries.flatMap(({ attributes }) => {
    const name = attributes.get('key')
    return name ? [{ name, value: attributes.get('value') ?? '' }] : []
  })
}

/** @returns endpoint and path, with the values of the request's parameters in braces or, where they are not, as query. */
export function soapuiUrl(request: XmlElement, path: string, hiddenParameters: readonly string[]): string {
  const endpoint = childText(request, 'endpoint') ?? ''
  const entries = (childAt(request, 'parameters')?.children ?? []).filter(({ name }) => name === 'entry')
  let filled = path
  const query: string[] = []
  for (const { attributes } of entries) {
    const name = attributes.get('key') ?? ''
    const value = attributes.get('value') ?? ''
    if (filled.includes(`{${name}}`)) filled = filled.replaceAll(`{${name}}`, () => value)
    else if (!hiddenParameters.includes(name) && value !== '') query.push(`${name}=${value}`)
  }
  return `${filled === '' ? endpoint : endpoint.replace(/\/$/, '')}${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
