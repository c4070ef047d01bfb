/** @file What a body holds, read once for all facts: JSON, XML or a form. Pure. */
import type { Body, Header } from './exchange.ts'
import { formFields, headerValue, mediaType } from './http-parts.ts'
import { readXml, type XmlContent } from './read-xml.ts'

export type BodyContent = {
  /** undefined where the body is no JSON. */
  json: unknown
  xml: XmlContent | null
  form: ReadonlyMap<string, string>
  isMalformed: boolean
  hasPlaceholder: boolean
  /** The namespace of DocuSign's SOAP API stands in it. */
  isDocuSignSoap: boolean
}

export const noContent: BodyContent = {
  json: undefined,
  xml: null,
  form: new Map(),
  isMalformed: false,
  hasPlaceholder: false,
  isDocuSignSoap: false,
}

/** What stands in the place of removed bytes: this program's words, and those of the log that is known to have passed (section 1.4 of the facts). */
const placeholder = /\[(?:binary removed|[A-Z]{3,10} BLOB|FILTERED|omitted|removed|redacted)\b[^\]\r\n]{0,300}\]/gi
const binaryPlaceholder = /\[(?:binary removed|(?:binary|pdf) blob)\b/i

/** @returns the value; undefined where the text is no JSON even when its placeholders stand for values. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(text.replace(placeholder, 'null'))
    } catch {
      return undefined
    }
  }
}

/** The first JSON part of a multipart body, which is the definition of the envelope. */
function jsonPart(text: string): string {
  const header = /content-type:[ \t]{0,10}application\/json/i.exec(text)
  if (!header) return ''
  const start = text.indexOf('{', header.index)
  const end = text.indexOf('\n--', header.index)
  return start === -1 ? '' : text.slice(start, end === -1 ? undefined : end).trim()
}

function formOf(type: string, text: string): 'json' | 'xml' | 'form' | 'multipart' | 'other' {
  if (/[/+]json$/.test(type)) return 'json'
  if (/[/+]xml$/.test(type) && type !== 'application/xhtml+xml') return 'xml'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type.startsWith('multipart/')) return text.startsWith('<') ? 'xml' : 'multipart'
  if (type !== '' && type !== 'text/plain' && type !== 'application/octet-stream') return 'other'
  if (/^[{[]/.test(text)) return 'json'
  if (/^<(?!!doctype html|html)/i.test(text)) return 'xml'
  return /^[\w.-]{1,100}=[^\s{}<]{0,10000}$/.test(text) ? 'form' : 'other'
}

/** @returns what the body holds; nothing for binary content and for a body that is not there. */
export function readBody(body: Body | null | undefined, headers: readonly Header[] | null | undefined): BodyContent {
  const text = (body?.text ?? '').replace(/^\uFEFF/, '').trim()
  if (text === '') return noContent
  const hasPlaceholder = binaryPlaceholder.test(text)
  const content = { ...noContent, hasPlaceholder }
  if (/^\[[^\]\r\n]{1,400}\]$/.test(text) && text.replace(placeholder, '') === '') return content
  switch (formOf(mediaType(headers), text)) {
    case 'json': {
      const json = parseJson(text)
      return { ...content, json, isMalformed: json === undefined }
    }
    case 'multipart': {
      // With attachments (MTOM, XOP), the SOAP message is the first part of several.
      if (headerValue(headers, 'content-type').toLowerCase().includes('xop')) return { ...content, ...xopContent(text) }
      return { ...content, json: parseJson(jsonPart(text)) }
    }
    case 'xml': {
      const xml = readXml(text)
      return { ...content, xml, isMalformed: !xml.isWellFormed, isDocuSignSoap: /docusign\.net\/api\//i.test(text) }
    }
    case 'form':
      return { ...content, form: formFields(text) }
    case 'other':
      return content
  }
}

function xopContent(text: string): Partial<BodyContent> {
  const envelope = /<(?:[\w-]{1,40}:)?Envelope[\s>]/.exec(text)
  const end = text.lastIndexOf('Envelope>')
  if (!envelope || end < envelope.index) return {}
  const xml = readXml(text.slice(envelope.index, end + 'Envelope>'.length))
  return { xml, isMalformed: !xml.isWellFormed, isDocuSignSoap: /docusign\.net\/api\//i.test(text) }
}

/** @returns the value of a property of an object that came from JSON; undefined for anything else. */
export function jsonProperty(value: unknown, ...names: string[]): unknown {
  let current = value
  for (const name of names) {
    if (current === null || typeof current !== 'object' || Array.isArray(current) || !Object.hasOwn(current, name)) return undefined
    current = (current as Record<string, unknown>)[name]
  }
  return current
}

/** @returns the same where it is text that is not blank; '' else. */
export function jsonText(value: unknown, ...names: string[]): string {
  const found = jsonProperty(value, ...names)
  return typeof found === 'string' ? found.trim() : typeof found === 'number' ? String(found) : ''
}
