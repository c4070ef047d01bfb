/** @file Main process: a thin host. It knows windows, the `app://` protocol, and the life of the service; no rule of the domain. */
import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { hostChannels, type MenuCommand, type ServiceState } from '#shared/contract/host.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { answerCaptureCalls } from './capture/capture-calls.ts'
import { createCaptureGate } from './capture/capture-gate.ts'
import { createRecordingWindows } from './capture/recording-windows.ts'
import { createFileOpener } from './file-opener.ts'
import { answerHostCalls, connectHost, type HostClient } from './host-calls.ts'
import { installMenu } from './menu.ts'
import { denyByDefault } from './security.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'
import { closeServiceOnQuit } from './shutdown.ts'
import { createMainWindow, type MainWindow } from './window.ts'

const appDir = app.getAppPath()
const outDir = join(appDir, 'out')
const log = (message: string) => console.error(`[main] ${message}`)

// Tests and people with several profiles keep their data elsewhere.
if (process.env.CERTPACK_DATA_DIR) app.setPath('userData', process.env.CERTPACK_DATA_DIR)
// Nothing is ever fetched; without these Chromium would look for updates of its own parts.
app.commandLine.appendSwitch('disable-background-networking')
app.commandLine.appendSwitch('disable-component-update')
registerAppScheme()

let main: MainWindow | undefined
let service: ServiceProcess | undefined
let host: HostClient | undefined
let lastState: [ServiceState, string] = ['starting', '']

function page(): BrowserWindow | undefined {
  return main && !main.window.isDestroyed() ? main.window : undefined
}

function send(channel: string, ...values: unknown[]): void {
  page()?.webContents.send(channel, ...values)
}

const opener = createFileOpener(
  () => host,
  (grant) => send(hostChannels.openFile, grant),
  (message) => dialog.showErrorBox('This file cannot be opened', message),
)

function focusWindow(): void {
  if (!main || main.window.isDestroyed()) return
  if (main.window.isMinimized()) main.window.restore()
  main.window.show()
  main.window.focus()
}

function onServiceState(state: ServiceState, message: string): void {
  lastState = [state, message]
  if (state === 'running' && service) host = connectHost(service)
  send(hostChannels.serviceState, state, message)
  if (state === 'running') void opener.deliver()
}

const recordingWindows = createRecordingWindows(page)

async function start(): Promise<void> {
  const gate = createCaptureGate(() => page()?.webContents)
  denyByDefault(gate)
  service = startServiceProcess({
    entry: join(outDir, 'service', 'utility.js'),
    appDir,
    dataDir: join(app.getPath('userData'), 'data'),
    resourcesDir: join(appDir, 'resources'),
    log,
    onState: onServiceState,
  })
  const running = service
  serveApp(join(outDir, 'renderer'), {
    stored: async (sha256) => {
      const path = (await host?.call('file.path', { sha256 }))?.path
      return path ? { path } : null
    },
    take: async (takeId) => (await host?.call('take.path', { takeId })) ?? null,
  })
  answerHostCalls(
    running,
    () => {
      if (!host) throw new Error('The service is not running yet')
      return host
    },
    { closeReady: () => main?.closeReady(), openFileReady: () => opener.setPageReady(true) },
  )
  installMenu((command: MenuCommand) => send(hostChannels.menu, command))
  closeServiceOnQuit(running, () => host)
  const capture = answerCaptureCalls(page, gate, recordingWindows)
  main = createMainWindow(outDir, () => recordingWindows.isRecording())
  main.window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    opener.setPageReady(false)
    capture.stopAll()
  })
  main.window.webContents.on('render-process-gone', () => capture.stopAll())
  main.window.on('closed', () => capture.stopAll())
  main.window.webContents.on('did-finish-load', () => send(hostChannels.serviceState, ...lastState))
}

if (app.requestSingleInstanceLock()) {
  opener.add(process.argv.slice(1), process.cwd())
  app.on('second-instance', (_event, commandLine, folder) => {
    focusWindow()
    opener.add(commandLine.slice(1), folder)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    opener.add([path], '/')
  })
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error))
      dialog.showErrorBox('Certpack cannot start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}
