/** @returns the list with the item at `index` replaced by itself with changes. */
export function withChanges<Item>(items: readonly Item[], index: number, changes: Partial<Item>): Item[] {
  return items.map((item, at) => (at === index ? { ...item, ...changes } : item))
}

/** @returns the list without the item at `index`. */
export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index)
}
