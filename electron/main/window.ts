/** @file Main process: the one window, sandboxed. It closes only after the page has saved. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { hostChannels } from '#shared/contract/host.ts'
import { appOrigin } from './app-protocol.ts'
import type { Places } from './places.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

/** How long the page may take to save before the window closes all the same. */
const closeAtMostMs = 3_000
/** The same while it records: a take is brought to its end first. */
const closeRecordingAtMostMs = 10_000

export type MainWindow = { window: BrowserWindow; closeReady(): void }

export type MainWindowOptions = {
  places: Places
  /** Where it is kept how the window stood. */
  statePath: string
  isRecording: () => boolean
}

export function createMainWindow({ places, statePath, isRecording }: MainWindowOptions): MainWindow {
  const state = readWindowState(statePath)
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    ...(state ? { x: state.x, y: state.y, width: state.width, height: state.height } : {}),
    minWidth: 960,
    minHeight: 640,
    title: 'Certpack',
    show: false,
    // Windows and macOS take it from the program.
    ...(process.platform === 'linux' ? { icon: places.icon } : {}),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#f6f6f4',
    webPreferences: {
      preload: join(places.out, 'preload', 'index.cjs'),
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
  if (state?.isMaximized) window.maximize()
  keepWindowState(window, statePath)
  void window.loadURL(`${appOrigin}/index.html`)
  return { window, closeReady }
}
