/** @file The forms that a secret can stand in: as it is, and in the encodings of addresses, JSON, XML and base64. All as byte text. */

const hexadecimal = (code: number) => code.toString(16).padStart(2, '0')
const utf8 = (value: string) => Buffer.from(value, 'latin1').toString()
const bytesOf = (text: string) => Buffer.from(text).toString('latin1')

/** Shorter values occur by chance. */
export const minSearchLength = 6

export type ValueForm = { text: string; isBase64: boolean }

/** Parts of base64 that are shorter occur by chance. */
const minBase64Length = 7

/** @param value byte text. @returns every form once, the value itself first. */
export function valueForms(value: string): ValueForm[] {
  const forms = new Map<string, boolean>([[value, false]])
  // Most tokens hold nothing that any syntax escapes.
  if (!/^[\w.~-]*$/.test(value)) addEscaped(forms, value)
  for (const offset of [0, 1, 2]) addBase64(forms, value, offset)
  return [...forms].map(([text, isBase64]) => ({ text, isBase64 }))
}

function addEscaped(forms: Map<string, boolean>, value: string): void {
  const add = (text: string) => void (forms.has(text) || forms.set(text, false))
  const percent = value.replace(/[^\w.~-]/g, (character) => `%${hexadecimal(character.charCodeAt(0)).toUpperCase()}`)
  add(percent)
  add(percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))
  add(percent.replaceAll('%20', '+'))
  // As browsers leave marks alone: encodeURIComponent and the forms of addresses.
  add(value.replace(/[^\w.~!*'()-]/g, (character) => `%${hexadecimal(character.charCodeAt(0)).toUpperCase()}`))
  const json = escapeJson(value)
  for (const form of [json, json.replaceAll('/', '\\/'), escapeUnicode(json), upperUnicode(json)]) {
    add(form)
    add(escapeJson(form))
  }
  // Serialisers that are careful about HTML.
  add(json.replace(/[<>&'+]/g, (character) => `\\u00${hexadecimal(character.charCodeAt(0))}`))
  add(json.replace(/[<>&'+]/g, (character) => `\\u00${hexadecimal(character.charCodeAt(0)).toUpperCase()}`))
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  add(xml)
  add(value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  for (const quote of ['&quot;', '&#34;', '"'])
    for (const apostrophe of ['&apos;', '&#39;', '&#x27;', "'"]) add(xml.replaceAll('"', quote).replaceAll("'", apostrophe))
  add(xml.replaceAll('&', '&amp;'))
}

const escapeJson = (text: string) => bytesOf(JSON.stringify(utf8(text)).slice(1, -1))

function escapeUnicode(json: string): string {
  return utf8(json).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function upperUnicode(json: string): string {
  return utf8(json).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)
}

/** What is the same whatever stands before and behind the value. */
function addBase64(forms: Map<string, boolean>, value: string, offset: number): void {
  const whole = Buffer.from('\0'.repeat(offset) + value, 'latin1').toString('base64')
  const core = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + value.length) * 8) / 6))
  if (core.length < minBase64Length) return
  const url = core.replaceAll('+', '-').replaceAll('/', '_')
  const percent = core.replaceAll('+', '%2B').replaceAll('/', '%2F')
  for (const form of [core, url, percent, percent.replaceAll('%2B', '%2b').replaceAll('%2F', '%2f'), core.replaceAll('/', '\\/')])
    if (!forms.has(form)) forms.set(form, true)
}
