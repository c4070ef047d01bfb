/** @file Main process: the shortcuts that work while another program is in front, as long as the recorder is open. */
import { globalShortcut } from 'electron'
import { recordingActions, type RecordingAction, type RecordingKeys } from '#shared/contract/capture.ts'

/** @returns the actions whose shortcut could not be had: another program holds it, or an action before it has the same. */
export function useGlobalShortcuts(keys: RecordingKeys, onAction: (action: RecordingAction) => void): RecordingAction[] {
  dropGlobalShortcuts()
  return recordingActions.filter((action) => keys[action] && !register(keys[action], () => onAction(action)))
}

function register(accelerator: string, run: () => void): boolean {
  // The same twice would silently replace the first.
  if (globalShortcut.isRegistered(accelerator)) return false
  try {
    return globalShortcut.register(accelerator, run)
  } catch {
    return false
  }
}

export function dropGlobalShortcuts(): void {
  globalShortcut.unregisterAll()
}
