/** @file Which items of a script the takes show. Pure. */
import type { Take } from '#shared/domain/takes.ts'
import { isMarkOf, type ScriptItem } from './script.ts'

/** @returns the ids of the items that a mark of a take was set by. */
export function shownItems(script: readonly ScriptItem[], takes: readonly Take[]): Set<string> {
  return new Set(script.filter((item) => takes.some(({ marks }) => marks.some((mark) => isMarkOf(mark, item)))).map(({ id }) => id))
}

/** @returns a name for a take that nobody has named: what it shows, and which try it is. */
export function takeTitle(item: ScriptItem | null, takes: readonly Take[]): string {
  const base = item?.title ?? 'Whole script'
  const others = takes.filter(({ title }) => title === base || title.startsWith(`${base}, take `)).length
  return others === 0 ? base : `${base}, take ${others + 1}`
}
