/** @file What every rule rests on: the words it follows from, how they are read, and whether it may be waived. Pure; the texts are data. */
import data from '#resources/rules.json' with { type: 'json' }
import { z } from 'zod'
import { severitySchema } from './severity.ts'

const ruleTextSchema = z.strictObject({
  /** As in `R8.2`. */
  id: z.string(),
  /** The words of the published steps; '' where the rule has another source. */
  quote: z.string().default(''),
  source: z.string(),
  /** Our reading of those words, the one that no reviewer refuses. */
  reading: z.string(),
  /** Ambiguities of the published steps that this reading settles, as in `A3`. */
  settles: z.array(z.string()).default([]),
  /** What the rule can come out as; none for a rule that only decides what applies. */
  levels: z.array(severitySchema),
  /** `sometimes`: only what the rule itself marks, which `waivableWhen` says in words. */
  waivable: z.enum(['always', 'sometimes', 'never']),
  waivableWhen: z.string().default(''),
})
export type RuleText = z.infer<typeof ruleTextSchema>

/** Every rule, in the order of the steps; first those of the published steps. */
export const ruleBook = z.array(ruleTextSchema).parse(data)

const byId = new Map(ruleBook.map((rule) => [rule.id, rule]))

/** @returns what a rule rests on; undefined for an id that is no rule. */
export function ruleText(id: string): RuleText | undefined {
  return byId.get(id)
}
