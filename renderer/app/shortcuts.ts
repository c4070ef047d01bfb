import { host } from '../client/service.ts'

/** What can be done from the keyboard on every page; the player of the demo video lists its own keys. */
export const shortcuts = {
  undo: { keys: ['Mod', 'Z'], does: 'Undo the last change' },
  redo: { keys: ['Mod', 'Shift', 'Z'], does: 'Redo it' },
  new: { keys: ['Mod', 'N'], does: 'New submission' },
  open: { keys: ['Mod', 'O'], does: 'Open a .certpack file' },
  settings: { keys: ['Mod', ','], does: 'Settings' },
  shortcuts: { keys: ['?'], does: 'This list (F1 as well)' },
} as const
export type Shortcut = keyof typeof shortcuts

/** @returns a shortcut as the platform writes it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutText(shortcut: Shortcut): string {
  const isMac = host.platform === 'darwin'
  const { keys } = shortcuts[shortcut]
  const named = keys.map((key) => (key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key === 'Shift' && isMac ? '⇧' : key))
  return isMac ? named.join('') : named.join('+')
}

/** @returns the shortcut that a key press is, if any. Plain `?` counts only outside of text fields. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.key === 'F1') return 'shortcuts'
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  if (event.key === '?' && !isTyping) return 'shortcuts'
  const hasMod = host.platform === 'darwin' ? event.metaKey : event.ctrlKey
  if (!hasMod || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  if (key === 'y' && host.platform !== 'darwin') return 'redo'
  if (event.shiftKey) return undefined
  return key === 'n' ? 'new' : key === 'o' ? 'open' : key === ',' ? 'settings' : undefined
}
