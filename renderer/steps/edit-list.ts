/** @returns the list with the item at `index` replaced by itself with changes. */
export function withChanges<Item>(items: readonly Item[], index: number, changes: Partial<Item>): Item[] {
  return items.map((item, at) => (at === index ? { ...item, ...changes } : item))
}

/** @returns the list without the item at `index`. */
export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index)
}

/** @returns the list with the item at `index` again, or at the end of what became shorter; as it is where there is none. */
export function withAgain<Item>(items: readonly Item[], index: number, item: Item | undefined): Item[] {
  return item === undefined ? [...items] : items.toSpliced(index, 0, item)
}
