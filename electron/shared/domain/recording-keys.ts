/** @file The keys that control a recording from anywhere. Pure. */
import { z } from 'zod'

/** What a recording can be told to do from anywhere: by a global shortcut or by the small control. */
export const recordingActions = ['start', 'pause', 'mark', 'stop'] as const
export type RecordingAction = (typeof recordingActions)[number]

const modifiers = ['CommandOrControl', 'Control', 'Command', 'Alt', 'Shift', 'Super'] as const
const namedKeys = ['Space', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Insert'] as const
const keyPattern = `F[1-9]|F1[0-9]|F2[0-4]|[A-Z0-9]|${namedKeys.join('|')}`

/** As Electron writes it, such as `CommandOrControl+Shift+F9`; '' for none. A key alone would be taken from every other program. */
const acceleratorSchema = z
  .string()
  .max(60)
  .regex(new RegExp(`^$|^(?:(?:${modifiers.join('|')})\\+){1,4}(?:${keyPattern})$`))

export const recordingKeysSchema = z.object({
  start: acceleratorSchema.default('CommandOrControl+Shift+F9'),
  pause: acceleratorSchema.default('CommandOrControl+Shift+F10'),
  mark: acceleratorSchema.default('CommandOrControl+Shift+F11'),
  stop: acceleratorSchema.default('CommandOrControl+Shift+F12'),
})
export type RecordingKeys = z.infer<typeof recordingKeysSchema>

/** As much of a keyboard event as names a shortcut; shared code has no DOM. */
export type KeyPress = { code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

const codeNames: Readonly<Record<string, string>> = { ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' }

/** @returns the shortcut that was pressed, '' while it is not one: only modifiers, or a key that needs one and has none. */
export function acceleratorOf({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isMac: boolean): string {
  const key = codeNames[code] ?? code.replace(/^(?:Key|Digit)(?=.$)/, '')
  const held = [
    (isMac ? metaKey : ctrlKey) && 'CommandOrControl',
    isMac && ctrlKey && 'Control',
    !isMac && metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
  ].filter((name) => name !== false)
  const accelerator = [...held, key].join('+')
  return acceleratorSchema.safeParse(accelerator).success ? accelerator : ''
}

/** @returns the keys one by one, as the platform calls them: `Ctrl`, `Shift`, `F9`. */
export function acceleratorKeys(accelerator: string, isMac: boolean): string[] {
  const names: Readonly<Record<string, string>> = isMac
    ? { CommandOrControl: '⌘', Command: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' }
    : { CommandOrControl: 'Ctrl', Control: 'Ctrl', Command: 'Ctrl', Super: 'Win' }
  return accelerator.split('+').flatMap((key) => (key ? [names[key] ?? key] : []))
}

/** @returns a shortcut in words: `Ctrl+Shift+F9`, `⌘⇧F9`, `none`. */
export function acceleratorText(accelerator: string, isMac: boolean): string {
  return acceleratorKeys(accelerator, isMac).join(isMac ? '' : '+') || 'none'
}

/** @returns the actions whose shortcut an action before them has already. */
export function repeatedKeys(keys: RecordingKeys): RecordingAction[] {
  return recordingActions.filter(
    (action, index) => keys[action] !== '' && recordingActions.slice(0, index).some((other) => keys[other] === keys[action]),
  )
}
