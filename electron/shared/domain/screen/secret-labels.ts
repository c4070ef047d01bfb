/** @file Words that stand beside a secret, and what may stand beside them without being one. Pure. */
import { isGuid } from './secret-shapes.ts'

export type SecretLabel = {
  label: string
  /** Global: a line may have it more than once. */
  pattern: RegExp
  /** What its values look like: a text that nobody would write as a word, digits alone, or also a GUID. */
  takes: { digits?: boolean; guid?: boolean }
}

export const secretLabels: readonly SecretLabel[] = [
  {
    label: 'Client secret',
    pattern: /(?:client|app(?:lication)?|consumer|shared|api|webhook|hmac|connect)[ _-]?secret(?:[ _-]?key)?|secret[ _-]?key|(?<!\w)secret/gi,
    takes: { guid: true },
  },
  { label: 'Integrator key', pattern: /(?:integrator|integration|consumer)[ _-]?key/gi, takes: { guid: true } },
  {
    label: 'API key',
    pattern:
      /api[ _-]?key|access[ _-]?key(?:[ _-]?id)?|subscription[ _-]?key|encryption[ _-]?key|private[ _-]?key|auth(?:entication)?[ _-]?key|account[ _-]?key/gi,
    takes: { guid: true },
  },
  { label: 'Token', pattern: /(?:access|refresh|id|auth|api|session|bearer|csrf|security)[ _-]?token|(?<!\w)token/gi, takes: { guid: true } },
  { label: 'Password', pattern: /pass[ _-]?word|passwd|(?<!\w)pwd|pass[ _-]?phrase|kennwort/gi, takes: { guid: true } },
  {
    label: 'Access code',
    pattern: /(?:access|pass|security|verification|one[ -]time|sms)[ _-]?(?:code)|passcode|(?<!\w)(?:otp|pin)/gi,
    takes: { digits: true },
  },
]

const placeholder =
  /^(?:required|optional|hidden|none|null|undefined|true|false|yes|no|forgot\??|reset|change|show|hide|generate|copy|enter|confirm|repeat|new|old|your|here|string|example|changeme|placeholder|\[?omitted\]?|redacted|masked|authenticat\w*|authori[sz]ation|valid|invalid|expired?s?|settings?|management|policy|rotat\w*|name|id|url|type|value|field)$/i

/** @returns the word without what surrounds it in code and forms. */
export function bareValue(word: string): string {
  return word.replace(/^["'`‘’“”([{<=:|]+|["'`‘’“”)\]}>,;|]+$/g, '')
}

/** Dots and stars that hide what is typed are read as a row of the same few letters. */
function isHidden(value: string): boolean {
  return new Set(value.toLowerCase()).size <= Math.max(2, Math.floor(value.length / 4))
}

/**
 * @param isPointedAt whether the label points at the value (`password: …`): then a plain word is taken as well.
 * @returns whether a word beside a label is the secret, and not another word of the interface.
 */
export function isSecretValue(word: string, { takes }: SecretLabel, isPointedAt: boolean): boolean {
  const value = bareValue(word)
  if (takes.digits && /^[0-9OoIl]{4,10}$/.test(value) && /\d/.test(value)) return true
  if (value.length < 5 || placeholder.test(value) || isHidden(value) || /^[<[{].*[>\]}]$/.test(word)) return false
  if (isGuid(value)) return takes.guid === true
  // Addresses and files are named beside such labels; they are not them.
  if (/^(?:https?:\/\/|www\.|[\w.+-]+@[\w-]+\.)/i.test(value)) return false
  if (/^[\d.,:/%$€-]+$/.test(value)) return false
  const isMixed = /\d/.test(value) && /[a-z]/i.test(value)
  const hasSign = /[a-z0-9][!#$%&*+=?^~@][a-z0-9]|[!#$%^&*~]$/i.test(value)
  const hasInnerCapital = /[a-z][A-Z]/.test(value)
  if (takes.digits) return false
  if (isMixed || hasSign) return value.length >= 6
  return isPointedAt
    ? value.length >= 6 && !/[().]/.test(value)
    : hasInnerCapital && value.length >= 10 && !/^(?:[A-Z]?[a-z]+)(?:[A-Z][a-z]+)+$/.test(value)
}
