/** @file Places labels above the axis so that none covers another. Pure. */

export type LabelToPlace = { id: string; /** What the label belongs to. */ x: number; width: number }
export type PlacedLabel = LabelToPlace & {
  /** Its left edge. */
  left: number
  /** 0 is the row next to the axis. */
  row: number
}

const gap = 10
const besideLine = 5

function overlap(a: PlacedLabel, b: PlacedLabel): boolean {
  return a.left < b.left + b.width + gap && b.left < a.left + a.width + gap
}

/** Whether the line from a label down to the axis goes through another one below it. */
function crosses(line: PlacedLabel, label: PlacedLabel): boolean {
  return label.row < line.row && label.left - 2 <= line.x && line.x <= label.left + label.width + 2
}

/**
 * A label stands to the right of its line, or to the left of it where there is no room; in the lowest row in which it neither
 * covers another one nor, if that can be, has a line through it.
 * @returns the labels in the order in which they were given, all within `width`.
 */
export function placeLabels(labels: readonly LabelToPlace[], width: number): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  // From the right: the line of a label further left then stays clear of those that are there.
  for (const label of labels.toSorted((a, b) => b.x - a.x)) {
    const right = label.x + besideLine
    const left = right + label.width <= width ? right : Math.max(0, label.x - besideLine - label.width)
    const inRow = (row: number): PlacedLabel => ({ ...label, left, row })
    const rows = Array.from({ length: placed.length + 1 }, (_, row) => inRow(row))
    const free = rows.filter((candidate) => !placed.some((other) => other.row === candidate.row && overlap(candidate, other)))
    const clear = free.find((candidate) => !placed.some((other) => crosses(candidate, other) || crosses(other, candidate)))
    placed.push(clear ?? free[0] ?? inRow(placed.length))
  }
  return labels.flatMap(({ id }) => placed.filter((label) => label.id === id))
}
