/** @file What is done with the value of a named field, and the doing of it on a plain value. */
import type { PersonalKind } from '#shared/domain/traces/redaction.ts'
import type { Edit } from './edits.ts'
import {
  addressHeaders,
  binaryNames,
  isSecretName,
  keptNames,
  normalName,
  personalContainers,
  personalNames,
  plainAnswer,
  secretContainers,
  secretHeaders,
  secretNames,
} from './fields.ts'
import { redactHeader } from './redact-headers.ts'
import type { Hints, Walk } from './walk.ts'

export type FieldRule =
  | { act: 'secret' | 'binary' | 'user' | 'keep'; rule: string }
  | { act: 'personal'; kind: PersonalKind; rule: string }
  | { act: 'header'; name: string; rule: string }

/** `contents`: the rule holds for everything inside. */
export type NamedRule = { own: FieldRule | null; contents: FieldRule | null }

const nothing: NamedRule = { own: null, contents: null }

/** @param syntax names the rule in the ledger: `json`, `xml` … @param name as written, without prefix */
export function fieldRule(name: string, syntax: string, hints: Hints = {}): NamedRule {
  const normal = normalName(name)
  const rule = `${syntax}:${name.slice(0, 80)}`
  const own = (field: FieldRule): NamedRule => ({ own: field, contents: null })
  if (keptNames.has(normal)) return own({ act: 'keep', rule })
  if (normal === 'xdocusignauthentication' || normal === 'authorization' || normal === 'proxyauthorization' || /^(?:set)?cookie2?$/.test(normal))
    return own({ act: 'header', name, rule })
  if (isSecretName(name)) return own({ act: 'secret', rule })
  if (secretContainers.has(normal)) return { own: { act: 'secret', rule }, contents: { act: 'secret', rule } }
  const container = personalContainers.get(normal)
  if (container) return { own: null, contents: { act: 'personal', kind: container, rule } }
  if (binaryNames.has(normal)) return own({ act: 'binary', rule })
  if (isUserName(name, hints)) return own({ act: 'user', rule })
  if (name.includes('-') && (secretHeaders.test(name.toLowerCase()) || addressHeaders.test(name.toLowerCase())))
    return own({ act: 'header', name, rule })
  // `hostname` is a computer's, `hostName` the person who hosts a signing.
  const kind = name === 'hostname' ? undefined : personalNames.get(normal)
  return kind ? own({ act: 'personal', kind, rule }) : nothing
}

/** `Username` logs in, `userName` is what a recipient is called. */
function isUserName(name: string, { isCredentials }: Hints): boolean {
  return (
    /^(?:Username|username|user_name|USERNAME|SendOnBehalfOf|sendOnBehalfOf|actAsUser)$/.test(name) ||
    (isCredentials === true && normalName(name) === 'username')
  )
}

/** @returns the edits on a value that stands unencoded. */
export function applyFieldRule(value: string, field: FieldRule, walk: Walk): Edit[] {
  switch (field.act) {
    case 'keep':
      walk.keep(value)
      return []
    case 'secret':
      return isHarmless(value, field.rule) ? [] : walk.secret(value, field.rule)
    case 'personal':
      return plainAnswer.test(value.trim()) ? [] : walk.personal(value, field.kind, field.rule)
    case 'binary':
      return walk.binary(value, field.rule)
    case 'user':
      return walk.user(value, field.rule)
    case 'header':
      return redactHeader(field.name, value, walk)
  }
}

/** `api_password=true` asks for a password and is none; so do names that only end like one. */
function isHarmless(value: string, rule: string): boolean {
  if (!/^\s*(?:true|false|yes|no|null|none)\s*$/i.test(value)) return false
  const normal = normalName(rule.slice(rule.indexOf(':') + 1))
  return normal === 'apipassword' || !secretNames.has(normal) || /^\s*(?:true|false|null|none)\s*$/i.test(value)
}
