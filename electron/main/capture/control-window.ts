/** @file Main process: the small window that stays on top while something is recorded, and is not in the picture. */
import { BrowserWindow, screen, type Display } from 'electron'
import { appOrigin } from '../app-protocol.ts'

const size = { width: 320, height: 384 }
const marginPixels = 16

/** It has no preload: it talks to the page alone, and only about the recording. */
export function openControlWindow(display: Display): BrowserWindow {
  const { x, y, width, height } = display.workArea
  const window = new BrowserWindow({
    ...size,
    x: x + width - size.width - marginPixels,
    y: y + height - size.height - marginPixels,
    title: 'Certpack recording',
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    closable: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  window.setContentProtection(true)
  window.setAlwaysOnTop(true, 'screen-saver')
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
  // It must not take the keyboard from what is recorded.
  window.once('ready-to-show', () => window.showInactive())
  void window.loadURL(`${appOrigin}/control.html`)
  return window
}

/**
 * @param recordedDisplayId of the screen that is recorded; '' where it is a window.
 * @param page the window that would be seen otherwise.
 * @returns where the control may stand without being in the picture, or null.
 */
export function controlDisplay(recordedDisplayId: string, canHide: boolean, page: BrowserWindow): Display | null {
  const near = screen.getDisplayMatching(page.getBounds())
  if (canHide || recordedDisplayId === '') return near
  return screen.getAllDisplays().find(({ id }) => String(id) !== recordedDisplayId) ?? null
}
