/** @file Which secret values are searched for elsewhere. A password that is a word of the protocol would be found in every line. */
import { minSearchLength } from './value-forms.ts'

const words = new Set(
  `password secret docusign envelope envelopes account accounts recipient recipients signer signers document documents template templates
  bearer application authorization content status completed created delivered declined voided signing sender request response testing example
  omitted removed binary string number object integer boolean undefined default sandbox developer production integration integrator username
  account_id client_id access_token refresh_token id_token authorization_code client_credentials signature extended english deutsch francais
  restapi v2.1 header headers cookie cookies session message messages electronic complete success failure unknown account-d sha256 bytes`
    .trim()
    .split(/\s+/),
)

/**
 * @param value byte text. @param rule that found it; cookies hold settings too.
 * @returns whether a search for it finds the secret and not the language of the trace.
 */
export function isSearchable(value: string, rule = ''): boolean {
  if (value.length < minSearchLength || words.has(value.toLowerCase())) return false
  // Hosts, media types, moments, plain paths, versions.
  if (/^(?:[a-z0-9-]{1,63}\.){1,6}(?:net|com|org|io|local)(?::\d{1,5})?$/i.test(value)) return false
  if (/^(?:application|text|image|multipart)\/[\w.+-]+$/i.test(value)) return false
  if (/^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]{0,30})?$/.test(value)) return false
  if (/^\/[a-z/]{0,40}$/i.test(value) || /^[\d.]{1,12}\.[\d.]{1,12}$/.test(value)) return false
  return !((value.length < 8 || isWeak(value)) && /cookie|query:(?:state|t|code|key)$|form:(?:state|t|code|key)$/i.test(rule))
}

/** Digits alone are parts of times and other numbers, letters alone of words: they count only where they stand alone. */
export function isWeak(value: string): boolean {
  return /^(?:\d{1,11}|[a-z_-]{1,15})$/i.test(value)
}
