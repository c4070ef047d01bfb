/** @file The error that a response tells. Pure. */
import { jsonProperty, jsonText, type BodyContent } from './body-content.ts'
import { xmlText, type XmlContent } from './read-xml.ts'

export type ExchangeError = { code: string; message: string }

const mostVisited = 5_000
const longestMessage = 1_000

/** Bulk answers give `SUCCESS` as the code of what went well. */
function isFailure(code: string): boolean {
  return code !== '' && code.toUpperCase() !== 'SUCCESS'
}

/** Looks where DocuSign puts errors: at the top, in `errorDetails`, in the items of lists; also of an answer of 2xx (bulk answers). */
function jsonError(json: unknown): ExchangeError | null {
  const queue: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let at = 0; at < queue.length && at < mostVisited; at += 1) {
    const { value, depth } = queue[at]!
    if (value === null || typeof value !== 'object') continue
    if (Array.isArray(value)) {
      if (depth < 6) for (const item of value.slice(0, 1_000)) queue.push({ value: item, depth: depth + 1 })
      continue
    }
    const code = jsonText(value, 'errorCode')
    if (isFailure(code)) return { code, message: jsonText(value, 'message') || jsonText(value, 'errorMessage') }
    if (depth >= 6) continue
    for (const [name, item] of Object.entries(value))
      if (Array.isArray(item) || name === 'errorDetails') queue.push({ value: item, depth: depth + 1 })
  }
  // OAuth (RFC 6749, 5.2).
  const error = jsonProperty(json, 'error')
  return typeof error === 'string' && error !== '' ? { code: error, message: jsonText(json, 'error_description') } : null
}

/**
 * SOAP 1.1 (`faultcode`, `faultstring`) and 1.2 (`Code/Value`, `Reason/Text`), and the code that DocuSign puts into the detail.
 * Some faults carry the name of the error as their text, as in `User_Authentication_Failed`.
 */
function faultError(xml: XmlContent): ExchangeError {
  const text = xmlText(xml, ['faultstring']) || xmlText(xml, ['Text'], ['Reason'])
  const detailed = xmlText(xml, ['ErrorCode', 'errorCode', 'ErrorNumber', 'ErrorName'])
  const named = /^[A-Za-z]+(?:_[A-Za-z]+)+/.exec(text)?.[0] ?? ''
  const subcode = xmlText(xml, ['Value'], ['Subcode'])
  const standard = xmlText(xml, ['faultcode']) || subcode || xmlText(xml, ['Value'], ['Code'])
  return { code: detailed || named || standard || 'Fault', message: text || xmlText(xml, ['ErrorReason', 'Message', 'message']) }
}

function xmlError(xml: XmlContent): ExchangeError | null {
  if (xml.isFault) return faultError(xml)
  const code = xml.texts.find(({ name, text }) => ['errorCode', 'ErrorCode'].includes(name) && isFailure(text))?.text ?? ''
  if (code === '' || code === '0') return null
  return { code, message: xmlText(xml, ['message', 'Message', 'errorDescription', 'ErrorDescription']) }
}

/** @returns the error that the body of a response tells; null for none. */
export function errorOf(response: BodyContent): ExchangeError | null {
  const error = response.xml ? xmlError(response.xml) : response.json === undefined ? null : jsonError(response.json)
  return error && { code: error.code.slice(0, 200), message: error.message.slice(0, longestMessage) }
}
