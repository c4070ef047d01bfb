/** @file Main process: a thin host. It knows windows, the `app://` protocol, and the life of the service; no rule of the domain. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { hostChannels, type MenuCommand, type ServiceState } from '#shared/contract/host.ts'
import { createAbout } from './about.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { answerCaptureCalls } from './capture/capture-calls.ts'
import { createCaptureGate } from './capture/capture-gate.ts'
import { createRecordingWindows } from './capture/recording-windows.ts'
import { createFileOpener } from './file-opener.ts'
import { answerHostCalls, connectHost, type HostClient } from './host-calls.ts'
import { openLogFile } from './log-file.ts'
import { installMenu } from './menu.ts'
import { findPlaces } from './places.ts'
import { answerSealingCalls } from './sealing.ts'
import { denyByDefault } from './security.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'
import { closeServiceOnQuit } from './shutdown.ts'
import { watchForTroubles } from './window-troubles.ts'
import { createMainWindow, type MainWindow } from './window.ts'
import { answerWorkEnded } from './work-ended.ts'

// Tests and people with several profiles keep their data elsewhere.
if (process.env.CERTPACK_DATA_DIR) app.setPath('userData', process.env.CERTPACK_DATA_DIR)
// By this Windows knows whose notifications and recent files they are.
app.setAppUserModelId('app.certpack.Certpack')
const places = findPlaces()
const userData = app.getPath('userData')
const homes = [userData, homedir()]
const logFile = openLogFile(join(userData, 'logs'), homes)
const log = (message: string) => {
  console.error(`[main] ${message}`)
  logFile.write(`[main] ${message}`)
}
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
  (grant, path) => {
    app.addRecentDocument(path)
    send(hostChannels.openFile, grant)
  },
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
  logFile.write(`Certpack ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform} ${process.arch}`)
  const gate = createCaptureGate(() => page()?.webContents)
  denyByDefault(gate)
  service = startServiceProcess({
    entry: join(places.out, 'service', 'utility.js'),
    node: places.node,
    dataDir: join(userData, 'data'),
    resourcesDir: places.resources,
    log,
    codeCacheDir: join(userData, 'Code Cache', 'service'),
    logOutput: logFile.write,
    onState: onServiceState,
  })
  const running = service
  serveApp(join(places.out, 'renderer'), {
    stored: async (sha256) => {
      const path = (await host?.call('file.path', { sha256 }))?.path
      return path ? { path } : null
    },
    take: async (takeId) => (await host?.call('take.path', { takeId })) ?? null,
  })
  const connected = () => {
    if (!host) throw new Error('The service is not running yet')
    return host
  }
  answerSealingCalls(connected)
  answerHostCalls(running, connected, { closeReady: () => main?.closeReady(), openFileReady: () => opener.setPageReady(true) })
  const about = createAbout({ host: () => host, log: logFile, homes, places })
  installMenu((command: MenuCommand) => send(hostChannels.menu, command), about)
  answerWorkEnded(page, focusWindow)
  closeServiceOnQuit(running, () => host)
  const capture = answerCaptureCalls(page, gate, recordingWindows)
  main = createMainWindow({ places, statePath: join(userData, 'window.json'), isRecording: () => recordingWindows.isRecording() })
  watchForTroubles(main.window, { log, revealLog: about.revealLog, say: (words) => send(hostChannels.said, words) })
  main.window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    opener.setPageReady(false)
    capture.stopAll()
  })
  main.window.webContents.on('render-process-gone', () => capture.stopAll())
  main.window.on('closed', () => capture.stopAll())
  main.window.webContents.on('did-finish-load', () => send(hostChannels.serviceState, ...lastState))
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

process.on('uncaughtException', (error) => {
  log(describe(error))
  dialog.showErrorBox('Certpack has to close', `${error.message}\n\nWhat was saved is safe. Open Certpack again; the log is in ${logFile.path}`)
  app.exit(1)
})

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
      log(describe(error))
      dialog.showErrorBox('Certpack cannot start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}
