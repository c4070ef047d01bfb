/**
 * @file Main process: when our page may use the screen and the microphone. It may ask for a microphone while the recorder is open, and for
 * one screen or window, once, just after it has chosen it; everything else stays denied.
 */
import { session, type DesktopCapturerSource, type WebContents } from 'electron'

/** A source that was chosen is asked for at once; later it does not count any more. */
const armedForMs = 10_000

export type CaptureGate = {
  open(): void
  close(): void
  isOpen(): boolean
  /** Lets the page have this source with its next request. */
  arm(source: DesktopCapturerSource, hasSystemSound: boolean): void
  /** @returns whether the page may have this permission now. `kinds` are what a request for media is about, where it says so. */
  allows(permission: string, contents: WebContents | null, kinds: readonly string[]): boolean
  /** The same for a request: of the screen it is allowed once. */
  grants(permission: string, contents: WebContents, kinds: readonly string[]): boolean
}

/** @param page the contents of the window that records, while there is one. */
export function createCaptureGate(page: () => WebContents | undefined): CaptureGate {
  let isOpen = false
  let isScreenAllowed = false
  let timer: NodeJS.Timeout | undefined

  function disarm(): void {
    clearTimeout(timer)
    isScreenAllowed = false
    // Without a handler Electron refuses every request for the screen.
    session.defaultSession.setDisplayMediaRequestHandler(null)
  }

  /** Electron 33 asks for media of no kind where later ones ask for `display-capture`. */
  const isForScreen = (permission: string, kinds: readonly string[]) =>
    permission === 'display-capture' || (permission === 'media' && kinds.length === 0)

  function allows(permission: string, contents: WebContents | null, kinds: readonly string[]): boolean {
    if (!isOpen || contents === null || contents !== page()) return false
    if (isForScreen(permission, kinds)) return isScreenAllowed
    // A camera is never ours to ask for.
    return permission === 'media' && kinds.every((kind) => kind === 'audio')
  }

  return {
    isOpen: () => isOpen,
    open() {
      isOpen = true
    },
    close() {
      isOpen = false
      disarm()
    },
    arm(source, hasSystemSound) {
      disarm()
      isScreenAllowed = true
      timer = setTimeout(disarm, armedForMs)
      timer.unref()
      session.defaultSession.setDisplayMediaRequestHandler((request, answer) => {
        const isPage = request.frame !== null && request.frame === page()?.mainFrame
        // The handler is taken away after this answer, not within it.
        setImmediate(disarm)
        if (!isPage || !isOpen) return answer(null)
        answer({ video: source, ...(hasSystemSound && request.audioRequested ? { audio: 'loopback' } : {}) })
      })
    },
    allows,
    grants(permission, contents, kinds) {
      const isAllowed = allows(permission, contents, kinds)
      if (isAllowed && isForScreen(permission, kinds)) isScreenAllowed = false
      return isAllowed
    },
  }
}
