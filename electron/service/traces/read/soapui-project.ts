/** @file Reads a SoapUI project: its requests, and the responses of its mock services, which are stored apart from them. */
import type { Exchange, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { exchangeOf } from './exchange-of.ts'
import { placeIn } from './json-entries.ts'
import type { ReadContext, Reader, TraceSource } from './reader.ts'
import { soapuiHeaders, soapuiUrl } from './soapui-request.ts'
import { childAt, childText, maxXmlBytes, readXmlTree, textOffset, type XmlElement } from './xml-tree.ts'

/** Resources may lie in resources. */
const levels = 20

export const soapuiProjectReader: Reader = {
  format: 'soapui',
  recognises: ({ head }) => /^(?:\u00ef\u00bb\u00bf)?\s{0,1000}</.test(head) && /<(?:\w{1,20}:)?soapui-project[\s>]/.test(head),
  read: (source, context) => readProject(source, context),
}

/** What the elements around a request tell of it. */
type Surroundings = { operation: string | null; method: string; path: string; hiddenParameters: readonly string[] }

type Project = { bytes: Buffer; start: SourcePlace }

async function* readProject(source: TraceSource, context: ReadContext): AsyncGenerator<Exchange> {
  const bytes = await source.all(maxXmlBytes)
  throwIfCancelled(context.signal)
  const tree = readXmlTree(bytes, levels)
  if ('problem' in tree) return context.unread({ member: source.member, line: 1, bytes: bytes.length, reason: tree.problem })
  const start = { member: source.member, line: 1, offset: 0 }
  yield* exchangesIn(tree.root, { operation: null, method: 'POST', path: '', hiddenParameters: [] }, { bytes, start })
}

function* exchangesIn(element: XmlElement, outer: Surroundings, project: Project): Generator<Exchange> {
  const around = surroundingsOf(element, outer)
  if (element.name === 'response' && childAt(element, 'responseContent')) yield mockResponse(element, around, project)
  else if (isRequest(element)) yield storedRequest(element, around, project)
  else for (const child of element.children) yield* exchangesIn(child, around, project)
}

/** The element that stands for a request is called differently in operations, resources and test steps; it has an endpoint or a content. */
function isRequest(element: XmlElement): boolean {
  const content = childAt(element, 'request')
  return childAt(element, 'endpoint') !== null ? element.name !== 'endpoints' : content !== null && content.children.length === 0
}

function surroundingsOf(element: XmlElement, outer: Surroundings): Surroundings {
  const { attributes } = element
  const hiddenParameters = [...outer.hiddenParameters, ...headerParametersOf(element)]
  switch (element.name) {
    case 'operation':
      return { ...outer, operation: attributes.get('name') ?? null }
    case 'mockOperation':
      return { ...outer, operation: attributes.get('operation') ?? attributes.get('name') ?? null }
    case 'resource':
      return { ...outer, hiddenParameters, path: `${outer.path.replace(/\/$/, '')}/${(attributes.get('path') ?? '').replace(/^\//, '')}` }
    case 'method':
      return { ...outer, hiddenParameters, method: attributes.get('method') ?? 'GET' }
    case 'restMockAction':
    case 'config':
      return {
        ...outer,
        operation: childText(element, 'operation') ?? outer.operation,
        method: attributes.get('method') ?? outer.method,
        path: attributes.get('resourcePath') ?? outer.path,
      }
    default:
      return outer
  }
}

function headerParametersOf(element: XmlElement): string[] {
  const declared = childAt(element, 'parameters')?.children ?? []
  return declared.flatMap((parameter) =>
    /^(?:HEADER|MATRIX)$/.test(childText(parameter, 'style') ?? '') ? [childText(parameter, 'name') ?? ''] : [],
  )
}

function storedRequest(element: XmlElement, around: Surroundings, { bytes, start }: Project): Exchange {
  const content = childAt(element, 'request')
  const place = placeIn(bytes, start, element.from)
  const headers = soapuiHeaders(element)
  return exchangeOf({
    format: 'soapui',
    request: {
      method: (element.attributes.get('method') ?? around.method).toUpperCase(),
      url: soapuiUrl(element, around.path, around.hiddenParameters),
      headers: headers.length > 0 ? headers : null,
      body: bodyOfText(content, { bytes, start }),
      isBodyUnseen: false,
      place,
    },
    response: null,
    namedOperation: around.operation,
    warnings: [],
  })
}

function mockResponse(element: XmlElement, around: Surroundings, { bytes, start }: Project): Exchange {
  const headers = element.children.flatMap((child) =>
    child.name === 'header'
      ? [{ name: child.attributes.get('name') ?? '', value: child.attributes.get('value') ?? childText(child, 'value') ?? child.text.trim() }]
      : [],
  )
  const status = element.attributes.get('httpResponseStatus') ?? ''
  return exchangeOf({
    format: 'soapui',
    request: null,
    response: {
      status: /^\d{3}$/.test(status) ? Number(status) : 200,
      statusText: '',
      headers: headers.length > 0 ? headers : null,
      body: bodyOfText(childAt(element, 'responseContent'), { bytes, start }),
      isBodyUnseen: false,
      place: placeIn(bytes, start, element.from),
    },
    namedOperation: around.operation,
    warnings: ['This response is one that a mock service of SoapUI gives; it did not come from DocuSign.'],
  })
}

function bodyOfText(content: XmlElement | null, { bytes, start }: Project) {
  if (!content || content.text === '') return null
  return { bytes: Buffer.from(content.text), text: content.text, place: placeIn(bytes, start, textOffset(bytes, content)) }
}
