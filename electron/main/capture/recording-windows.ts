/** @file Main process: how our windows stand while something is recorded. */
import { screen, type BrowserWindow } from 'electron'
import type { CaptureWindows } from '#shared/contract/capture.ts'
import { canHideWindows } from './capture-system.ts'
import { controlDisplay, openControlWindow } from './control-window.ts'

export type RecordingWindows = {
  /** @param displayId of the screen that is recorded; '' for a window, null where only the system knows. */
  begin(displayId: string | null): CaptureWindows
  end(): void
  isRecording(): boolean
  control(): BrowserWindow | undefined
}

/** @param page the window that records. */
export function createRecordingWindows(page: () => BrowserWindow | undefined): RecordingWindows {
  let control: BrowserWindow | undefined
  let isRecording = false
  let isPageHidden = false

  /** Whether the picture would show the page: it stands on the screen that is recorded. Content protection does not make it worth seeing. */
  function isInPicture(window: BrowserWindow, displayId: string): boolean {
    return displayId !== '' && String(screen.getDisplayMatching(window.getBounds()).id) === displayId
  }

  function end(): void {
    isRecording = false
    control?.destroy()
    control = undefined
    const window = page()
    if (!window || window.isDestroyed()) return
    window.webContents.setBackgroundThrottling(true)
    if (isPageHidden) {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    }
    isPageHidden = false
  }

  return {
    begin(wantedId) {
      end()
      const window = page()
      if (!window) return { isControlShown: false, isPageHidden: false }
      // It may be the screen on which the page stands.
      const displayId = wantedId ?? String(screen.getDisplayMatching(window.getBounds()).id)
      isRecording = true
      // The page does the recording, also while nobody sees it.
      window.webContents.setBackgroundThrottling(false)
      const display = controlDisplay(displayId, canHideWindows, window)
      if (display) control = openControlWindow(display)
      isPageHidden = isInPicture(window, displayId)
      if (isPageHidden) window.minimize()
      return { isControlShown: control !== undefined, isPageHidden }
    },
    end,
    isRecording: () => isRecording,
    control: () => control,
  }
}
