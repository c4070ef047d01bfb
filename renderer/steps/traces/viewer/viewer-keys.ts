/** @file Which key does what in the list of calls. Pure. */

export type ViewerCommand =
  /** Moves in the list, and with it the call that is open. */
  { kind: 'move'; by: 1 | -1 | 'page' | '-page' | 'start' | 'end' } | { kind: 'open' } | { kind: 'close' } | { kind: 'filter' }

/** A key as pressed. `on` is what has the focus. */
export type ViewerKeyPress = { key: string; hasModifier: boolean; on: 'list' | 'filter' | 'text' | 'other' }

/** What the page says about the keys, in the order of use. */
export const viewerKeyList: readonly { keys: string; action: string }[] = [
  { keys: 'Up, Down', action: 'Previous or next call in the list' },
  { keys: 'Page up, Page down', action: 'A screenful up or down' },
  { keys: 'Home, End', action: 'First or last call' },
  { keys: 'Enter', action: 'Open the call; in the filter, look through all messages' },
  { keys: 'J, K or ], [', action: 'Next or previous call, also from an open call' },
  { keys: 'Escape', action: 'Close the call, back to the list' },
  { keys: '/', action: 'To the filter' },
]

const listKeys = new Map<string, ViewerCommand>([
  ['ArrowDown', { kind: 'move', by: 1 }],
  ['ArrowUp', { kind: 'move', by: -1 }],
  ['PageDown', { kind: 'move', by: 'page' }],
  ['PageUp', { kind: 'move', by: '-page' }],
  ['Home', { kind: 'move', by: 'start' }],
  ['End', { kind: 'move', by: 'end' }],
  ['Enter', { kind: 'open' }],
  [' ', { kind: 'open' }],
])

const plainKeys = new Map<string, ViewerCommand>([
  ['j', { kind: 'move', by: 1 }],
  [']', { kind: 'move', by: 1 }],
  ['k', { kind: 'move', by: -1 }],
  ['[', { kind: 'move', by: -1 }],
  ['/', { kind: 'filter' }],
  ['Escape', { kind: 'close' }],
])

/** @returns what the key asks of the viewer, or null where it belongs to something else. */
export function viewerCommandOf({ key, hasModifier, on }: ViewerKeyPress): ViewerCommand | null {
  if (hasModifier || on === 'text') return null
  if (on === 'filter') return key === 'ArrowDown' ? { kind: 'close' } : null
  const plain = plainKeys.get(key.length > 1 ? key : key.toLowerCase())
  if (plain) return plain
  return on === 'list' ? (listKeys.get(key) ?? null) : null
}

/** @param current place in the list, -1 for none yet. @returns the place after the move, within the list; -1 in an empty one. */
export function placeAfter(current: number, by: Extract<ViewerCommand, { kind: 'move' }>['by'], count: number, pageSize: number): number {
  if (count === 0) return -1
  if (by === 'start') return 0
  if (by === 'end') return count - 1
  const step = by === 'page' ? pageSize : by === '-page' ? -pageSize : by
  return Math.min(count - 1, Math.max(0, current < 0 ? 0 : current + step))
}
