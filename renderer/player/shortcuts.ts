/** @file Which key does what in a player. Pure. */

/** What a key does to the video that is made: only where it can be edited. */
export type EditCommand = 'mark' | 'set-in' | 'set-out' | 'leave-out' | 'cover' | 'begin-here' | 'end-here' | 'clear-selection'

export type PlayerCommand =
  | { kind: 'toggle' }
  | { kind: 'shuttle'; direction: -1 | 0 | 1 }
  | { kind: 'seek-by'; ms: number }
  | { kind: 'seek-to'; place: 'start' | 'end' }
  | { kind: 'frames'; frames: 1 | -1 }
  | { kind: 'mute' }
  | { kind: 'zoom'; steps: -1 | 0 | 1 }
  | { kind: 'pan'; x: -1 | 0 | 1; y: -1 | 0 | 1 }
  | { kind: 'edit'; edit: EditCommand }

/** A key as pressed. `on` is what has the focus: text takes every key, a button takes Space and Enter, a choice takes the arrows too. */
export type KeyPress = { key: string; hasShift: boolean; hasOtherModifier: boolean; on: 'text' | 'choice' | 'button' | 'other' }

/** What the page says about the keys, in the order of use. */
export const shortcutList: readonly { keys: string; action: string }[] = [
  { keys: 'Space', action: 'Play or pause' },
  { keys: 'J, K, L', action: 'Play back, stand still, play on; J or L again: twice as fast, up to four times' },
  { keys: 'Left, Right', action: 'One second back or on' },
  { keys: 'Page down, Page up', action: 'Ten seconds back or on' },
  { keys: 'Comma, Full stop', action: 'One frame back or on' },
  { keys: 'Home, End', action: 'To the start or the end' },
  { keys: 'M', action: 'Add a mark where the player stands' },
  { keys: 'I, O', action: 'Set in or out: where the selection begins, and where it ends' },
  { keys: 'X', action: 'Leave the selection out of the video' },
  { keys: 'C', action: 'Cover a region of the picture' },
  { keys: '[ and ]', action: 'The video begins here, or ends here' },
  { keys: 'Escape', action: 'Clear the selection' },
  { keys: 'Plus, Minus, 0', action: 'See more of the timeline’s detail, less, or all of it' },
  { keys: 'Ctrl with the wheel', action: 'The same, around the pointer' },
  { keys: 'Arrows on an edge', action: 'Move it by a frame, with Shift by a second' },
  { keys: 'Alt while dragging', action: 'Do not snap to marks, cuts and the player' },
  { keys: 'S', action: 'Sound off or on' },
  { keys: 'Shift with an arrow', action: 'Move the picture when it does not fit' },
]

const edit = (command: EditCommand): PlayerCommand => ({ kind: 'edit', edit: command })

const plainKeys = new Map<string, PlayerCommand>([
  [' ', { kind: 'toggle' }],
  ['j', { kind: 'shuttle', direction: -1 }],
  ['k', { kind: 'shuttle', direction: 0 }],
  ['l', { kind: 'shuttle', direction: 1 }],
  ['ArrowLeft', { kind: 'seek-by', ms: -1_000 }],
  ['ArrowRight', { kind: 'seek-by', ms: 1_000 }],
  ['PageUp', { kind: 'seek-by', ms: 10_000 }],
  ['PageDown', { kind: 'seek-by', ms: -10_000 }],
  ['Home', { kind: 'seek-to', place: 'start' }],
  ['End', { kind: 'seek-to', place: 'end' }],
  [',', { kind: 'frames', frames: -1 }],
  ['.', { kind: 'frames', frames: 1 }],
  ['s', { kind: 'mute' }],
  ['+', { kind: 'zoom', steps: 1 }],
  ['=', { kind: 'zoom', steps: 1 }],
  ['-', { kind: 'zoom', steps: -1 }],
  ['0', { kind: 'zoom', steps: 0 }],
  ['m', edit('mark')],
  ['i', edit('set-in')],
  ['o', edit('set-out')],
  ['x', edit('leave-out')],
  ['c', edit('cover')],
  ['[', edit('begin-here')],
  [']', edit('end-here')],
  ['Escape', edit('clear-selection')],
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
