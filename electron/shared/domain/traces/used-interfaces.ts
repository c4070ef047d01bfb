/** @file Which interfaces of DocuSign the traced calls use, and how: what answers of the questionnaire are compared with. Pure. */
import { z } from 'zod'
import type { ExchangeFacts } from './exchange-facts.ts'

const most = { names: 100, length: 100 } as const
const names = z.array(z.string().max(most.length)).max(most.names).default([])

export const usedInterfacesSchema = z.object({
  /** As in `v2.1`. */
  restVersions: names,
  /** As in `dsapi`, from `dsapi.asmx`. */
  soapServices: names,
  /** As facts name them: `Bearer token`, `X-DocuSign-Authentication`, `WS-Security`, … */
  authentications: names,
  /** Public names of the operations, without those that only sign in. */
  operations: names,
  /** Envelopes whose status was asked for more than once. */
  polledEnvelopes: z.number().int().nonnegative().default(0),
})
export type UsedInterfaces = z.infer<typeof usedInterfacesSchema>

/** @param own calls of the integration itself. @returns each name once, in the order of the calls. */
export function usedInterfaces(own: readonly ExchangeFacts[]): UsedInterfaces {
  const asked = new Map<string, number>()
  for (const { role, envelopeId } of own) if (role === 'status-read' && envelopeId) asked.set(envelopeId, (asked.get(envelopeId) ?? 0) + 1)
  return {
    restVersions: distinct(own, ({ kind, path }) => (kind === 'rest' ? (/\/(v\d(?:\.\d)?)(?:\/|\?|$)/i.exec(path)?.[1] ?? '') : '').toLowerCase()),
    soapServices: distinct(own, ({ kind, path }) => (kind === 'soap' ? (/\/(\w+)\.asmx/i.exec(path)?.[1] ?? '') : '').toLowerCase()),
    authentications: distinct(own, ({ authentication }) => authentication ?? ''),
    operations: distinct(own, ({ kind, role, operation }) => (kind === 'oauth' || ['login', 'token', 'user-info'].includes(role) ? '' : operation)),
    polledEnvelopes: [...asked.values()].filter((count) => count > 1).length,
  }
}

function distinct(own: readonly ExchangeFacts[], nameOf: (fact: ExchangeFacts) => string): string[] {
  return [...new Set(own.map((fact) => nameOf(fact).slice(0, most.length)))].filter((name) => name !== '').slice(0, most.names)
}
