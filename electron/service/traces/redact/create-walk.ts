/** @file The walk that a redactor gives to the walkers: decides on each value, learns from it, and hands nested text on. */
import { createHash } from 'node:crypto'
import { type PersonalKind, type RedactionChoices, secretReplacement } from '#shared/domain/traces/redaction.ts'
import { fromByteText, trimmedSpan } from './byte-text.ts'
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import type { FoundValues } from './found-values.ts'
import { redactPlain } from './patterns.ts'
import { isPlaceholderValue } from './placeholders.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { redactContent } from './redact-content.ts'
import { redactPair } from './redact-form.ts'
import { redactLeftNames } from './redact-leftovers.ts'
import { redactMessages } from './redact-messages.ts'
import type { Walk } from './walk.ts'

/** Text in text in text; deeper nobody looks, but the patterns still do. */
const maxDepth = 12

export type WalkState = {
  choices: RedactionChoices
  values: FoundValues
  pseudonyms: Pseudonyms
  /** The first round only learns; numbers of pseudonyms are given in the second, when all that stand in the text are known. */
  isLearning(): boolean
  /** Edits for values known from elsewhere. */
  known(text: string): Edit[]
}

export function createWalk({ choices, values, pseudonyms, isLearning, known }: WalkState): Walk {
  let depth = 0

  function replaceCore(value: string, kind: Edit['found'][number]['class'], rule: string, replacementOf: (core: string) => string | null): Edit[] {
    const { start, end } = trimmedSpan(value)
    const core = value.slice(start, end)
    if (isPlaceholderValue(core)) return []
    const replacement = replacementOf(core)
    return replacement === null ? [] : [{ start, end, replacement, found: [{ class: kind, rule, value: core, replacement }] }]
  }

  function personal(value: string, kind: PersonalKind, rule: string): Edit[] {
    return replaceCore(value, 'personal', rule, (core) => {
      const text = fromByteText(core)
      if (pseudonyms.isKept(text)) return isLearning() ? null : pseudonyms.of(text, kind)
      values.addPersonal(core, kind)
      return isLearning() ? `<${kind}-0>` : pseudonyms.of(text, kind)
    })
  }

  const walk: Walk = {
    secret(value, rule) {
      const bare = value.replace(/^\s*(?:bearer|basic|token)\s+/i, '')
      if (bare !== value && isPlaceholderValue(bare)) return []
      return replaceCore(value, 'secret', rule, (core) => {
        values.addSecret(core, rule)
        return secretReplacement
      })
    },
    alsoSecret(value) {
      if (!isPlaceholderValue(value)) values.addSecret(value, 'header:Authorization')
    },
    personal(value, kind, rule) {
      if (kind === 'text' || !value.includes('@')) return personal(value, kind, rule)
      if (isAddress(value)) return personal(value, 'email', rule)
      // Several addresses, or a name beside one. What was found as an address is not looked at again.
      const addresses = kind === 'email' && rule !== 'pattern:email' ? redactPlain(value, walk) : []
      return addresses.length > 0 ? addresses : personal(value, kind, rule)
    },
    user(value, rule) {
      const { start, end } = trimmedSpan(value)
      const [, key = '', user = value.slice(start, end)] = /^(\[[^\]]{1,100}\])([^\]]+)$/.exec(value.slice(start, end)) ?? []
      if (key !== '') values.keep(key.slice(1, -1))
      const at = start + key.length
      if (!isGuid(user)) return shiftEdits(walk.personal(user, 'user', rule), at)
      walk.identifier(user, 'user')
      return choices.maskIdentifiers ? shiftEdits(personal(user, 'user', rule), at) : []
    },
    identifier(value, kind) {
      if (isPlaceholderValue(value)) return
      if (choices.maskIdentifiers) values.addIdentifier(value, kind)
      else values.keep(value)
    },
    keep: (value) => values.keep(value.trim()),
    binary(value, rule, bytes) {
      if (isPlaceholderValue(value)) return []
      if (!bytes && !/^\s*(?:data:[\w/+.-]{1,80};base64,)?[\w+/=\s-]{64,}$/.test(value)) return walk.content(value)
      if (isLearning()) return []
      const content = bytes ?? Buffer.from(value.slice(value.indexOf(',') + 1), 'base64')
      const hash = createHash('sha256').update(content).digest('hex')
      const replacement = `[binary removed: ${content.length} bytes, sha256 ${hash}]`
      return [{ start: 0, end: value.length, replacement, found: [{ class: 'binary', rule, value: hash, replacement }] }]
    },
    content(text, hints) {
      if (depth >= maxDepth) return walk.plain(text)
      depth += 1
      try {
        return inOrder(redactContent(text, walk, hints))
      } finally {
        depth -= 1
      }
    },
    field: (name, value) => redactPair(name, value, walk, 'form'),
    http: (text) => redactLeftNames(text, redactMessages(text, walk), walk),
    plain: (text, isPart) => inOrder([...redactPlain(text, walk, isPart), ...known(text)]),
  }
  return walk
}

const isGuid = (text: string) => /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(text)
const isAddress = (text: string) => /^\s*[^\s@<>,;]{1,64}@[^\s@<>,;]{1,253}\s*$/.test(text)
