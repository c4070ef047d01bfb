/** @file Writes a form as it went over the net, for traces that have only its fields. */
import { headerParameter } from './headers.ts'
import { isObject, type JsonObject, listOf, textOf } from './json-values.ts'

/**
 * @param fields with `name` or `key`, `value`, and for files `fileName` or `src`, whose content is not known.
 * @param type the content type, if there is one: `multipart/form-data` is written in parts.
 */
export function formText(fields: unknown, type: string | null): string {
  const used = listOf(fields).filter((field): field is JsonObject => isObject(field) && field['disabled'] !== true)
  if (!/^multipart\//i.test(type ?? '')) return used.map((field) => `${encoded(nameOf(field))}=${encoded(textOf(field['value']) ?? '')}`).join('&')
  const boundary = headerParameter(type, 'boundary') ?? 'boundary'
  return `${used.map((field) => `--${boundary}\r\n${partOf(field)}\r\n`).join('')}--${boundary}--\r\n`
}

const nameOf = (field: JsonObject) => textOf(field['name']) ?? textOf(field['key']) ?? ''

function partOf(field: JsonObject): string {
  const file = textOf(field['fileName']) ?? textOf(field['src']) ?? textOf(listOf(field['src'])[0])
  const type = textOf(field['contentType'])
  const disposition = `Content-Disposition: form-data; name="${nameOf(field)}"${file === null ? '' : `; filename="${file}"`}`
  return `${disposition}${type === null ? '' : `\r\nContent-Type: ${type}`}\r\n\r\n${textOf(field['value']) ?? ''}`
}

/** Some tools list the fields as they were sent, some decoded; variables of Postman stay legible. */
function encoded(text: string): string {
  if (/^[\w.~*!'()+%{}-]*$/.test(text)) return text
  return encodeURIComponent(text.toWellFormed()).replace(/%20/g, '+')
}
