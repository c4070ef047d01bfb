/** @file Main process: everything is denied here, in one place. Only our own page in our own window may ask for anything. */
import { app, ipcMain, session, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { appOrigin } from './app-protocol.ts'
import type { CaptureGate } from './capture/capture-gate.ts'

/** Only `app://` is ever loaded: the application makes no network request at run time. */
const loadable = new Set(['app:', 'blob:', 'data:', 'devtools:'])

function isOurs(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}` === appOrigin
  } catch {
    return false
  }
}

function lockDown(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Call before the first window. @param gate says what our page may use while it records. */
export function denyByDefault(gate: CaptureGate): void {
  app.on('web-contents-created', (_event, contents) => lockDown(contents))
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(details.isMainFrame && isOurs(details.requestingUrl) && gate.grants(permission, contents, kinds))
  })
  defaultSession.setPermissionCheckHandler((contents, permission, origin, { isMainFrame, mediaType }) => {
    const kinds = mediaType === undefined || mediaType === 'unknown' ? [] : [mediaType]
    return isMainFrame && isOurs(origin) && gate.allows(permission, contents, kinds)
  })
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !loadable.has(new URL(url).protocol) }))
}

/** Answers `channel`, but only when the main frame of our own page asks. */
export function handleFromPage<Arguments extends unknown[], Result>(
  channel: string,
  handler: (event: IpcMainInvokeEvent, ...values: Arguments) => Result | Promise<Result>,
): void {
  ipcMain.handle(channel, (event, ...values) => {
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !isOurs(frame.url)) throw new Error(`${channel} refused: not our page`)
    return handler(event, ...(values as Arguments))
  })
}
