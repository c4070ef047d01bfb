/** @file Main process: the one window, sandboxed. It closes only after the page has saved. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { hostChannels } from '#shared/contract/host.ts'
import { appOrigin } from './app-protocol.ts'

/** How long the page may take to save before the window closes all the same. */
const closeAtMostMs = 3_000
/** The same while it records: a take is brought to its end first. */
const closeRecordingAtMostMs = 10_000

export type MainWindow = { window: BrowserWindow; closeReady(): void }

export function createMainWindow(outDir: string, isRecording: () => boolean): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 960,
    minHeight: 640,
    title: 'Certpack',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#f6f6f4',
    webPreferences: {
      preload: join(outDir, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })

  let mayClose = false
  const closeReady = () => {
    mayClose = true
    if (!window.isDestroyed()) window.close()
  }
  window.on('close', (event) => {
    if (mayClose || window.webContents.isCrashed()) return
    event.preventDefault()
    window.webContents.send(hostChannels.closeRequested)
    setTimeout(closeReady, isRecording() ? closeRecordingAtMostMs : closeAtMostMs).unref()
  })
  window.once('ready-to-show', () => window.show())
  // A page that died is loaded again where it was: the address holds the step, the service holds the data.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  void window.loadURL(`${appOrigin}/index.html`)
  return { window, closeReady }
}
