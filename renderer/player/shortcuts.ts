/** @file Which key does what in a player. Pure. */

export type PlayerCommand =
  | { kind: 'toggle' }
  | { kind: 'seek-by'; ms: number }
  | { kind: 'seek-to'; place: 'start' | 'end' }
  | { kind: 'frames'; frames: 1 | -1 }
  | { kind: 'mute' }
  | { kind: 'mark' }
  | { kind: 'pan'; x: -1 | 0 | 1; y: -1 | 0 | 1 }

/** A key as pressed. `on` is what has the focus: text takes every key, a button takes Space and Enter, a choice takes the arrows too. */
export type KeyPress = { key: string; hasShift: boolean; hasOtherModifier: boolean; on: 'text' | 'choice' | 'button' | 'other' }

/** What the page says about the keys, in the order of use. */
export const shortcutList: readonly { keys: string; action: string }[] = [
  { keys: 'Space or K', action: 'Play or pause' },
  { keys: 'Left, Right', action: 'One second back or on' },
  { keys: 'J, L', action: 'Ten seconds back or on' },
  { keys: 'Comma, Full stop', action: 'One frame back or on' },
  { keys: 'Home, End', action: 'To the start or the end' },
  { keys: 'M', action: 'Add a mark where the player stands' },
  { keys: 'S', action: 'Sound off or on' },
  { keys: 'Shift with an arrow', action: 'Move the picture when it is shown at 100 %' },
]

const plainKeys = new Map<string, PlayerCommand>([
  [' ', { kind: 'toggle' }],
  ['k', { kind: 'toggle' }],
  ['j', { kind: 'seek-by', ms: -10_000 }],
  ['l', { kind: 'seek-by', ms: 10_000 }],
  ['ArrowLeft', { kind: 'seek-by', ms: -1_000 }],
  ['ArrowRight', { kind: 'seek-by', ms: 1_000 }],
  ['PageUp', { kind: 'seek-by', ms: 10_000 }],
  ['PageDown', { kind: 'seek-by', ms: -10_000 }],
  ['Home', { kind: 'seek-to', place: 'start' }],
  ['End', { kind: 'seek-to', place: 'end' }],
  [',', { kind: 'frames', frames: -1 }],
  ['.', { kind: 'frames', frames: 1 }],
  ['m', { kind: 'mark' }],
  ['s', { kind: 'mute' }],
])

const panKeys = new Map<string, PlayerCommand>([
  ['ArrowLeft', { kind: 'pan', x: -1, y: 0 }],
  ['ArrowRight', { kind: 'pan', x: 1, y: 0 }],
  ['ArrowUp', { kind: 'pan', x: 0, y: -1 }],
  ['ArrowDown', { kind: 'pan', x: 0, y: 1 }],
])

/** @returns what the key asks of the player, or null where it belongs to something else. */
export function commandOf({ key, hasShift, hasOtherModifier, on }: KeyPress): PlayerCommand | null {
  if (hasOtherModifier || on === 'text') return null
  const isWordKey = key.length > 1
  if (on === 'choice' && (isWordKey || key === ' ')) return null
  if (on === 'button' && key === ' ') return null
  if (hasShift && isWordKey) return panKeys.get(key) ?? null
  return plainKeys.get(isWordKey ? key : key.toLowerCase()) ?? null
}
