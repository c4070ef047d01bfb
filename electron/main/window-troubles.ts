/** @file Main process: a window that crashes or hangs is said in words, with the way back. */
import { app, dialog, type BrowserWindow } from 'electron'

export type TroubleOptions = {
  log: (line: string) => void
  revealLog: () => void
  /** Tells the page something, once it can hear. */
  say: (words: string) => void
}

/** Crashes within this time that make us ask before the next try. */
const crashWindowMs = 60_000
const crashesAllowed = 3

/** A page that died is loaded again where it was: the address holds the step, the service holds the data. */
export function watchForTroubles(window: BrowserWindow, { log, revealLog, say }: TroubleOptions): void {
  const crashesAtMs: number[] = []
  const { webContents } = window

  function loadAgain(): void {
    if (window.isDestroyed()) return
    webContents.once('did-finish-load', () => say('The window stopped and was opened again where it was; nothing saved is lost.'))
    webContents.reload()
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashesAtMs.push(now)
    log(`The window stopped: ${reason} (${exitCode})`)
    if (crashesAtMs.filter((at) => now - at < crashWindowMs).length > crashesAllowed) void askAfterCrash()
    else loadAgain()
  })

  async function askAfterCrash(): Promise<void> {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Certpack',
      message: 'The window keeps stopping',
      detail: 'What was saved is safe. Open it again, or close Certpack and look at the log.',
      buttons: ['Open it again', 'Show the log', 'Close Certpack'],
      defaultId: 0,
      cancelId: 2,
    })
    if (response === 1) revealLog()
    if (response === 0) loadAgain()
    else app.exit(1)
  }

  let isAsking = false
  let closeQuestion = new AbortController()
  window.on('responsive', () => closeQuestion.abort())
  window.on('unresponsive', () => {
    if (isAsking) return
    isAsking = true
    closeQuestion = new AbortController()
    log('The window does not answer')
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: 'Certpack',
        message: 'The window does not answer',
        detail: 'It may still come back. What was saved is safe; opened again, it stands where it was.',
        buttons: ['Wait', 'Open it again'],
        defaultId: 0,
        cancelId: 0,
        signal: closeQuestion.signal,
      })
      .then(({ response }) => {
        isAsking = false
        if (response === 1 && !window.isDestroyed()) webContents.forcefullyCrashRenderer()
      })
  })
}
