/** @file Whether a field has the form it must have: e-mail address, telephone number, integrator key, link. Pure. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'

const emailSchema = z.email().max(254)

/** @returns whether the text is one bare e-mail address (no name, no list). */
export function isEmail(text: string): boolean {
  return emailSchema.safeParse(text.trim()).success
}

/** @returns whether the text is an absolute https link. */
export function isHttpsLink(text: string): boolean {
  return z.url({ protocol: /^https$/ }).safeParse(text.trim()).success
}

/**
 * A number without a country code is read as one of the United States, where the reviewers sit.
 * @returns `ok`; `unlikely`: right length, yet no range known to be in use; `impossible`: no telephone number.
 */
export function phoneForm(text: string): 'ok' | 'unlikely' | 'impossible' {
  const number = parsePhoneNumberFromString(text.trim(), 'US')
  if (!number?.isPossible()) return 'impossible'
  return number.isValid() ? 'ok' : 'unlikely'
}

/** Both forms in use: a GUID today, four characters and a hyphen before it in the older one. */
const integratorKeyPattern = /^(?:[A-Z0-9]{4}-)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i

/**
 * R8.2: the form of an integrator key.
 * @returns what is wrong with it, as a sentence; '' for nothing.
 */
export function integratorKeyProblem(text: string): string {
  const key = text.trim()
  if (/^[{<[(]\D*[}>\])]$|your[-_ ]|integrat(or|ion)[-_ ]?key|client[-_ ]?id|^(?:[\w]{4}-)?x{8}-/i.test(key))
    return `"${key}" is a placeholder, not an integrator key.`
  const match = integratorKeyPattern.exec(key)
  if (!match?.[1]) return `"${key}" does not have the form of an integrator key.`
  const digits = match[1].replaceAll('-', '').toLowerCase()
  if (/^0+$/.test(digits)) return 'A key of only zeros is a placeholder.'
  if (new Set(digits).size === 1) return 'A key of one repeated digit is a placeholder.'
  const prefix = key.slice(0, key.length - 36)
  if (prefix !== prefix.toUpperCase()) return 'The four characters before the key are upper case.'
  return ''
}
